package io.tierguard.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.cli.init.FoundKey.Sign;
import io.tierguard.contract.file.InferredType;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a secret, and what isn't. */
class SecretSignsTest {
    private static Sign sign(String name, String text) {
        Entry entry = Entry.of(name, text, new Origin.File(Layer.DOTENV, ".env", 1, 1));
        Key key = Key.of(name);
        return SecretSigns.of(key, List.of(entry), InferredType.of(key, List.of(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES_PASSWORD, dev",
        "DB_PASS, 1234",
        "STRIPE_KEY, x",
        "SECRET_KEY_BASE, x",
        "SESSION_SALT, 1",
        "API_TOKENS, 3",
        "SLACK_WEBHOOK_URL, https://hooks.example.net/",
        "SENTRY_DSN, x",
    })
    void nameIsOfASecret(String name, String text) {
        assertThat(sign(name, text)).isEqualTo(Sign.NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "MAX_TOKENS, 4096",
        "PASSWORD_MIN_LENGTH, 12",
        "TOKEN_TTL, 15m",
        "REQUIRE_PASSWORD, true",
        "STRIPE_PUBLIC_KEY, for-all",
        "POSTGRES_USER, event_api",
    })
    void nameIsOfNoSecret(String name, String text) {
        assertThat(sign(name, text)).isEqualTo(Sign.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u:p@db.example.net/x",
                "https://only-a-user@db.example.net/x",
                "user:word@tcp(db:3306)/x",
                "jdbc:oracle:thin:user/word@db:1521/x",
                "host=db password=x",
                "Server=db;Pwd=x",
                "https://api.example.net/?token=x",
                "sk-development-0000",
                "ghp_x",
                "changeme",
                "zG7kQ2mP9xW4vB1nT6yR",
                "0f3b9c2e7d1a4f6e8b5c0d9a2e7f4b1c",
                "6f1c2b1e-7a57-4c39-9a51-0d1b2c3d4e5f",
                "x9$Kq!7vZp@3",
                "-----BEGIN RSA PRIVATE KEY-----",
                "two\nlines",
            })
    void valueLooksLikeASecret(String text) {
        assertThat(sign("SOMETHING", text)).isEqualTo(Sign.VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event_api_staging",
                "https://api.example.net/v2/events",
                "someone@example.net",
                "git@git.example.net:team/thing.git",
                "a fairly long sentence with 2 or 3 numbers in it",
                "event-api-staging-2024-01-01",
                "/var/lib/postgresql/data/pgdata15",
                "*/5 * * * *",
                "info",
                "eu-central-1",
                "eventapistaging20240101",
                "2024-01-01T00:00:00Z",
                "http://localhost:3000,http://localhost:3001",
            })
    void valueLooksLikeASetting(String text) {
        assertThat(sign("SOMETHING", text)).isEqualTo(Sign.NONE);
    }

    @Test
    void numberOfSomethingMayLookRandom() {
        assertThat(sign("GIT_SHA", "0f3b9c2e7d1a4f6e8b5c0d9a2e7f4b1c")).isEqualTo(Sign.NONE);
        assertThat(sign("TENANT_ID", "6f1c2b1e-7a57-4c39-9a51-0d1b2c3d4e5f")).isEqualTo(Sign.NONE);
        assertThat(sign("TENANT_ID", "sk-x")).isEqualTo(Sign.VALUE);
    }

    @Test
    void whatIsMadeOfASecretIsOne() {
        Origin origin = new Origin.File(Layer.DOTENV, ".env", 1, 1);
        Entry secret = Entry.of("DB_PASSWORD", "word", origin);
        Entry between = new Entry("BETWEEN", secret.value(), origin, List.of(secret));
        Entry made = new Entry("GREETING", secret.value(), origin, List.of(between));
        assertThat(SecretSigns.of(Key.of("GREETING"), List.of(made), "string")).isEqualTo(Sign.INGREDIENT);
    }
}
