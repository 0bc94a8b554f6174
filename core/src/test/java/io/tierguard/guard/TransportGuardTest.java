package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.Tierguard;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks of certificates that are off, and cloud endpoints that are none. */
class TransportGuardTest {
    @TempDir
    Path folder;

    record Undeclared(Optional<String> title) {}

    record Declared(
            @io.tierguard.Key("NODE_TLS_REJECT_UNAUTHORIZED")
            Optional<String> reject,

            Optional<URI> queueUrl,
            @io.tierguard.Key("AWS_ENDPOINT_URL") Optional<URI> endpoint) {}

    @ParameterizedTest
    @CsvSource({
        "NODE_TLS_REJECT_UNAUTHORIZED, 0",
        "PYTHONHTTPSVERIFY, 0",
        "GIT_SSL_NO_VERIFY, true",
        "GIT_SSL_NO_VERIFY, false",
        "NPM_CONFIG_STRICT_SSL, false",
        "npm_config_strict_ssl, false",
        "VAULT_SKIP_VERIFY, true",
        "NOMAD_SKIP_VERIFY, 1",
        "CONSUL_HTTP_SSL_VERIFY, False",
    })
    void checksThatAreOffAreWarnedOfAndThenRefused(String key, String value) {
        for (Tier tier : Tier.values()) {
            assertThat(Judged.findings(Undeclared.class, tier, folder, Map.of(key, value)))
                    .isEqualTo(Judged.weighed("TG417", "WWEE", tier, key));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NODE_TLS_REJECT_UNAUTHORIZED, 1",
        "NODE_TLS_REJECT_UNAUTHORIZED, ''",
        "PYTHONHTTPSVERIFY, 1",
        "GIT_SSL_NO_VERIFY, ''",
        "NPM_CONFIG_STRICT_SSL, true",
        "VAULT_SKIP_VERIFY, false",
        "CONSUL_HTTP_SSL_VERIFY, true",
        "TLS_REJECT, 0",
        "AWS_ENDPOINT_URL, ''",
        "AWS_ENDPOINT_URL, https://vpce-1a2b.s3.eu-west-1.vpce.amazonaws.com",
        "AWS_ENDPOINT_URL_S3, https://bucket.s3.eu-west-1.amazonaws.com/x",
        "SOME_URL, http://sqs.eu-west-1.amazonaws.com",
    })
    void anythingElseIsFine(String key, String value) {
        assertThat(Judged.findings(Undeclared.class, Tier.PRODUCTION, folder, Map.of(key, value)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "com.amazonaws.sdk.disableCertChecking, false, 1",
        "jdk.internal.httpclient.disableHostnameVerification, '', 1",
        "jdk.internal.httpclient.disableHostnameVerification, false, 0",
        "com.sun.jndi.ldap.object.disableEndpointIdentification, true, 1",
        "com.sun.net.ssl.checkRevocation, false, 0",
    })
    void propertiesOfTheJvmTurnThemOffAsWell(String name, String value, int findings) {
        List<String> found = Judged.findings(Judged.guard(Undeclared.class, Tier.STAGING, folder, Map.of())
                .systemProperties(Map.of(name, value))
                .check());

        assertThat(found).hasSize(findings).allMatch(line -> line.equals("TG417 error " + name + " property:" + name));
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ENDPOINT_URL, http://sqs.eu-west-1.amazonaws.com",
        "AWS_ENDPOINT_URL, http://localhost:4566",
        "AWS_ENDPOINT_URL_S3, https://storage.example.net",
        "PUBSUB_EMULATOR_HOST, localhost:8085",
        "STORAGE_EMULATOR_HOST, http://gcs:4443",
    })
    void aReplacedEndpointIsWarnedOfAndThenRefused(String key, String value) {
        for (Tier tier : Tier.values()) {
            assertThat(Judged.findings(Undeclared.class, tier, folder, Map.of(key, value)))
                    .isEqualTo(Judged.weighed("TG418", "--WE", tier, key));
        }
    }

    @Test
    void aPropertyReplacesAnEndpointToo() {
        Tierguard<Undeclared> guard = Judged.guard(Undeclared.class, Tier.PRODUCTION, folder, Map.of())
                .systemProperties(Map.of("aws.endpointUrl", "http://localhost:4566"));

        assertThat(Judged.findings(guard.check()))
                .containsExactly("TG418 error AWS_ENDPOINT_URL property:aws.endpointUrl");
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUE_URL, http://sqs.eu-west-1.amazonaws.com/1/q, TG418, --WE",
        "QUEUE_URL, HTTP://storage.googleapis.com/x, TG418, --WE",
        "AWS_ENDPOINT_URL, http://localhost:4566, TG418, --WE",
        "NODE_TLS_REJECT_UNAUTHORIZED, 0, TG417, WWEE",
        "QUEUE_URL, https://sqs.eu-west-1.amazonaws.com/1/q, -, ----",
        "QUEUE_URL, http://my-1.eu-west-1.elb.amazonaws.com/q, -, ----",
        "QUEUE_URL, http://site.s3-website-eu-west-1.amazonaws.com/q, -, ----",
        "QUEUE_URL, http://amazonaws.com.example.net/q, -, ----",
        "QUEUE_URL, http://queue.example.net/q, -, ----",
    })
    void keysOfTheContractAreJudgedLikeAnyOther(String key, String value, String id, String weights) {
        for (Tier tier : Tier.values()) {
            assertThat(Judged.findings(Declared.class, tier, folder, Map.of(key, value)))
                    .isEqualTo(Judged.weighed(id, weights, tier, key));
        }
    }

    @Test
    void aDotenvFileIsReadByOtherProgramsAndAHoconFileByNone() throws IOException {
        Files.writeString(folder.resolve(".env"), "NODE_TLS_REJECT_UNAUTHORIZED=0\n");
        Files.setPosixFilePermissions(
                folder.resolve(".env"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("application.conf"), "aws.endpoint.url = \"http://localhost:4566\"\n");

        assertThat(Judged.findings(Undeclared.class, Tier.DEVELOPMENT, folder, Map.of()))
                .contains("TG417 warning NODE_TLS_REJECT_UNAUTHORIZED dotenv:.env:1:30");
        Files.delete(folder.resolve(".env"));
        assertThat(Judged.findings(Undeclared.class, Tier.PRODUCTION, folder, Map.of()))
                .noneMatch(line -> line.startsWith("TG418"));
    }
}
