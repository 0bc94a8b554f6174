package io.tierguard;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.tierguard.contract.RecordContract;
import io.tierguard.layer.Sources;
import io.tierguard.load.DeployCheck;
import io.tierguard.load.Options;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes, from their text to the record, and what is told of them. */
class BytesTest {
    private static final byte[] KEY = "k4N-ry7Qm2xB9dRt".getBytes(StandardCharsets.US_ASCII);
    private static final String TEXT = Base64.getEncoder().encodeToString(KEY);

    @TempDir
    Path folder;

    @Test
    void nobodyCanChangeThem() {
        byte[] array = {1, 2, 3};
        Bytes bytes = Bytes.of(array);
        array[0] = 9;
        bytes.toArray()[1] = 9;
        assertThat(bytes.toArray()).containsExactly(1, 2, 3);
        assertThat(bytes.length()).isEqualTo(3);
        assertThatNullPointerException().isThrownBy(() -> Bytes.of(null));
    }

    @Test
    void theSameBytesAreEqualAndShowNothing() {
        Bytes bytes = Bytes.of(KEY);
        assertThat(bytes).isEqualTo(Bytes.of(KEY)).hasSameHashCodeAs(Bytes.of(KEY));
        assertThat(bytes).isNotEqualTo(Bytes.of(new byte[16])).isNotEqualTo(TEXT);
        assertThat(bytes).hasToString("16 bytes");
        assertThat(Bytes.of(new byte[1])).hasToString("1 byte");
        assertThat(Secret.of(bytes)).hasToString("***");
    }

    record Config(Secret<Bytes> signingKey, Optional<Secret<Bytes>> oldKey, Bytes seed, List<Bytes> salts) {}

    private Tierguard<Config> guard(Map<String, String> environment) {
        return Tierguard.of(Config.class)
                .directory(folder)
                .tier(DEVELOPMENT)
                .environment(environment)
                .systemProperties(Map.of());
    }

    @Test
    void everyLayerWritesBase64() {
        Map<String, String> environment =
                Map.of("SIGNING_KEY", TEXT, "OLD_KEY", "", "SEED", "AAEC", "SALTS", "QQ==,//79");
        Guarded<Config> guarded = guard(environment).load();
        Config config = guarded.config();
        assertThat(config.signingKey().reveal().toArray()).isEqualTo(KEY);
        assertThat(config.oldKey()).isEmpty();
        assertThat(config.seed().toArray()).containsExactly(0, 1, 2);
        assertThat(config.salts()).hasSize(2);
        assertThat(config.salts().get(1).toArray()).containsExactly(-1, -2, -3);
        assertThat(config.toString()).contains("signingKey=***", "seed=3 bytes").doesNotContain(TEXT);
        String told = guarded.explain().toString()
                + guarded.report()
                + guarded.report().toJson();
        assertThat(told).contains("AAEC").doesNotContain(TEXT, new String(KEY, StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({"SIGNING_KEY, k4N-ry7Qm2xB9dRt", "SIGNING_KEY, k4N+ry7Qm2xB9dR", "SALTS, 'QQ==,k4N-ry7Qm2xB9dRt'"})
    void whatIsNoBase64IsAFindingWithoutIt(String key, String text) {
        Map<String, String> environment = new HashMap<>(Map.of("SIGNING_KEY", TEXT, "SEED", "AAEC", "SALTS", "QQ=="));
        environment.put(key, text);
        Report report = guard(environment).check();
        List<Finding> findings = report.findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).problem().id().id()).isEqualTo("TG301");
        assertThat(findings.get(0).problem().message())
                .startsWith(key + " must be ")
                .endsWith("bytes in standard Base64, padded and on one line");
        if (key.equals("SIGNING_KEY")) {
            assertThat(report + report.toJson()).doesNotContain(text);
        }
    }

    /** Says the Base64 of a key, and remembers what it was asked. */
    private static final class Asked implements SecretSource {
        private final List<SecretRequest> requests = new ArrayList<>();

        @Override
        public String name() {
            return "a store";
        }

        @Override
        public Reading fetch(SecretRequest request) {
            requests.add(request);
            Origin origin = new Origin.Stored("a store", "*");
            return new Reading(List.of(Entry.of("SIGNING_KEY", TEXT, origin)), List.of());
        }

        @Override
        public SecretNames names(SecretRequest request) {
            requests.add(request);
            return SecretNames.all(List.of("SIGNING_KEY"));
        }
    }

    @Test
    void aManagerIsToldWhichKeysAreBytesAndWhichAreSecrets() {
        Asked manager = new Asked();
        Config config = guard(Map.of("SEED", "AAEC", "SALTS", "QQ=="))
                .secrets(manager)
                .load()
                .config();
        assertThat(config.signingKey().reveal().toArray()).isEqualTo(KEY);
        Options options = Options.NONE
                .withTier(STAGING)
                .withEnvironment(Map.of())
                .withProperties(Map.of())
                .withDirectory(folder)
                .withSecrets(new Sources.Manager(manager, null));
        new DeployCheck(RecordContract.of(Config.class), List.of(), options).run();
        assertThat(manager.requests).hasSize(2).allSatisfy(request -> {
            assertThat(request.keys()).hasSize(4);
            assertThat(request.bytes())
                    .containsExactlyInAnyOrder(Key.of("SIGNING_KEY"), Key.of("OLD_KEY"), Key.of("SEED"));
            assertThat(request.secrets()).containsExactlyInAnyOrder(Key.of("SIGNING_KEY"), Key.of("OLD_KEY"));
        });
    }

    record TextAlone(Secret<String> signingKey, Secret<String> other) {}

    private static final String FILE = """
            application = a
            keys {
              SIGNING_KEY { type = bytes, secret = true, minLength = 16 }
              OTHER { secret = true }
              SEED { type = bytes, default = "AAEC" }
            }
            """;

    @Test
    void aFileDeclaresBytes() throws IOException {
        Asked manager = new Asked();
        Settings settings = file(Tierguard.fromFile(Files.writeString(folder.resolve("tierguard.conf"), FILE)), manager)
                .load()
                .config();
        assertThat(settings.secretBytes("SIGNING_KEY").reveal().toArray()).isEqualTo(KEY);
        assertThat(settings.secret("SIGNING_KEY").reveal()).isEqualTo(TEXT);
        assertThat(settings.getBytes("SEED").toArray()).containsExactly(0, 1, 2);
        assertThat(settings.secretBytes("SEED")).isEqualTo(Secret.of(settings.getBytes("SEED")));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.getBytes("SIGNING_KEY"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.secretBytes("OTHER"))
                .withMessage("OTHER is not declared as bytes in the contract");
        assertThat(manager.requests.get(0).bytes()).containsExactlyInAnyOrder(Key.of("SIGNING_KEY"), Key.of("SEED"));
    }

    /** The record's component stays a text, and the file says that it stands for bytes. */
    @Test
    void aFileSaysThatATextIsOfBytes() throws IOException {
        Asked manager = new Asked();
        Path file = Files.writeString(folder.resolve("tierguard.conf"), FILE);
        TextAlone config = file(Tierguard.of(TextAlone.class).contractFile(file), manager)
                .load()
                .config();
        assertThat(config.signingKey().reveal()).isEqualTo(TEXT);
        assertThat(manager.requests.get(0).bytes()).containsExactlyInAnyOrder(Key.of("SIGNING_KEY"), Key.of("SEED"));
    }

    private <T> Tierguard<T> file(Tierguard<T> guard, SecretSource manager) {
        return guard.directory(folder)
                .tier(STAGING)
                .environment(Map.of("OTHER", "of-another-kind-8f3a61d0"))
                .systemProperties(Map.of())
                .secrets(manager);
    }
}
