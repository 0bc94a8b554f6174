package io.tierguard.secrets.aws;

import static io.tierguard.LiveConfig.State.ALARM;
import static io.tierguard.LiveConfig.State.FRESH;
import static io.tierguard.LiveConfig.State.STALE;
import static io.tierguard.secrets.aws.FailureMatrix.Start.REFUSES;
import static io.tierguard.secrets.aws.FailureMatrix.Start.STARTS;
import static io.tierguard.secrets.aws.FailureMatrix.Start.WARNS;

import io.tierguard.LiveConfig.State;
import io.tierguard.testing.FakeSecretsManager;
import io.tierguard.testing.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What can go wrong, and what must come of it: a row for each fault, in the order of the error table. */
@SuppressWarnings("ImmutableEnumChecker") // a row says what happens by a function
enum FailureMatrix {
    // the finding, at a start in development, in staging and production, at a refresh, and how it comes about

    THROTTLED("TG626", WARNS, REFUSES, STALE, hit(Fault.THROTTLING)),
    THROTTLED_ONCE("", STARTS, STARTS, FRESH, hit(Fault.THROTTLING.times(1))),
    BROKEN("TG626", WARNS, REFUSES, STALE, hit(Fault.INTERNAL_SERVICE_ERROR)),
    BROKEN_ONCE("", STARTS, STARTS, FRESH, hit(Fault.INTERNAL_SERVICE_ERROR.times(1))),
    A_PAGE_OF_HTML("TG626", WARNS, REFUSES, STALE, hit(Fault.SERVICE_UNAVAILABLE)),

    NO_ANSWER("TG621", WARNS, REFUSES, STALE, hit(Fault.NO_ANSWER)),
    SLOW_TO_BEGIN("TG621", WARNS, REFUSES, STALE, hit(Fault.slowFirstByte(Duration.ofHours(1)))),
    SLOW_TO_END("TG621", WARNS, REFUSES, STALE, hit(Fault.slowBody(Duration.ofHours(1)))),
    A_LITTLE_SLOW("", STARTS, STARTS, FRESH, hit(Fault.slowBody(Duration.ofMillis(50)))),
    NOBODY_LISTENS("TG626", WARNS, REFUSES, STALE, URI.create("http://127.0.0.1:1")),
    NO_SUCH_HOST("TG626", WARNS, REFUSES, STALE, URI.create("http://" + "x".repeat(64) + ".invalid")),

    RESET("TG626", WARNS, REFUSES, STALE, hit(Fault.CONNECTION_RESET)),
    RESET_IN_BODY("TG626", WARNS, REFUSES, STALE, hit(Fault.CONNECTION_RESET_IN_BODY)),
    RESET_ONCE("", STARTS, STARTS, FRESH, hit(Fault.CONNECTION_RESET.times(1))),
    TRUNCATED("TG626", WARNS, REFUSES, STALE, hit(Fault.TRUNCATED_BODY)),
    ENDED_IN_THE_MIDDLE("TG626", WARNS, REFUSES, STALE, hit(Fault.MALFORMED_BODY)),

    DENIED("TG627", WARNS, REFUSES, ALARM, hit(Fault.ACCESS_DENIED)),
    TOKEN_EXPIRED("TG627", WARNS, REFUSES, ALARM, hit(Fault.EXPIRED_TOKEN)),
    CLIENT_UNKNOWN("TG627", WARNS, REFUSES, ALARM, hit(Fault.UNRECOGNIZED_CLIENT)),
    SIGNATURE_WRONG("TG627", WARNS, REFUSES, ALARM, hit(Fault.INVALID_SIGNATURE)),
    CLOCK_WRONG("TG627", WARNS, REFUSES, ALARM, hit(Fault.CLOCK_SKEW)),
    CLOCK_SET("", STARTS, STARTS, FRESH, hit(Fault.CLOCK_SKEW.times(1))),

    NOT_THERE("TG628", WARNS, REFUSES, ALARM, stored(FakeSecretsManager::delete)),
    NO_CURRENT_VALUE("TG628", WARNS, REFUSES, ALARM, hit(Fault.NO_CURRENT_VALUE)),
    TO_BE_DELETED("TG628", WARNS, REFUSES, ALARM, stored(FakeSecretsManager::scheduleDeletion)),

    KEY_DENIED("TG629", WARNS, REFUSES, ALARM, hit(Fault.KMS_ACCESS_DENIED)),
    KEY_DISABLED("TG629", WARNS, REFUSES, ALARM, hit(Fault.error(400, "KMSDisabledException", "The key is disabled."))),
    NOT_DECRYPTED("TG629", WARNS, REFUSES, ALARM, hit(Fault.DECRYPTION_FAILURE)),

    PARAMETER("TG620", WARNS, REFUSES, ALARM, hit(Fault.INVALID_PARAMETER)),

    // the second of two secrets alone
    PART_DENIED("TG627", WARNS, REFUSES, ALARM, hitPart(Fault.ACCESS_DENIED)),
    PART_NOT_THERE("TG628", WARNS, REFUSES, ALARM, storedPart(FakeSecretsManager::delete)),
    PART_NOT_DECRYPTED("TG629", WARNS, REFUSES, ALARM, hitPart(Fault.DECRYPTION_FAILURE)),
    PART_BROKEN("TG626", WARNS, REFUSES, STALE, hitPart(Fault.INTERNAL_SERVICE_ERROR)),
    PART_LEFT_OUT("TG622", WARNS, REFUSES, ALARM, hitPart(Fault.LEFT_OUT)),
    PART_MALFORMED("TG630", REFUSES, REFUSES, ALARM, storedPart(put("{\"signingKey\": \"new"))),

    MALFORMED("TG630", REFUSES, REFUSES, ALARM, stored(put("{\"apiToken\": \"new-token-8hB3\", \"signingKey\": "))),
    NO_OBJECT("TG630", REFUSES, REFUSES, ALARM, stored(put("[\"new-token-8hB3\"]"))),
    EMPTY("TG630", REFUSES, REFUSES, ALARM, stored(put(" "))),
    TWO_OF_A_NAME(
            "TG630",
            REFUSES,
            REFUSES,
            ALARM,
            stored(put("{\"apiToken\": \"new-token-8hB3\", \"signingKey\": \"a\", \"signingKey\": \"b\"}"))),
    BINARY("TG630", REFUSES, REFUSES, ALARM, stored((fake, name) -> fake.putBinary(name, new byte[] {1, 2, 3}))),
    NOT_UTF8("TG630", REFUSES, REFUSES, ALARM, hit(Fault.INVALID_UTF8)),

    // a value that the contract or a guard refuses
    AGAINST_THE_CONTRACT(
            "TG304",
            REFUSES,
            REFUSES,
            ALARM,
            stored(put("{\"apiToken\": \"x\", \"signingKey\": \"new-key-9sW7xQ3rTb\"}")));

    /** What becomes of a start whose weaker layers have all keys. */
    enum Start {
        STARTS,
        WARNS,
        REFUSES
    }

    /** Something that happens to a secret, whose name is given. */
    private interface Event extends BiConsumer<FakeSecretsManager, String> {}

    /** What happens, and whether to the second of two secrets or to the one that there is. */
    private record Happens(Event event, boolean toPart) {}

    final String id;
    final Start development;
    final Start deployed;
    final State refreshed;
    private final @Nullable Happens happens;
    final @Nullable URI elsewhere;

    FailureMatrix(String id, Start development, Start deployed, State refreshed, Happens happens) {
        this(id, development, deployed, refreshed, happens, null);
    }

    FailureMatrix(String id, Start development, Start deployed, State refreshed, URI elsewhere) {
        this(id, development, deployed, refreshed, null, elsewhere);
    }

    FailureMatrix(
            String id,
            Start development,
            Start deployed,
            State refreshed,
            @Nullable Happens happens,
            @Nullable URI elsewhere) {
        this.id = id;
        this.development = development;
        this.deployed = deployed;
        this.refreshed = refreshed;
        this.happens = happens;
        this.elsewhere = elsewhere;
    }

    private static Happens hit(Fault fault) {
        return new Happens((fake, name) -> fake.fail(fault.ofSecret(name)), false);
    }

    private static Happens hitPart(Fault fault) {
        return new Happens((fake, name) -> fake.fail(fault.ofSecret(name)), true);
    }

    private static Happens stored(Event event) {
        return new Happens(event, false);
    }

    private static Happens storedPart(Event event) {
        return new Happens(event, true);
    }

    private static Event put(String value) {
        return (fake, name) -> fake.put(name, value);
    }

    /** Returns how many secrets are read. */
    List<String> secrets(String name) {
        return happens != null && happens.toPart() ? List.of(name + "/token", name + "/key") : List.of(name);
    }

    /** Puts good values into the secrets. */
    void fill(FakeSecretsManager fake, String name, String age) {
        String token = "\"apiToken\": \"" + age + "-token-4fK2x9Qz\"";
        String key = "\"signingKey\": \"" + age + "-key-9sW7xQ3rTb\"";
        if (secrets(name).size() == 1) {
            fake.put(name, "{" + token + ", " + key + "}");
        } else {
            fake.put(name + "/token", "{" + token + "}").put(name + "/key", "{" + key + "}");
        }
    }

    /** Lets it happen. */
    void happen(FakeSecretsManager fake, String name) {
        if (happens != null) {
            List<String> secrets = secrets(name);
            happens.event().accept(fake, secrets.get(secrets.size() - 1));
        }
    }
}
