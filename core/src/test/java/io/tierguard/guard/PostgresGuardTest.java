package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Default;
import io.tierguard.Key;
import io.tierguard.Layer;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A superuser, and connections that anybody can listen to. */
class PostgresGuardTest {
    private static final String AT = "u:fK3-hV9_qT7zLw2m@db.example.net";

    @TempDir
    Path folder;

    record Postgres(
            Optional<Secret<String>> databaseUrl,
            Optional<Secret<String>> jdbcUrl,
            Optional<Secret<String>> mysqlUrl,
            Optional<String> postgresUser,
            Optional<String> dbUsername,
            @Key("PGUSER") Optional<String> pguser,
            Optional<String> mysqlUser,
            Optional<String> smtpUser,
            Optional<String> dbSslMode) {}

    private List<String> findings(Tier tier, Map<String, String> environment) {
        return Judged.findings(Postgres.class, tier, folder, environment);
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES_USER, postgres",
        "DB_USERNAME, postgres",
        "PGUSER, postgres",
        "DATABASE_URL, postgresql://postgres:fK3-hV9_qT7zLw2m@db.example.net/x?sslmode=require",
        "DATABASE_URL, host=db.example.net user=postgres dbname=x sslmode=require password=fK3-hV9_qT7zLw2m",
        "JDBC_URL, jdbc:postgresql://db.example.net/x?user=postgres&sslmode=require",
        "JDBC_URL, jdbc:postgresql://localhost.example.net/x?sslmode=verify-full&user=%70ostgres",
    })
    void theSuperuserIsWarnedOfAndThenRefused(String key, String value) {
        for (Tier tier : Tier.values()) {
            assertThat(findings(tier, Map.of(key, value))).isEqualTo(Judged.weighed("TG414", "--WE", tier, key));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES_USER, event_api",
        "POSTGRES_USER, postgres_app",
        "MYSQL_USER, postgres",
        "SMTP_USER, postgres",
        "DATABASE_URL, postgresql://app:fK3-hV9_qT7zLw2m@postgres.example.net/postgres?sslmode=require",
        "DATABASE_URL, mysql://postgres:fK3-hV9_qT7zLw2m@db.example.net/x",
        "MYSQL_URL, postgresql://postgres:fK3-hV9_qT7zLw2m@db.example.net/x",
    })
    void anyOtherUserIsFine(String key, String value) {
        assertThat(findings(Tier.PRODUCTION, Map.of(key, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL, postgresql://" + AT + "/x",
        "DATABASE_URL, postgres://" + AT + "/x?sslmode=",
        "DATABASE_URL, postgresql://" + AT + "/x?sslmode=disable",
        "DATABASE_URL, postgresql://" + AT + "/x?sslmode=allow",
        "DATABASE_URL, postgresql://" + AT + "/x?application_name=a&sslmode=prefer",
        "DATABASE_URL, postgresql://" + AT + "/x?sslmode=require&sslmode=disable",
        "DATABASE_URL, postgresql://" + AT + "/x?ssl=false",
        "DATABASE_URL, postgresql+asyncpg://" + AT + "/x",
        "DATABASE_URL, postgresql://u:a?sslmode=require&x-9kQ@db.example.net/x",
        "DATABASE_URL, host=db.example.net user=u dbname=x password=fK3-hV9_qT7zLw2m",
        "DATABASE_URL, host=db.example.net user=u dbname=x sslmode=prefer password=fK3-hV9_qT7zLw2m",
        "JDBC_URL, jdbc:postgresql://db.example.net:5432/x",
        "JDBC_URL, jdbc:postgresql://[2001:db8::1]/x?sslmode=allow",
        "DB_SSL_MODE, disable",
        "DB_SSL_MODE, prefer",
    })
    void aConnectionInPlainTextIsWarnedOfAndThenRefused(String key, String value) {
        for (Tier tier : Tier.values()) {
            assertThat(findings(tier, Map.of(key, value))).isEqualTo(Judged.weighed("TG415", "--WE", tier, key));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL, postgresql://" + AT + "/x?sslmode=require",
        "DATABASE_URL, postgresql://" + AT + "/x?sslmode=verify-ca",
        "DATABASE_URL, postgresql://" + AT + "/x?SSLMODE=verify-full",
        "DATABASE_URL, postgresql://" + AT + "/x?sslmode=no-verify",
        "DATABASE_URL, postgresql://" + AT + "/x?ssl=true",
        "DATABASE_URL, host=db.example.net user=u dbname=x sslmode=require password=fK3-hV9_qT7zLw2m",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@/x?host=/cloudsql/a:b:c",
        "DATABASE_URL, mysql://" + AT + "/x",
        "DATABASE_URL, kD9w2Lp0QzT4-no-url",
        "MYSQL_URL, mysql://" + AT + "/x?sslmode=disable",
        "DB_SSL_MODE, verify-full",
    })
    void encryptionOrASocketIsFine(String key, String value) {
        assertThat(findings(Tier.PRODUCTION, Map.of(key, value))).isEmpty();
    }

    @Test
    void aHostOfThisMachineHasItsOwnGuard() {
        String url = "postgresql://u:fK3-hV9_qT7zLw2m@localhost/x";

        assertThat(findings(Tier.PRODUCTION, Map.of("DATABASE_URL", url)))
                .containsExactly("TG410 error DATABASE_URL environment:DATABASE_URL");
    }

    record Defaults(
            Optional<Secret<String>> databaseUrl,
            @Default("require") String dbSslMode,
            @Default("require") @Key("PGSSLMODE") String pgsslmode) {}

    /** No driver sees what a contract has by default, nor what stands in a file or a property: libpq looks at the process. */
    @Test
    void aModeThatNoDriverSeesCountsForNothing() throws IOException {
        Map<String, String> url = Map.of("DATABASE_URL", "postgresql://" + AT + "/x");
        List<String> plain = List.of("TG415 error DATABASE_URL environment:DATABASE_URL");

        assertThat(Judged.findings(Defaults.class, Tier.PRODUCTION, folder, url))
                .isEqualTo(plain);
        assertThat(Judged.guard(Defaults.class, Tier.PRODUCTION, folder, url)
                        .override("PGSSLMODE", "require")
                        .check()
                        .accepted())
                .isFalse();
        assertThat(Judged.guard(Postgres.class, Tier.PRODUCTION, folder, url)
                        .systemProperties(Map.of("PGSSLMODE", "require"))
                        .check()
                        .accepted())
                .isFalse();
        Files.writeString(folder.resolve("application.conf"), "PGSSLMODE = require");
        assertThat(findings(Tier.PRODUCTION, url)).isEqualTo(plain);
    }

    @Test
    void whatTheProcessSaysWeakensWhatAKeySays() {
        String url = "postgresql://" + AT + "/x";
        List<String> plain = List.of("TG415 error DATABASE_URL environment:DATABASE_URL");

        assertThat(findings(
                        Tier.PRODUCTION, Map.of("DATABASE_URL", url, "DB_SSL_MODE", "require", "PGSSLMODE", "disable")))
                .isEqualTo(plain);
        assertThat(findings(Tier.PRODUCTION, Map.of("DATABASE_URL", url, "DB_SSL_MODE", "require", "PGSSLMODE", "")))
                .isEmpty();
        assertThat(Judged.findings(
                        Defaults.class, Tier.PRODUCTION, folder, Map.of("DATABASE_URL", url, "PGSSLMODE", "verify-ca")))
                .isEmpty();
        assertThat(Judged.findings(
                        Defaults.class, Tier.PRODUCTION, folder, Map.of("DATABASE_URL", url, "DB_SSL_MODE", "require")))
                .isEmpty();
        assertThat(Judged.findings(
                        Defaults.class,
                        Tier.PRODUCTION,
                        folder,
                        Map.of("DATABASE_URL", url, "PRODUCTION_PGSSLMODE", "require")))
                .isEqualTo(plain);
    }

    /** A source that knows what handed the variable in makes it no less one of the process. */
    @Test
    void aVariableOfAJobIsOneOfTheProcess() {
        Map<String, String> variables = Map.of("DATABASE_URL", "postgresql://" + AT + "/x", "PGSSLMODE", "require");
        SecretSource job = new SecretSource() {
            @Override
            public String name() {
                return "the job";
            }

            @Override
            public Reading fetch(SecretRequest request) {
                Origin origin = new Origin.Job(Layer.ENVIRONMENT, "Runner", "PGSSLMODE", null);
                return new Reading(List.of(Entry.of("PGSSLMODE", "require", origin)), List.of());
            }
        };

        assertThat(Judged.guard(Defaults.class, Tier.PRODUCTION, folder, variables)
                        .secrets(job)
                        .check()
                        .findings())
                .isEmpty();
    }

    @Test
    void theModeMayStandBesideTheUrl() {
        String url = "postgresql://" + AT + "/x";

        assertThat(findings(Tier.PRODUCTION, Map.of("DATABASE_URL", url, "DB_SSL_MODE", "require")))
                .isEmpty();
        assertThat(findings(Tier.PRODUCTION, Map.of("DATABASE_URL", url, "PGSSLMODE", "verify-full")))
                .isEmpty();
        assertThat(findings(Tier.PRODUCTION, Map.of("DATABASE_URL", url, "PGSSLMODE", "prefer")))
                .containsExactly("TG415 error DATABASE_URL environment:DATABASE_URL");
    }
}
