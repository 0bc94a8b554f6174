package io.tierguard;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secret managers and words of the tier that a contract file names, from the file to the values. */
class FileSecretsTest {
    private static final String CONTRACT = """
            application = event-api
            secrets { staging = github, production = "shelf:LICENCE_KEY=of-{tier}-8f3a61d0,LOG_LEVEL=warn" }
            tier    { signals = [DEPLOY_ENV], aliases { live = production, blue = production } }

            keys {
              LICENCE_KEY { required = [staging, production], secret = true }
              LOG_LEVEL   { values = [debug, info, warn, error] }
            }
            """;

    @TempDir
    Path folder;

    private static List<String> findings(Report report) {
        List<String> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            Problem problem = finding.problem();
            findings.add(problem.id() + " " + finding.severity().label() + " " + problem.slug() + " " + problem.key());
        }
        return findings;
    }

    private static final Map<String, String> DEPLOYED = Map.of(
            "POSTGRES_DB",
            "event_api",
            "OPENAI_API_KEY",
            "sk-4f81d20c9b7e",
            "DEPLOY_ENV",
            "live",
            "LOG_LEVEL",
            "error");

    private Tierguard<Settings> untold(String text, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("tierguard.conf"), text);
        return Tierguard.fromFile(file)
                .directory(folder)
                .environment(environment)
                .systemProperties(Map.of());
    }

    @Test
    void aManagerThatTheFileNamesSuppliesWhatItHas() throws IOException {
        Guarded<Settings> guarded = untold(CONTRACT, DEPLOYED).load();

        assertThat(guarded.tier()).isEqualTo(PRODUCTION);
        assertThat(guarded.config().secret("LICENCE_KEY").reveal()).isEqualTo("of-production-8f3a61d0");
        assertThat(guarded.config().secret("LOG_LEVEL").reveal()).isEqualTo("warn");
    }

    @Test
    void aManagerThatCodeAddsIsAboveThatOfTheFile() throws IOException {
        SecretSource code = new SecretSource() {
            @Override
            public String name() {
                return "code";
            }

            @Override
            public Reading fetch(SecretRequest request) {
                return new Reading(
                        List.of(Entry.of("LOG_LEVEL", "info", new Origin.Stored("code", "LOG_LEVEL"))), List.of());
            }
        };
        Guarded<Settings> guarded = untold(CONTRACT, DEPLOYED).secrets(code).load();

        assertThat(guarded.config().secret("LOG_LEVEL").reveal()).isEqualTo("info");
        assertThat(guarded.explain("LOG_LEVEL").toString()).contains("shelf of nobody, key LOG_LEVEL");
    }

    @Test
    void ofSeveralManagersOfTheFileTheLaterIsAbove() throws IOException {
        String text = CONTRACT.replace("production = \"shelf:", "production = [\"shelf:LOG_LEVEL=debug\", \"shelf:")
                .replace("=warn\"", "=warn\"]");

        assertThat(untold(text, DEPLOYED).load().config().secret("LOG_LEVEL").reveal())
                .isEqualTo("warn");
    }

    /** Nobody is looked for where nobody is named, and the other tiers say nothing of it. */
    @Test
    void aProviderIsMissingOnlyWhereItIsAskedFor() throws IOException {
        assertThat(untold(CONTRACT, Map.of()).tier(DEVELOPMENT).check().accepted())
                .isTrue();
        Report report = untold(CONTRACT, Map.of("DEPLOY_ENV", "staging")).check();

        assertThat(findings(report))
                .contains("TG201 error required-missing LICENCE_KEY", "TG623 error secrets-provider-missing null");
        assertThat(report.toString().replaceAll("\\s+", " "))
                .contains(
                        "io.tierguard:tierguard-secrets-github",
                        "tierguard.conf:2",
                        "looked in: secrets of ",
                        "tierguard.conf:2 may have it, and were not opened");
    }

    @Test
    void aSignalThatTheFileAddsIsNoUnknownName() throws IOException {
        Files.writeString(folder.resolve(".env"), "DEPLOY_ENV=development\nDEPLOY_ENW=x\n");
        Report report = untold(CONTRACT, Map.of()).check();

        assertThat(report.tier()).contains(DEVELOPMENT);
        assertThat(findings(report)).containsExactly("TG203 info unknown-key DEPLOY_ENW");
    }
}
