package io.tierguard.guard;

import static io.tierguard.Tier.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Length;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.report.Report;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are none. */
class SecretGuardTest {
    @TempDir
    Path folder;

    record Secrets(
            Optional<Secret<String>> apiKey,
            Optional<Secret<URI>> databaseUrl,
            Optional<Secret<Integer>> pin,
            Optional<Secret<Path>> keyFileName,
            Optional<String> userName,
            Optional<String> schemaName,
            @Length(min = 200) Optional<Secret<String>> longKey) {}

    private List<String> findings(Tier tier, String key, String value) {
        return Judged.findings(Secrets.class, tier, folder, Map.of(key, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changeme",
                "ChangeMe123!",
                "please-change-me-now",
                "change_me_before_deploy",
                "password",
                "P-a-s-s-w-o-r-d",
                "password1234567890",
                "mysecretpassword",
                "postgres_password",
                "passwort-2026-11-22",
                "secret",
                "supersecret!!!!",
                "your-api-key-goes-here",
                "YOUR_API_KEY_1234567890",
                "insert-your-key-here",
                "<api key goes here>",
                "<replace>",
                "sk-development-9f8e7d6c5b4a",
                "this-is-a-placeholder-0",
                "sk-example-1234567890",
                "xxxxxxxxxxxxxxxx",
                "XXX",
                "................",
                "123-token-456-789-012",
                "api_key_1234567890",
                "dummy-1234567890",
                "todo",
                "TBD",
                "replace_me_1234567890",
                "  changeme  ",
                "test-0123456789",
                "none",
                "changeit",
                "letmein-0123456789",
                "qwertyuiop123",
                "secretsecret",
                "dev-secret-key-1",
                "django-insecure-7f9a2c4e8b1d",
                "insert-key-here",
                "replace-me-please",
                "CHANGE ME PLEASE",
                "change me before the launch",
                "FILL_ME_IN_LATER",
                "REDACTED-REDACTED",
                "\uff43\uff48\uff41\uff4e\uff47\uff45\uff4d\uff45",
                "\uff30\uff21\uff33\uff33\uff37\uff2f\uff32\uff24",
                "***"
            })
    void aPlaceholderIsRefusedWhereverItIsDeployed(String value) {
        for (Tier tier : Tier.values()) {
            assertThat(findings(tier, "API_KEY", value))
                    .filteredOn(line -> line.startsWith("TG40"))
                    .isEqualTo(Judged.weighed("TG408", "--EE", tier, "API_KEY"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kD9$w2Lp0Qz",
                "abcdabcdabcdabcdabcd",
                "aaaaaaaaaaaaaaaaaaaaaa",
                "123456789012",
                "0123456789abcdef",
                "abcdefghijklmnop",
                "9876543210987654",
                "x",
                "xx",
                "\ud83d\ude00\ud83d\ude01\ud83d\ude02\ud83d\ude03\ud83d\ude04\ud83d\ude05"
            })
    void aWeakOneIsWarnedOfAndThenRefused(String value) {
        for (Tier tier : Tier.values()) {
            assertThat(findings(tier, "API_KEY", value)).isEqualTo(Judged.weighed("TG409", "--WE", tier, "API_KEY"));
        }
    }

    record Named(Secret<String> eventServiceApiKey, Secret<String> other, String schemaName) {}

    @Test
    void aSecretIsNeitherAKeysNameNorAnotherKeysValue() {
        Map<String, String> environment = Map.of(
                "EVENT_SERVICE_API_KEY", "event_service_api_key",
                "OTHER", "event_api_production_1",
                "SCHEMA_NAME", "event_api_production_1");

        assertThat(Judged.findings(Named.class, PRODUCTION, folder, environment))
                .containsExactly(
                        "TG409 error EVENT_SERVICE_API_KEY environment:EVENT_SERVICE_API_KEY",
                        "TG409 error OTHER environment:OTHER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kD9$w2Lp0QzT",
                "pa$$word-9fK3-hV9",
                "abcde-abcde-abcde",
                "fK3-hV9_qT7zLw2m",
                "sk-live-fake-7Qm2xB9dRt4",
                "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                "AKIAIOSFODNN7EXAMPL0",
                "key-3ax6xnjp29jd6fds4gc373sgvjxteol0",
                "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP",
                "contest-winner-42-greatest",
                "correct horse battery staple",
                "9f86d081884c7d659a2feaa0c55ad015",
                "tokenizer-7Hq-default-x9",
                "eleven-otters-juggle-at-midnight",
                "sk-live-this-is-no-real-key-of-production",
                "dev-83749283749823749827",
                "847362915038",
                "long-otter-secret-7Hq"
            })
    void aRandomOneIsFine(String value) {
        assertThat(findings(PRODUCTION, "API_KEY", value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_test_4eC39HqLyjWDarjtT1zdp7dc", "rk_test_4eC39HqLyjWDarjtT1zdp7dc"})
    void aKeyForTestingIsRefusedInProductionAlone(String value) {
        for (Tier tier : Tier.values()) {
            assertThat(findings(tier, "API_KEY", value)).isEqualTo(Judged.weighed("TG408", "---E", tier, "API_KEY"));
        }
    }

    record Several(
            Optional<Secret<List<String>>> apiKeys,
            Optional<Secret<java.util.Set<String>>> tokens,
            Optional<Secret<Map<String, String>>> passwords,
            Optional<Secret<List<Integer>>> pins) {}

    @Test
    void eachElementOfAListIsJudged() {
        assertThat(Judged.findings(
                        Several.class,
                        PRODUCTION,
                        folder,
                        Map.of("API_KEYS", "fK3-hV9_qT7zLw2m,changeme", "TOKENS", "kD9w2Lp0", "PINS", "1,2")))
                .containsExactly("TG408 error API_KEYS environment:API_KEYS", "TG409 error TOKENS environment:TOKENS");
        assertThat(Judged.findings(
                        Several.class,
                        PRODUCTION,
                        folder,
                        Map.of("API_KEYS", "fK3-hV9_qT7zLw2m,kD9w2Lp0QzT4vB", "PASSWORDS", "a=changeme")))
                .containsExactly("TG408 error PASSWORDS environment:PASSWORDS");
        assertThat(Judged.only(Judged.guard(Several.class, PRODUCTION, folder, Map.of("API_KEYS", "x,changeme"))
                                .check())
                        .message())
                .startsWith("an element of API_KEYS is ");
    }

    record Session(Secret<String> sessionSecret) {}

    @ParameterizedTest
    @ValueSource(strings = {"SESSION-SECRET", "session.secret", "SessionSecret"})
    void howAKeysNameIsWrittenMattersLittle(String value) {
        assertThat(Judged.findings(Session.class, PRODUCTION, folder, Map.of("SESSION_SECRET", value)))
                .containsExactly("TG409 error SESSION_SECRET environment:SESSION_SECRET");
    }

    @Test
    void aPrivateKeyIsFine() {
        String pem =
                "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n-----END PRIVATE KEY-----\n";

        assertThat(findings(PRODUCTION, "API_KEY", pem)).isEmpty();
    }

    @Property(tries = 1000)
    void randomBytesAreFine(@ForAll @Size(24) byte[] bytes) {
        String secret = "k9" + Base64.getEncoder().encodeToString(bytes) + "Zq3vB7";
        // A run of one byte is the one thing that chance does not make.
        if (secret.chars().distinct().count() > 12
                && !secret.toLowerCase(Locale.ROOT).contains("aaaa")) {
            assertThat(Placeholders.isPlaceholder(secret)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://event_api:changeme@db.example.net/event_api",
                "postgresql://event_api:password@h1.example.net:5432,h2.example.net/event_api",
                "jdbc:postgresql://db.example.net/event_api?user=u&password=changeme",
                "jdbc:sqlserver://db.example.net:1433;databaseName=x;password=changeme",
                "jdbc:oracle:thin:app/changeme@db.example.net:1521/x",
                "app:changeme@tcp(db.example.net:3306)/x",
                "host=db.example.net dbname=x user=u password=changeme",
                "postgresql://u:ch%61ngeme@db.example.net/x",
                "mongodb+srv://u:%3Cpassword%3E@c0.mongodb.net/x"
            })
    void thePasswordOfAUrlIsJudged(String url) {
        Report report = Judged.guard(Secrets.class, PRODUCTION, folder, Map.of("API_KEY", url))
                .check();

        assertThat(Judged.findings(report)).containsExactly("TG408 error API_KEY environment:API_KEY");
        assertThat(report.findings().get(0).problem().message()).startsWith("the password in API_KEY ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://event_api_of_production:event_api_of_production@db.example.net/x",
                "postgresql://u:event_api_of_prod@db.example.net/event_api_of_prod",
                "postgresql://u:kD9w2Lp0@db.example.net/x"
            })
    void aUrlsPasswordIsNotItsUserNorItsDatabase(String url) {
        assertThat(findings(PRODUCTION, "API_KEY", url)).containsExactly("TG409 error API_KEY environment:API_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://event_api:fK3-hV9_qT7zLw2m@db.example.net/event_api",
                "host=db.example.net dbname=event_api user=u password=fK3-hV9_qT7zLw2m",
                "host=db.example.net dbname=event_api user=u",
                "app:fK3-hV9_qT7zLw2m@tcp(db.example.net:3306)/x",
                "postgresql://event_api@db.example.net/event_api",
                "https://hooks.example.com/services/T000/B000/changeme",
                "jdbc:postgresql://db.example.net/event_api?sslmode=require"
            })
    void aUrlWithoutAPasswordIsNotJudged(String url) {
        assertThat(findings(PRODUCTION, "API_KEY", url)).isEmpty();
    }

    @Test
    void ofOtherTypesNothingCanBeSaid() {
        assertThat(findings(PRODUCTION, "PIN", "1234")).isEmpty();
        assertThat(findings(PRODUCTION, "KEY_FILE_NAME", "changeme")).isEmpty();
        assertThat(findings(PRODUCTION, "USER_NAME", "changeme")).isEmpty();
    }

    @Test
    void noFindingSaysHowASecretIsWeak() {
        Report one = Judged.guard(Secrets.class, PRODUCTION, folder, Map.of("API_KEY", "canary9"))
                .check();
        Report other = Judged.guard(Secrets.class, PRODUCTION, folder, Map.of("API_KEY", "cccccccccccccccccccccc"))
                .check();

        assertThat(one.toString()).isEqualTo(other.toString()).doesNotContain("canary");
        assertThat(one.toJson()).isEqualTo(other.toJson());
    }

    @Test
    void aSecretThatTheContractRefusesIsNotEvaluated() {
        Report report = Judged.guard(Secrets.class, PRODUCTION, folder, Map.of("LONG_KEY", "changeme"))
                .check();

        assertThat(Judged.findings(report))
                .containsExactly(
                        "TG303 error LONG_KEY environment:LONG_KEY", "TG459 info LONG_KEY environment:LONG_KEY");
        assertThat(report.findings().get(1).problem().message())
                .isEqualTo(
                        "not evaluated, because LONG_KEY is refused already: placeholder-secret, weak-secret, shared-secret");
    }

    @Test
    void aRunIsAsShortAsThree() {
        assertThat(Placeholders.isPlaceholder("xxx")).isTrue();
        assertThat(Placeholders.isPlaceholder("xx")).isFalse();
        assertThat(Placeholders.isPlaceholder("xxxy")).isFalse();
        assertThat(Placeholders.isPlaceholder("<x")).isFalse();
        assertThat(Placeholders.isPlaceholder("x>")).isFalse();
        assertThat(Placeholders.isPlaceholder("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretsecret", "replacemeplease", "devsecretkey", "insertkeyhere"})
    void isTemplate(String letters) {
        assertThat(Placeholders.isTemplate(letters)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dev", "devx", "secretotter", "secretsecre"})
    void isNoTemplate(String letters) {
        assertThat(Placeholders.isTemplate(letters)).isFalse();
    }
}
