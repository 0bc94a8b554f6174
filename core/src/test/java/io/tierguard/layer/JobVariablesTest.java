package io.tierguard.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.From;
import io.tierguard.Layer;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.Absence;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A source that knows of the process's own variables what handed them in. */
class JobVariablesTest {
    private static final String TOKEN = "of-a-job-8f3a61d0b4";

    private final List<Entry> said = new ArrayList<>();
    private final List<Absence> absences = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    @TempDir
    Path folder;

    record Config(
            @From(value = Layer.SECRETS, in = Tier.STAGING) Secret<String> apiToken, Optional<String> color) {}

    private final SecretSource job = new SecretSource() {
        @Override
        public String name() {
            return "the job";
        }

        @Override
        public Reading fetch(SecretRequest request) {
            return new Reading(said, problems, absences);
        }
    };

    private void say(Layer layer, String key, String variable, String value) {
        said.add(Entry.of(key, value, new Origin.Job(layer, "Runner", variable, "build")));
    }

    private Tierguard<Config> tierguard(Map<String, String> environment) {
        return Tierguard.of(Config.class)
                .directory(folder)
                .tier(Tier.STAGING)
                .systemProperties(Map.of())
                .environment(environment);
    }

    private String explained(Tierguard<Config> tierguard, String key) {
        return tierguard.load().explain(key).toString();
    }

    @Test
    void whatTheJobSaysTakesThePlaceOfTheVariable() {
        say(Layer.SECRETS, "API_TOKEN", "API_TOKEN", TOKEN);
        say(Layer.ENVIRONMENT, "COLOR", "COLOR", "blue");
        Tierguard<Config> load =
                tierguard(Map.of("API_TOKEN", TOKEN, "COLOR", "blue")).secrets(job);

        assertThat(explained(load, "API_TOKEN"))
                .contains("Runner secret or variable API_TOKEN, job build")
                .doesNotContain("environment variable", TOKEN);
        assertThat(explained(load, "COLOR"))
                .contains("blue", "Runner secret or variable COLOR, job build")
                .doesNotContain("environment variable");
        assertThat(load.load().report().findings()).isEmpty();
    }

    /** Whoever is listed last wins among secret managers; a variable is below all of them. */
    @Test
    void whatIsNoSecretStaysBelowTheManagers() {
        say(Layer.SECRETS, "API_TOKEN", "API_TOKEN", TOKEN);
        say(Layer.ENVIRONMENT, "COLOR", "COLOR", "blue");
        SecretSource manager = new SecretSource() {
            @Override
            public String name() {
                return "a manager";
            }

            @Override
            public Reading fetch(SecretRequest request) {
                return new Reading(List.of(Entry.of("COLOR", "red", new Origin.Stored(name(), "COLOR"))), List.of());
            }
        };
        Tierguard<Config> load =
                tierguard(Map.of("COLOR", "blue")).secrets(manager).secrets(job);

        assertThat(load.load().config().color()).contains("red");
    }

    @Test
    void aFileMayReferToIt() throws IOException {
        Files.writeString(folder.resolve("application.conf"), "color = ${SHADE}\n");
        say(Layer.SECRETS, "API_TOKEN", "API_TOKEN", TOKEN);
        said.add(Entry.of("SHADE", "blue", new Origin.Job(Layer.ENVIRONMENT, "Runner", "SHADE", null)));

        assertThat(tierguard(Map.of("SHADE", "blue"))
                        .secrets(job)
                        .load()
                        .config()
                        .color())
                .contains("blue");
    }

    /** What it calls blank is blank, whatever white space the variable has. */
    @Test
    void whatTheJobCallsBlankIsMissing() {
        say(Layer.SECRETS, "API_TOKEN", "API_TOKEN", "");
        say(Layer.SECRETS, "API_TOKEN", "STAGING_API_TOKEN", "");

        String report = tierguard(Map.of("API_TOKEN", " ", "STAGING_API_TOKEN", "\t"))
                .secrets(job)
                .check()
                .toString();

        assertThat(report)
                .contains("API_TOKEN is required in staging and empty", "looked in: the job (0 keys), environment")
                .doesNotContain("TG641");
    }

    @Test
    void aSourceMayKnowMoreVariablesThanTheLoad() {
        say(Layer.SECRETS, "API_TOKEN", "API_TOKEN", TOKEN);
        say(Layer.ENVIRONMENT, "COLOR", "COLOR", "blue");

        assertThat(tierguard(Map.of()).secrets(job).load().config().color()).contains("blue");
    }

    @Test
    void whyItIsMissingIsSaidWhereItIs() {
        absences.add(new Absence(Key.of("API_TOKEN"), List.of("nobody handed it in"), "hand it in"));
        absences.add(new Absence(Key.of("COLOR"), List.of("not a word of this"), "nor of that"));

        String report = tierguard(Map.of()).secrets(job).check().toString();

        assertThat(report).contains("nobody handed it in", "→ hand it in").doesNotContain("not a word", "nor of that");
        assertThat(tierguard(Map.of("API_TOEKN", TOKEN)).secrets(job).check().toString())
                .contains("→ rename API_TOEKN to API_TOKEN")
                .doesNotContain("→ hand it in");
    }

    @Test
    void aWarningIsNoFailure() {
        problems.add(Problem.of(ProblemId.GITHUB_JOB_OVER_PROVISIONED, "a word").fix("none"));

        assertThat(tierguard(Map.of()).secrets(job).check().toString()).contains("the job (0 keys)");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SECRETS", "ENVIRONMENT"})
    void aJobHasNoOtherLayer(Layer layer) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Origin.Job(layer, "Runner", "A", null));
    }
}
