package io.tierguard.guard;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static io.tierguard.Tier.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that is on this machine, or that belongs to another tier. */
class DatabaseGuardTest {
    private static final String SECRET = "fK3-hV9_qT7zLw2m";

    @TempDir
    Path folder;

    record Databases(
            Optional<Secret<String>> databaseUrl,
            Optional<Secret<String>> mysqlDsn,
            Optional<Secret<String>> mongodbUri,
            Optional<Secret<String>> springDatasourceUrl,
            Optional<Secret<String>> jdbcUrl,
            Optional<String> postgresHost,
            Optional<String> dbServer,
            Optional<String> pgHostname,
            @io.tierguard.Key("PGHOST") Optional<String> pghost,
            Optional<String> postgresDb,
            @io.tierguard.Key("PGDATABASE") Optional<String> pgdatabase,
            Optional<String> database,
            Optional<String> eventDatabase,
            Optional<String> dbName,
            Optional<String> displayName,
            Optional<String> smtpHost,
            Optional<Secret<String>> serviceUrl) {}

    /** What is said of the database itself; whether the way there is encrypted has a test of its own. */
    private List<String> findings(Tier tier, String key, String value) {
        return Judged.findings(Databases.class, tier, folder, Map.of(key, value)).stream()
                .filter(line -> !line.startsWith("TG415"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES_HOST, localhost",
        "POSTGRES_HOST, LOCALHOST",
        "POSTGRES_HOST, localhost.",
        "POSTGRES_HOST, localhost:5432",
        "POSTGRES_HOST, db",
        "POSTGRES_HOST, postgres:5432",
        "POSTGRES_HOST, 127.0.0.1",
        "POSTGRES_HOST, 127.1.2.3:5432",
        "POSTGRES_HOST, ::1",
        "POSTGRES_HOST, [::1]",
        "POSTGRES_HOST, ::ffff:127.0.0.1",
        "POSTGRES_HOST, 0.0.0.0",
        "POSTGRES_HOST, box.local",
        "POSTGRES_HOST, box.local.",
        "POSTGRES_HOST, db.localhost",
        "POSTGRES_HOST, host.docker.internal",
        "POSTGRES_HOST, localhost.localdomain",
        "POSTGRES_HOST, ::",
        "POSTGRES_HOST, [::]:5432",
        "POSTGRES_HOST, [0:0:0:0:0:0:0:1]",
        "POSTGRES_HOST, [::ffff:7f00:1]",
        "POSTGRES_HOST, %31%32%37.0.0.1",
        "POSTGRES_HOST, 'h1.example.net, localhost'",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@%6Cocalhost/x",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@real.example.net/x?host=localhost",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT?7zLw2m@localhost/x",
        "JDBC_URL, jdbc:sqlserver://;serverName=localhost",
        "JDBC_URL, jdbc:oracle:thin:app/Xy9kQ2vLr7pW@localhost:1521/XE",
        "DATABASE_URL, jdbc:h2:mem:x",
        "DATABASE_URL, host=localhost dbname=x user=u password=fK3-hV9_qT7zLw2m",
        "MYSQL_DSN, app:fK3-hV9_qT7zLw2m@tcp(localhost:3306)/x",
        "DB_SERVER, db",
        "PG_HOSTNAME, db",
        "PGHOST, db",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@localhost:5432/x",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@[::1]:5432/x",
        "MYSQL_DSN, mysql://u:fK3-hV9_qT7zLw2m@db/x",
        "MONGODB_URI, 'mongodb://u:fK3-hV9_qT7zLw2m@h1.example.net,h2/x'",
        "SPRING_DATASOURCE_URL, jdbc:postgresql://localhost/x",
        "JDBC_URL, jdbc:sqlserver://localhost;databaseName=x",
    })
    void aLocalHostIsWarnedOfAndThenRefused(String key, String value) {
        for (Tier tier : Tier.values()) {
            assertThat(findings(tier, key, value)).isEqualTo(Judged.weighed("TG410", "--WE", tier, key));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES_HOST, db.example.net",
        "POSTGRES_HOST, db.example.net:5432",
        "POSTGRES_HOST, 10.0.0.5",
        "POSTGRES_HOST, 2001:db8::1",
        "POSTGRES_HOST, [2001:db8::1]:5432",
        "POSTGRES_HOST, postgres.data.svc.cluster.local",
        "POSTGRES_HOST, mydb.c9akciq32.eu-west-1.rds.amazonaws.com",
        "POSTGRES_HOST, /cloudsql/project:region:instance",
        "POSTGRES_HOST, local.example.net.",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@db.example.net/x",
        "DATABASE_URL, postgresql://u:fK3/hV9_qT7zLw2m@db.example.net/x",
        "DATABASE_URL, 'postgresql://u:fK3-hV9_qT7zLw2m@h1.example.net:5432,h2.example.net/x'",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@[2001:db8::1]:5432/x",
        "POSTGRES_HOST, /var/run/postgresql",
        "POSTGRES_HOST, ::ffff:a00:5",
        "POSTGRES_HOST, localdomain.example.net",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT?7zLw2m@db.example.net/x",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@/x?host=/cloudsql/a:b:c",
        "DATABASE_URL, host=db.example.net dbname=x user=u password=fK3-hV9_qT7zLw2m",
        "MYSQL_DSN, app:fK3-hV9_qT7zLw2m@tcp(db.example.net:3306)/x",
        "DATABASE_URL, kD9w2Lp0QzT4-no-url",
        "SMTP_HOST, localhost",
        "SERVICE_URL, http://localhost:80/",
    })
    void aHostThatOthersKnowIsFine(String key, String value) {
        for (Tier tier : List.of(STAGING, PRODUCTION)) {
            assertThat(findings(tier, key, value))
                    .filteredOn(line -> line.startsWith("TG410"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES_DB, event_api_dev, --WE",
        "POSTGRES_DB, event_api_development, --WE",
        "POSTGRES_DB, dev-event-api, --WE",
        "POSTGRES_DB, event_api_test, --WE",
        "POSTGRES_DB, event_api_local, --WE",
        "POSTGRES_DB, app_dev1, --WE",
        "POSTGRES_DB, app_test2, --WE",
        "POSTGRES_DB, app_staging2, ---E",
        "POSTGRES_HOST, db-stg1.example.net, ---E",
        "POSTGRES_HOST, stagingdb.example.net, ---E",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@db.example.net/app%5Fdev, --WE",
        "MYSQL_DSN, u:fK3-hV9_qT7zLw2m@tcp(db.example.net:3306)/app_dev, --WE",
        "DATABASE_URL, host=db.example.net dbname=app_dev password=fK3-hV9_qT7zLw2m, --WE",
        "POSTGRES_DB, event_api_staging, ---E",
        "POSTGRES_DB, EVENT_API_STAGING, ---E",
        "POSTGRES_DB, event_api_qa, ---E",
        "POSTGRES_DB, uat, ---E",
        "PGDATABASE, event_api_stage, ---E",
        "DATABASE, event_api_stg, ---E",
        "EVENT_DATABASE, event_api_preprod, ---E",
        "DB_NAME, event_api_staging, ---E",
        "POSTGRES_HOST, db.staging.example.net, ---E",
        "POSTGRES_HOST, staging-db.example.net:5432, ---E",
        "POSTGRES_HOST, test.db.example.net, --WE",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@db.example.net/event_api_staging, ---E",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@db.staging.example.net/x, ---E",
        "DATABASE_URL, 'postgresql://u:fK3-hV9_qT7zLw2m@h1.production.example.net,h2.staging.example.net/x', EE-E",
    })
    void aDatabaseOfALooserTierIsRefusedInProduction(String key, String value, String weights) {
        // Of two owners production is the one that counts, wherever this is not production itself.
        assertThat(findings(PRODUCTION, key, value)).isEqualTo(Judged.weighed("TG411", "---E", PRODUCTION, key));
        if (weights.startsWith("--")) {
            assertThat(findings(STAGING, key, value)).isEqualTo(Judged.weighed("TG411", weights, STAGING, key));
            assertThat(findings(DEVELOPMENT, key, value)).isEmpty();
            assertThat(findings(TEST, key, value)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES_DB, event_api_production",
        "POSTGRES_DB, event_api_prod",
        "POSTGRES_DB, PROD",
        "POSTGRES_DB, events-live",
        "DB_NAME, prod_events",
        "POSTGRES_HOST, db-prd.example.net",
        "POSTGRES_HOST, proddb.example.net",
        "POSTGRES_HOST, prod01.example.net",
        "POSTGRES_HOST, db.prod.dev.test.example.net",
        "POSTGRES_DB, app_prd",
        "POSTGRES_HOST, db.production.example.net",
        "POSTGRES_HOST, live.db.example.net",
        "POSTGRES_HOST, prod-db:5432.example.net",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@db.production.example.net/x",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@db.example.net/x_production",
        "DATABASE_URL, 'postgresql://u:fK3-hV9_qT7zLw2m@h1.example.net,h2.prod.example.net/x'",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@db.production.example.net/x_uat",
        "DATABASE_URL, postgresql://u:fK3-hV9_qT7zLw2m@db.uat.example.net/x_production",
    })
    void aDatabaseOfProductionIsRefusedEverywhereElse(String key, String value) {
        for (Tier tier : List.of(DEVELOPMENT, TEST)) {
            assertThat(findings(tier, key, value)).isEqualTo(Judged.weighed("TG412", "EEE-", tier, key));
        }
        if (!value.contains("uat")) {
            assertThat(findings(STAGING, key, value)).contains("TG412 error " + key + " environment:" + key);
            assertThat(findings(PRODUCTION, key, value))
                    .filteredOn(line -> !line.startsWith("TG410"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://event_api:fK3-hV9_qT7zLw2m@db.production.example.net:5432/event_api_production?sslmode=require",
                "postgresql://event_api:dev-hV9_qT7zLw2m@db.production.example.net/event_api_production",
                "jdbc:postgresql://db.example.net/devices?password=fK3-hV9_qT7zLw2m",
                "postgresql://u:fK3-hV9_qT7zLw2m@db.example.net/test_results",
                "postgresql://u:fK3-hV9_qT7zLw2m@db.example.net/stage_plays",
                "postgresql://u:fK3-hV9_qT7zLw2m@db.example.net/local_news",
                "postgresql://u:fK3-hV9_qT7zLw2m@db.example.dev/x",
                "postgresql://u:fK3-hV9_qT7zLw2m@db.example.qa/x",
                "postgresql://u:fK3-hV9_qT7zLw2m@db.DEV/x",
                "postgresql://u:fK3-hV9_qT7zLw2m@db.data.svc.cluster.local/x",
                "postgresql://u:fK3-hV9_qT7zLw2m@db-production-staging-mirror.example.net/x"
            })
    void productionsOwnIsFine(String url) {
        assertThat(findings(PRODUCTION, "DATABASE_URL", url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:fK3-hV9_qT7zLw2m@db.example.live/x",
                "postgresql://u:fK3-hV9_qT7zLw2m@db.example.net/live_scores",
                "postgresql://u:fK3-hV9_qT7zLw2m@db.example.net/products",
                "postgresql://u:prod-hV9_qT7zLw2m@db.example.net/x",
                "postgresql://u:fK3-hV9_qT7zLw2m@localhost/event_api_dev",
                "postgresql://u:fK3-hV9_qT7zLw2m@localhost/dev_copy_of_production",
                "postgresql://u:fK3-hV9_qT7zLw2m@db.live.dev.example.net/x",
                "postgresql://u:fK3-hV9_qT7zLw2m@products.example.net/x",
                "postgresql://u:fK3-hV9_qT7zLw2m@localhost/event_api_staging"
            })
    void developmentsOwnIsFine(String url) {
        assertThat(findings(DEVELOPMENT, "DATABASE_URL", url)).isEmpty();
    }

    @Test
    void anotherNameIsNoDatabase() {
        assertThat(findings(PRODUCTION, "DISPLAY_NAME", "x_staging")).isEmpty();
        assertThat(findings(DEVELOPMENT, "SMTP_HOST", "prod.example.net")).isEmpty();
    }

    @Test
    void localAndOfAnotherTierAreTwoFindings() {
        assertThat(findings(PRODUCTION, "DATABASE_URL", "postgresql://u:" + SECRET + "@localhost/event_api_dev"))
                .containsExactly(
                        "TG410 error DATABASE_URL environment:DATABASE_URL",
                        "TG411 error DATABASE_URL environment:DATABASE_URL");
    }

    @Test
    void noFindingShowsTheUrl() {
        Report report = Judged.guard(
                        Databases.class,
                        PRODUCTION,
                        folder,
                        Map.of("DATABASE_URL", "postgresql://canary1:canary2-" + SECRET + "@localhost/canary3_dev"))
                .check();

        assertThat(report.toString() + report.toJson()).doesNotContain("canary").doesNotContain(SECRET);
    }

    @Test
    void whoseDatabaseItIsDecidesWhy() {
        String looser = Judged.only(Judged.guard(Databases.class, PRODUCTION, folder, Map.of("POSTGRES_DB", "x_dev"))
                        .check())
                .because();
        String live = Judged.only(Judged.guard(Databases.class, DEVELOPMENT, folder, Map.of("POSTGRES_DB", "x_prod"))
                        .check())
                .because();

        assertThat(live).contains("live data");
        assertThat(looser).contains("production").isNotEqualTo(live);
    }

    // doubt

    private Tierguard<Databases> inferred(Map<String, String> environment) {
        return Tierguard.of(Databases.class)
                .environment(environment)
                .systemProperties(Map.of())
                .directory(folder);
    }

    @Test
    void whereABuildModeAloneSaysTheTierItMayBeTheOneThatIsWrong() {
        Map<String, String> environment = Map.of(
                "NODE_ENV", "development", "POSTGRES_DB", "x_production", "POSTGRES_HOST", "db.prod.example.net");

        assertThat(Judged.findings(inferred(environment).check()))
                .containsExactly(
                        "TG106 error NODE_ENV environment:NODE_ENV",
                        "TG412 error POSTGRES_HOST environment:POSTGRES_HOST",
                        "TG412 error POSTGRES_DB environment:POSTGRES_DB");
    }

    @Test
    void everySignalThatNamesTheTierIsDoubtedOnce() {
        Map<String, String> environment = Map.of(
                "NODE_ENV", "development", "APP_ENV", "development", "POSTGRES_DB", "x_prod", "DB_NAME", "y_prod");

        assertThat(Judged.findings(inferred(environment).check()))
                .filteredOn(line -> line.startsWith("TG106"))
                .containsExactly(
                        "TG106 error NODE_ENV environment:NODE_ENV", "TG106 error APP_ENV environment:APP_ENV");
    }

    @Test
    void onlyTheSignalThatNamesTheTierIsDoubted() {
        Map<String, String> environment =
                Map.of("NODE_ENV", "production", "MIX_ENV", "dev", "APP_ENV", "staging", "POSTGRES_DB", "x_production");

        assertThat(Judged.findings(inferred(environment).check()))
                .containsExactly(
                        "TG106 error APP_ENV environment:APP_ENV", "TG412 error POSTGRES_DB environment:POSTGRES_DB");
    }

    @Test
    void aTierThatWasToldIsNotDoubted() {
        assertThat(Judged.findings(
                        inferred(Map.of("APP_TIER", "staging", "NODE_ENV", "staging", "POSTGRES_DB", "x_production"))
                                .check()))
                .containsExactly("TG412 error POSTGRES_DB environment:POSTGRES_DB");
    }
}
