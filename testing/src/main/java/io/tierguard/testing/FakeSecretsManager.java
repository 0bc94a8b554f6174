package io.tierguard.testing;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * AWS Secrets Manager inside the JVM, for tests: what it's given is read from it by the AWS SDK of any language over HTTP,
 * without docker, Python, network or account.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FakeSecretsManager secrets =
 *         FakeSecretsManager.start().put("event-api/prod", "{\"POSTGRES_PASSWORD\": \"not-a-real-one\"}");
 *
 * @Test
 * void survivesThrottling() {
 *     secrets.fail(Fault.THROTTLING.times(2));
 *     …
 *     assertThat(secrets.calls()).containsExactly("GetSecretValue", "GetSecretValue", "GetSecretValue");
 * }
 * }</pre>
 *
 * <p>It listens to a free port of 127.0.0.1. It knows CreateSecret, PutSecretValue, UpdateSecret, GetSecretValue,
 * BatchGetSecretValue, DescribeSecret, ListSecrets, DeleteSecret and RestoreSecret, in region {@code us-east-1}. It takes
 * any credentials and checks no signature, encrypts nothing, and knows no policies, replicas or rotation functions.
 *
 * <p>With JUnit Jupiter on the path, what {@link #start()} returns is an extension as well: in a field with
 * {@code @RegisterExtension} it's closed when its tests are over, a test may have it as a parameter, and before each test
 * faults and calls are forgotten, while secrets stay. Without JUnit, close it yourself.
 *
 * <p>Thread-safe.
 */
public class FakeSecretsManager implements AutoCloseable {
    private final Service service = new Service();
    private volatile Wire wire;

    FakeSecretsManager() {
        this.wire = Wire.open(service::answer);
    }

    /**
     * Starts one, empty.
     *
     * @throws java.io.UncheckedIOException if no port of 127.0.0.1 can be listened to
     */
    public static FakeSecretsManager start() {
        return Jupiter.isPresent() ? Jupiter.start() : new FakeSecretsManager();
    }

    /**
     * Gives a secret this value: makes it if need be, brings it back if it's scheduled for deletion, and keeps the value that it
     * had as AWSPREVIOUS.
     *
     * @throws IllegalArgumentException if no secret can have that name
     */
    public FakeSecretsManager put(String name, String value) {
        Objects.requireNonNull(value, "value");
        return change(name, vault -> vault.put(name, value, null));
    }

    /**
     * Gives a secret this binary value, as {@link #put} does.
     *
     * @throws IllegalArgumentException if no secret can have that name
     */
    public FakeSecretsManager putBinary(String name, byte[] value) {
        String encoded = Base64.getEncoder().encodeToString(value);
        return change(name, vault -> vault.put(name, null, encoded));
    }

    /**
     * Gives a secret that is there a new value; the one before it is AWSPREVIOUS from then on.
     *
     * @throws IllegalArgumentException if there is no such secret, or it's scheduled for deletion
     */
    public FakeSecretsManager rotate(String name, String newValue) {
        Objects.requireNonNull(newValue, "newValue");
        return change(name, vault -> {
            if (vault.get(name).isDeleted()) {
                throw Refusal.deleted();
            }
            vault.put(name, newValue, null);
        });
    }

    /**
     * Removes a secret at once, as if it had never been.
     *
     * @throws IllegalArgumentException if there is no such secret
     */
    public FakeSecretsManager delete(String name) {
        return change(name, vault -> vault.remove(vault.get(name)));
    }

    /**
     * Schedules a secret for deletion, as the console does: it is listed no more, and reading it is refused.
     *
     * @throws IllegalArgumentException if there is no such secret
     */
    public FakeSecretsManager scheduleDeletion(String name) {
        return change(name, vault -> vault.get(name).deletion = vault.now().plus(Writes.RECOVERY));
    }

    /**
     * Returns the full ARN of a secret.
     *
     * @throws IllegalArgumentException if there is no such secret
     */
    public String arn(String name) {
        String[] arn = new String[1];
        change(name, vault -> arn[0] = vault.get(name).arn);
        return arn[0];
    }

    /** Lets calls fail from now on; several faults can be on their way, and the first that fits comes first. */
    public FakeSecretsManager fail(Fault fault) {
        service.add(Objects.requireNonNull(fault, "fault"));
        return this;
    }

    /** Ends all faults. */
    public FakeSecretsManager recover() {
        service.recover();
        return this;
    }

    /**
     * Returns the operations that were called over the wire, in their order, those that failed too: names such as
     * {@code GetSecretValue} and nothing else.
     */
    public List<String> calls() {
        return service.calls();
    }

    /** Forgets the calls so far. */
    public FakeSecretsManager forgetCalls() {
        service.forgetCalls();
        return this;
    }

    /** Returns the address. After {@link #close()} nothing listens there: this is what an unreachable service looks like. */
    public URI endpoint() {
        return wire.endpoint();
    }

    /** Returns the environment variables that make an SDK, in this process or another, talk to the fake. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", endpoint().toString(),
                // Where it's true, the address would be ignored, and the real service asked.
                "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "false",
                "AWS_REGION", Vault.REGION,
                "AWS_ACCESS_KEY_ID", "fake",
                "AWS_SECRET_ACCESS_KEY", "fake",
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    /** Stops listening and hangs up every connection. Closing again does nothing. */
    @Override
    public void close() {
        wire.close();
    }

    /** Listens again, to another port, if it was closed. */
    final void reopen() {
        if (wire.isClosed()) {
            wire = Wire.open(service::answer);
        }
    }

    private FakeSecretsManager change(String name, Consumer<Vault> change) {
        try {
            service.withVault(vault -> {
                change.accept(vault);
                return this;
            });
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(
                    "secret " + name + ": " + refusal.error().message());
        }
        return this;
    }
}
