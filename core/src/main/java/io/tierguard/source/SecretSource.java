package io.tierguard.source;

/**
 * Fetches secrets from where they are kept.
 *
 * <p>An implementation says what it found and what went wrong in one {@link Reading}: values that it has although others
 * failed, and a {@link io.tierguard.model.Problem} for each thing that failed, with a place and a mend, and with no text
 * of the manager's own, which may hold secrets. Entries carry {@link io.tierguard.model.Origin.Stored},
 * or {@link io.tierguard.model.Origin.Job} where they are variables of the process that the source knows more of.
 *
 * <p>It is called once for each load, on a thread of its own, while the local layers are read. It should end within
 * {@link SecretRequest#budget()}; after that it is interrupted, its answer is dropped, and the load goes on with a
 * finding. What it throws becomes a finding that names the exception's type alone. It must be safe to call from several
 * loads at once. A configuration that is kept fresh does not call it while one of its earlier calls still hangs.
 *
 * <p>What passes by itself is {@code SECRETS_TIMEOUT} or {@code SECRETS_UNAVAILABLE}, also where only a part failed so:
 * {@code SECRETS_PARTIAL} is an alarm to a configuration that is kept fresh.
 *
 * <pre>{@code
 * SecretSource vault = new SecretSource() {
 *     public String name() {
 *         return "the vault";
 *     }
 *
 *     public Reading fetch(SecretRequest request) {
 *         Origin origin = new Origin.Stored(name(), "OPENAI_API_KEY");
 *         return new Reading(List.of(Entry.of("OPENAI_API_KEY", read(request.tier()), origin)), List.of());
 *     }
 * };
 * }</pre>
 */
public interface SecretSource {
    /** Returns what reports call this source: {@code AWS Secrets Manager event-api/production}. */
    String name();

    /**
     * Fetches what the request asks for.
     *
     * @throws Exception for any reason; its type becomes a finding, its message does not
     */
    Reading fetch(SecretRequest request) throws Exception;

    /**
     * Returns which names it has, for a check before a deployment. No value is read to find out, and none is handed out. It is
     * called as {@link #fetch} is; a source that doesn't override this can't tell.
     *
     * @throws Exception for any reason; its type becomes a finding, its message does not
     */
    default SecretNames names(SecretRequest request) throws Exception {
        return SecretNames.UNKNOWN;
    }
}
