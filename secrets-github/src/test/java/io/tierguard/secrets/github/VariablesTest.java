package io.tierguard.secrets.github;

import static io.tierguard.secrets.github.Requests.ids;
import static io.tierguard.secrets.github.Requests.production;
import static io.tierguard.secrets.github.Requests.source;
import static io.tierguard.secrets.github.Requests.text;
import static io.tierguard.secrets.github.Requests.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.secrets.github.FakeGitHub.Answer;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Variables as a layer, for machines outside of a job. */
class VariablesTest {
    private final FakeGitHub github = new FakeGitHub();

    @AfterEach
    void close() {
        github.close();
    }

    private Reading fetch(SecretRequest request) {
        return source(github, new OwnTime()).fetch(request);
    }

    @Test
    void theEnvironmentWinsOverTheRepositoryAndThatOverTheOrganisation() {
        github.variable("production", "A", "1").variable("repository", "A", "2").variable("organisation", "A", "3");
        github.variable("repository", "B", "2").variable("organisation", "B", "3");
        github.variable("organisation", "C", "3").variable("organisation", "PRODUCTION_D", "4");
        github.variable("organisation", "NOT_ASKED_FOR", "5").variable("repository", "D", "6");

        Reading reading = fetch(production("A", "B", "C", "D", "E"));

        assertThat(values(reading)).isEqualTo(Map.of("A", "1", "B", "2", "C", "3", "D", "4"));
        assertThat(reading.entries())
                .filteredOn(entry -> entry.name().equals("A"))
                .extracting(entry -> entry.origin().describe())
                .containsExactly("GitHub variable A, environment production of octo/event-api");
        assertThat(github.calls()).hasSize(3).allMatch(call -> call.contains("variables"));
    }

    @Test
    void whatIsKeptAsASecretHasNoValueAndThatIsSaid() {
        github.secret("production", "TOKEN").variable("production", "LOG_LEVEL", "info");

        Reading reading = fetch(production("!TOKEN", "LOG_LEVEL"));

        assertThat(values(reading)).containsOnlyKeys("LOG_LEVEL");
        assertThat(ids(reading.problems())).containsExactly("TG666");
        assertThat(text(reading.problems())).contains("not among its variables: TOKEN");
    }

    @Test
    void aSecretThatCanBeReadIsSuppliedAndSaid() {
        github.variable("production", "TOKEN", Canary.WORD);

        Reading reading = fetch(production("!TOKEN"));

        assertThat(values(reading)).containsEntry("TOKEN", Canary.WORD);
        assertThat(ids(reading.problems())).containsExactly("TG657");
        Canary.assertIsNotIn(text(reading.problems()) + reading);
    }

    @Test
    void aBlankValueIsNone() {
        github.variable("production", "LOG_LEVEL", " ").variable("organisation", "LOG_LEVEL", "info");

        Reading reading = fetch(production("LOG_LEVEL"));

        assertThat(reading.entries()).isEmpty();
        assertThat(ids(reading.problems())).containsExactly("TG654", "TG653");
    }

    @Test
    void whatCouldBeReadIsThereAlthoughTheRestCouldNot() {
        github.variable("repository", "LOG_LEVEL", "info").answering("production", "variables", Answer.of(403));

        Reading reading = fetch(production("LOG_LEVEL", "!TOKEN"));

        assertThat(values(reading)).containsEntry("LOG_LEVEL", "info");
        assertThat(ids(reading.problems())).containsExactly("TG650");
    }

    /** An application may log all that the JDK says of a connection. */
    @Test
    void theTokenIsInNoLog() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord said) {
                logged.add(said.getMessage() + Arrays.toString(said.getParameters()) + said.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        List<Logger> loggers = new ArrayList<>();
        for (String name : List.of("", "sun.net.www.protocol.http.HttpURLConnection", "jdk.httpclient.HttpClient")) {
            loggers.add(Logger.getLogger(name));
        }
        Level before = loggers.get(0).getLevel();
        loggers.get(0).addHandler(handler);
        loggers.forEach(logger -> logger.setLevel(Level.ALL));
        try {
            github.variable("production", "A", Canary.WORD);
            assertThat(values(fetch(production("A")))).containsKey("A");
            Logger.getLogger("").finest("heard");
        } finally {
            loggers.get(0).removeHandler(handler);
            loggers.forEach(logger -> logger.setLevel(null));
            loggers.get(0).setLevel(before);
        }
        assertThat(logged).anyMatch(said -> said.startsWith("heard"));
        Canary.assertIsNotIn(String.join("\n", logged));
    }
}
