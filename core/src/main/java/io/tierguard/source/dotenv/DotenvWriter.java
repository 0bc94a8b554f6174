package io.tierguard.source.dotenv;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a {@code .env} file, line after line.
 *
 * <pre>{@code
 * DotenvWriter writer = DotenvWriter.forAllReaders();
 * writer.comment("The port to listen on.");
 * Optional<Refusal> refusal = writer.set("PORT", "8080");
 * Files.writeString(path, writer.text());
 * }</pre>
 *
 * <p>Lines end with {@code \n}, the last one too. It is not thread-safe, and it keeps the values as text: what it has
 * written is as secret as they are.
 */
public final class DotenvWriter {
    private final boolean composeAlone;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> names = new HashSet<>();

    private DotenvWriter(boolean composeAlone) {
        this.composeAlone = composeAlone;
    }

    /** Returns a writer that spells values so that {@linkplain Spelling#forAllReaders all readers} read the same. */
    public static DotenvWriter forAllReaders() {
        return new DotenvWriter(false);
    }

    /** Returns a writer that spells values {@linkplain Spelling#forCompose for Docker Compose} alone, if it must. */
    public static DotenvWriter forCompose() {
        return new DotenvWriter(true);
    }

    /**
     * Sets a name to a value on a line of its own, or writes nothing and returns why. A name is refused if one of the
     * readers wouldn't take it, whatever the values are spelled for, and if it is set already.
     */
    public Optional<Refusal> set(String name, String value) {
        Refusal refusal = names.contains(name) ? Refusal.REPEATED : Spelling.refusalOfName(name);
        if (refusal != null) {
            return Optional.of(refusal);
        }
        Spelling spelling = composeAlone ? Spelling.forCompose(value) : Spelling.forAllReaders(value);
        if (spelling instanceof Spelling.Refused refused) {
            return Optional.of(refused.why());
        }
        if (spelling instanceof Spelling.Written written) {
            out.append(name).append('=').append(written.text()).append('\n');
            names.add(name);
        }
        return Optional.empty();
    }

    /**
     * Writes text as comment, with a {@code #} before each of its lines. What any reader takes for the end of a line
     * begins a new one here; other control characters become spaces, since nobody sees them, and half of a surrogate
     * pair becomes a question mark.
     */
    public DotenvWriter comment(String text) {
        boolean begun = false;
        out.append('#');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                continue;
            }
            if (breaksLine(c)) {
                out.append("\n#");
                begun = false;
            } else {
                out.append(begun ? "" : " ").append(shown(text, i));
                begun = true;
            }
        }
        out.append('\n');
        return this;
    }

    /** Writes a blank line. */
    public DotenvWriter blankLine() {
        out.append('\n');
        return this;
    }

    /** Returns the file so far. */
    public String text() {
        return out.toString();
    }

    private static char shown(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1)) ? c : '?';
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1)) ? c : '?';
        }
        return Character.isISOControl(c) ? ' ' : c;
    }

    private static boolean breaksLine(char c) {
        return c == '\n' || c == '\r' || c == 0x0b || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
