package io.tierguard.secrets.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.secrets.github.FakeGitHub.Request;
import io.tierguard.secrets.github.api.Kind;
import io.tierguard.secrets.github.api.ListPage;
import io.tierguard.secrets.github.api.Names;
import io.tierguard.secrets.github.api.Scope;
import io.tierguard.source.SecretNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request is one that GitHub's own description has, and every answer of that description is read. */
class ConformanceTest {
    private static Prism prism;

    @BeforeAll
    static void start() {
        prism = Prism.start();
    }

    @AfterAll
    static void stop() {
        if (prism != null) {
            prism.close();
        }
    }

    private static List<Request> requests(String environment) {
        try (FakeGitHub github = new FakeGitHub()) {
            String encoded = Names.encoded(environment);
            for (int i = 0; i < 250; i++) {
                github.secret("repository", "S" + i).secret(encoded, "S" + i).secret("organisation", "S" + i);
            }
            for (int i = 0; i < 70; i++) {
                github.variable("repository", "V" + i, "x").variable(encoded, "V" + i, "x");
                github.variable("organisation", "V" + i, "x");
            }
            GitHubSecrets source = Requests.source(github, new OwnTime()).environment(environment);
            SecretNames names = source.names(Requests.production("S1"));
            assertThat(names.complete()).isTrue();
            source.fetch(Requests.production("V1"));
            return github.requests();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "eu/production #1 ü?"})
    void everyRequestIsAccepted(String environment) throws IOException {
        List<Request> requests = requests(environment);
        assertThat(requests).hasSize(6 * 3 + 3 * 3); // three pages of each list, and once more of variables
        List<String> refused = new ArrayList<>();
        for (Request request : requests) {
            Prism.Said said = prism.ask(request);
            if (said.status() != 200) {
                refused.add(request.target() + " " + said);
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void everyAnswerIsRead() throws IOException {
        for (Request request : requests("production")) {
            Kind kind = request.target().contains("secrets?") ? Kind.SECRET : Kind.VARIABLE;
            ListPage page = ListPage.read(prism.ask(request).text(), kind, Scope.REPOSITORY, true);
            assertThat(page.total()).isEqualTo(page.items().size()).isPositive();
        }
    }

    /** What is accepted says something only where something else is not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/repos/octo/event-api/actions/secrets?per_page=all",
                "/repos/octo/event-api/actions/organisation-secrets",
                "/repos/octo/event-api/environments/eu/production/secrets",
            })
    void whatIsWrongIsRefused(String target) throws IOException {
        Request good = requests("production").get(0);
        assertThat(prism.ask(new Request("GET", target, good.headers())).status())
                .isIn(404, 422);
    }

    /** The pages of its examples are said to go on at another host, where the token must not go. */
    @Test
    void theAuditItselfAsksIt() {
        SecretNames names =
                Requests.source(prism.address(), new OwnTime()).names(Requests.production("!GH_TOKEN", "USERNAME"));

        assertThat(Requests.ids(names.problems())).containsExactly("TG652");
        assertThat(Requests.text(names)).contains("6 lists", "elsewhere than GitHub");
    }
}
