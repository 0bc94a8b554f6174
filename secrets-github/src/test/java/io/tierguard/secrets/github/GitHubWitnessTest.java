package io.tierguard.secrets.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Default;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.model.Problem;
import io.tierguard.model.Testimony;
import io.tierguard.model.TierClaim;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import io.tierguard.secrets.github.FakeRunner.Answer;
import io.tierguard.secrets.github.FakeRunner.Manner;
import io.tierguard.secrets.github.api.Time;
import io.tierguard.secrets.github.oidc.IdToken;
import io.tierguard.source.Surroundings;
import io.tierguard.source.TierWitness;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub says of a job's tier, and whatever may come instead of it. */
class GitHubWitnessTest {
    private static final String PAYLOAD = "{\"jti\":\"" + Canary.WORD + "\",\"sub\":\"" + Canary.TEXT_IN_JSON
            + "\",\"nested\":{\"environment\":\"" + Canary.WORD + "\"},\"exp\":1e3,\"environment\":\"staging\","
            + "\"ref_protected\":\"true\"}";

    @TempDir
    Path folder;

    private final OwnTime time = new OwnTime();

    private static Map<String, String> job(String url, String... more) {
        Map<String, String> variables = new HashMap<>();
        variables.put("GITHUB_ACTIONS", "true");
        variables.put(IdToken.URL, url);
        variables.put(IdToken.TOKEN, FakeRunner.TOKEN);
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    private Testimony testify(Map<String, String> variables) {
        Testimony testimony = new GitHubWitness(time, Duration.ofSeconds(4))
                .testify(new Surroundings(variables, Map.of(), Path.of("")));
        Canary.assertIsNotIn(testimony.toString());
        Requests.text(testimony.problems());
        return testimony;
    }

    private Testimony testify(Answer answer) {
        try (FakeRunner runner = new FakeRunner(answer)) {
            return testify(job(runner.address() + "/token?api-version=2.0"));
        }
    }

    private static List<String> said(Testimony testimony) {
        return testimony.claims().stream()
                .map(claim -> claim.name() + "=" + claim.value() + " ("
                        + claim.origin().describe() + ")")
                .toList();
    }

    private static String only(Testimony testimony) {
        assertThat(testimony.problems()).hasSize(1);
        assertThat(testimony.problems().get(0).id().id()).isEqualTo("TG664");
        assertThat(testimony.claims()).isEmpty();
        return Requests.text(testimony.problems());
    }

    @Test
    void itIsFound() {
        assertThat(ServiceLoader.load(TierWitness.class)).singleElement().isInstanceOf(GitHubWitness.class);
    }

    @Test
    void theTokenIsAskedForOnceAndForThisAlone() {
        try (FakeRunner runner = new FakeRunner(Answer.claiming(PAYLOAD))) {
            Testimony testimony =
                    testify(job(runner.address() + "/t//x?api-version=2.0", "GITHUB_REF_PROTECTED", "false"));

            assertThat(said(testimony))
                    .containsExactly(
                            "oidc.environment=staging (environment claim of the job's OIDC token)",
                            "oidc.ref_protected=true (ref_protected claim of the job's OIDC token)");
            assertThat(testimony.problems()).isEmpty();
            assertThat(runner.requests())
                    .containsExactly("GET /t//x?api-version=2.0&audience=tierguard Bearer " + FakeRunner.TOKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"/t, /t?audience=tierguard", "/t?, /t?audience=tierguard", "/t?a=b%26c, /t?a=b%26c&audience=tierguard"})
    void theAddressMayHaveAQuestion(String path, String asked) {
        try (FakeRunner runner = new FakeRunner(Answer.claiming("{}"))) {
            testify(job(runner.address() + path));

            assertThat(runner.requests()).singleElement().asString().contains(" " + asked + " ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"ref_protected\":\"false\"}                     | oidc.ref_protected=false",
                "{\"ref_protected\":false,\"environment\":\"a b/c\"} | oidc.environment=a b/c, oidc.ref_protected=false",
                "{\"ref_protected\":true,\"environment\":null}     | oidc.ref_protected=true",
                "{\"environment\":\"production\"}                   | oidc.environment=production, GITHUB_REF_PROTECTED=false",
                "{\"environment\":\"prod\\u0075ction\",\"ref_protected\":null} | "
                        + "oidc.environment=production, GITHUB_REF_PROTECTED=false",
                "{\"Environment\":\"production\"}                   | GITHUB_REF_PROTECTED=false",
                "{}                                               | GITHUB_REF_PROTECTED=false",
            })
    void whatIsClaimed(String payload, String claims) {
        try (FakeRunner runner = new FakeRunner(Answer.claiming(payload))) {
            Testimony testimony = testify(job(runner.address(), "GITHUB_REF_PROTECTED", "false"));

            assertThat(testimony.problems()).isEmpty();
            assertThat(testimony.claims())
                    .extracting(claim -> claim.name() + "=" + claim.value())
                    .containsExactly(claims.split(", ", -1));
        }
    }

    @Test
    void aRefThatIsNotProtectedFitsEveryTierButProduction() {
        TierClaim open = testify(Answer.claiming("{\"ref_protected\":\"false\"}"))
                .claims()
                .get(0);
        TierClaim closed = testify(Answer.claiming("{\"ref_protected\":\"true\"}"))
                .claims()
                .get(0);

        assertThat(open.fits()).containsExactlyInAnyOrder(Tier.DEVELOPMENT, Tier.TEST, Tier.STAGING);
        assertThat(open.mend()).contains("ruleset");
        assertThat(closed.fits()).containsExactlyInAnyOrder(Tier.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TRUE", " false", "0", Canary.WORD})
    void aVariableThatSaysNeitherSaysNothing(String value) {
        try (FakeRunner runner = new FakeRunner(Answer.claiming("{}"))) {
            assertThat(testify(job(runner.address(), "GITHUB_REF_PROTECTED", value))
                            .claims())
                    .isEmpty();
        }
    }

    /** An outage must not make a ref that is not protected into one of which nothing is known. */
    @Test
    void whatAVariableSaysIsHeardWithoutAToken() {
        try (FakeRunner runner = new FakeRunner(Answer.of(403))) {
            Testimony testimony = testify(job(runner.address(), "GITHUB_REF_PROTECTED", "false"));

            assertThat(said(testimony))
                    .containsExactly("GITHUB_REF_PROTECTED=false (environment variable GITHUB_REF_PROTECTED)");
            assertThat(testimony.problems()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, token, 1 attempt",
        "403, denied, 1 attempt",
        "404, not found, 1 attempt",
        "302, moved, 1 attempt",
        "204, other, 1 attempt",
        "400, other, 1 attempt",
        "429, limited, 1 attempt",
        "500, broken, 2 attempts",
        "503, broken, 2 attempts",
    })
    void aStatusIsSaid(int status, String kind, String attempts) {
        Answer answer = status == 204 ? new Answer(204, "", "", Manner.AT_ONCE) : Answer.of(status);

        assertThat(only(testify(answer))).contains(kind + ": HTTP " + status + ", request C0DE:12AB:3F; " + attempts);
    }

    @Test
    void whatPassesByItselfIsTriedOnceMore() {
        try (FakeRunner runner = new FakeRunner(Answer.of(502), Answer.claiming(PAYLOAD))) {
            assertThat(testify(job(runner.address())).claims()).hasSize(2);
            assertThat(runner.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<html>" + Canary.WORD + "</html>                          | page of HTML",
                "``                                                        | no JSON",
                Canary.WORD + "                                            | no JSON",
                "{\"value\":\"" + Canary.WORD + "                          | no JSON",
                "[\"a.b.c\"]                                               | no JSON",
                "{\"value\":\"a.b.c\"} " + Canary.WORD + "                 | no JSON",
                "{\"value\":\"a.b.c\",\"value\":\"a.b.c\"}                 | no JSON",
                "{\"value\":7}                                             | no JSON",
                "{\"value\":{\"" + Canary.WORD + "\":1}}                   | no JSON",
                "{'value':'a.b.c'}                                         | no JSON",
                "{\"value\":null}                                          | has no value",
                "{\"values\":\"" + Canary.WORD + "\"}                      | has no value",
                "{}                                                        | has no value",
                "{\"value\":\"\"}                                          | not of three parts",
                "{\"value\":\"" + Canary.WORD + "\"}                       | not of three parts",
                "{\"value\":\"a." + Canary.WORD + "\"}                     | not of three parts",
                "{\"value\":\"a.b.c." + Canary.WORD + "\"}                 | not of three parts",
                "{\"value\":\"a.!" + Canary.WORD + ".c\"}                  | not base64url",
                "{\"value\":\"a.e+0/.c\"}                                  | not base64url",
                "{\"value\":\"a._w.c\"}                                    | not base64url",
                "{\"value\":\"a..c\"}                                      | its claims are no JSON",
            })
    void whatIsNoTokenIsNotShown(String body, String said) {
        assertThat(only(testify(Answer.saying(body.strip())))).contains(said, "1 attempt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Canary.WORD,
                "[]",
                "\"" + Canary.WORD + "\"",
                "{\"environment\":7}",
                "{\"environment\":true}",
                "{\"environment\":[\"" + Canary.WORD + "\"]}",
                "{\"environment\":\"staging\",\"ref_protected\":1}",
                "{\"environment\":\"staging\",\"ref_protected\":\"" + Canary.WORD + "\"}",
                "{\"environment\":\"staging\",\"ref_protected\":{}}",
                "{\"environment\":\"staging\",\"environment\":\"production\"}",
                "{\"environment\":\"staging\",\"environm\\u0065nt\":\"production\"}",
                "{\"environment\":null,\"environment\":\"production\"}",
                "{\"ref_protected\":\"true\",\"ref_protected\":\"true\"}",
                "{\"a\":1,\"a\":1}",
                "{\"environment\":\"staging\"}{\"environment\":\"production\"}",
                "{\"environment\":\"stag\ning\"}",
                "{\"environment\":\"staging\",}",
                "{\"environment\":\"staging\"",
            })
    void claimsThatAreNotAsTheyShouldBeAreNone(String payload) {
        assertThat(only(testify(Answer.claiming(payload)))).contains("its claims are no JSON, or not as");
    }

    @Test
    void whatIsNestedDeeplyIsNotRead() {
        assertThat(only(testify(Answer.claiming("{\"a\":" + "[".repeat(20_000)))))
                .contains("its claims are no JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod\\u0000uction", "\\u001b[31m" + Canary.WORD, "production\\n", Canary.WORD})
    void anEnvironmentThatIsNoTiersIsInNoReport(String name) {
        Report report = start(Answer.claiming("{\"environment\":\"" + name + "\"}"), "APP_TIER", "staging");

        assertThat(report.accepted()).isTrue();
        assertThat(report.toString()).contains("tier staging from APP_TIER (environment) ");
    }

    @Test
    void anEnvironmentThatIsLongIsInNoReport() {
        Report report =
                start(Answer.claiming("{\"environment\":\"" + "a".repeat(10_000) + "\"}"), "APP_TIER", "staging");

        assertThat(report.accepted()).isTrue();
        assertThat(report.toJson()).doesNotContain("aaaaa");
    }

    @Test
    void whatIsTooLongIsNotRead() {
        assertThat(only(testify(Answer.claiming("{\"a\":\"" + "x".repeat(1 << 20) + "\"}"))))
                .contains("unreadable: TooLong; 1 attempt");
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (FakeRunner other = new FakeRunner(Answer.claiming(PAYLOAD))) {
            Answer moved = new Answer(307, other.address() + "/" + Canary.WORD, "", Manner.AT_ONCE);

            assertThat(only(testify(moved))).contains("HTTP 307");
            assertThat(other.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"NEVER", "DRIPPING"})
    void nobodyIsWaitedForWithoutEnd(Manner manner) {
        try (FakeRunner runner = new FakeRunner(new Answer(200, "", "", manner))) {
            Testimony testimony = new GitHubWitness(Time.SYSTEM, Duration.ofMillis(400))
                    .testify(new Surroundings(job(runner.address()), Map.of(), Path.of("")));

            assertThat(only(testimony)).contains("timed out: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "://",
                "https://",
                "http://runner.example.net/t",
                "http://127.0.0.1.example.net/t",
                "https://" + Canary.WORD + "@runner.example.net/t",
                "http://" + Canary.WORD + "@127.0.0.1:1/t",
                "https://runner.example.net/t#" + Canary.WORD,
                "https://runner.example.net/" + Canary.WORD + " x",
                "https://runner.example.net/t?a=b\nAuthorization: x",
                "ftp://127.0.0.1/" + Canary.WORD,
                "file:///" + Canary.WORD,
                "mailto:" + Canary.WORD,
                "//127.0.0.1/t",
            })
    void whatIsNoAddressIsNotAsked(String url) {
        assertThat(only(testify(job(url)))).contains("no address that a token may be sent to", "nobody was asked");
    }

    @Test
    void whatIsFarTooLongIsNoAddress() {
        assertThat(only(testify(job("http://127.0.0.1/" + "a".repeat(1 << 20)))))
                .contains("no address");
    }

    @ParameterizedTest
    @ValueSource(strings = {Canary.WORD + "\nX: y", Canary.WORD + " ", "\u00e9" + Canary.WORD})
    void whatIsNoTokenIsNotSent(String token) {
        try (FakeRunner runner = new FakeRunner(Answer.claiming(PAYLOAD))) {
            assertThat(only(testify(job(runner.address(), IdToken.TOKEN, token))))
                    .contains("holds is no token");
            assertThat(runner.requests()).isEmpty();
        }
    }

    private Report start(Answer answer, String... more) {
        try (FakeRunner runner = new FakeRunner(answer)) {
            Report report = Tierguard.of(OneConfig.class)
                    .directory(folder)
                    .environment(job(runner.address(), more))
                    .systemProperties(Map.of())
                    .check();
            Canary.assertIsNotIn(report
                    + report.toJson()
                    + report.summary()
                    + report.toSarif()
                    + report.toMarkdown()
                    + report.toGitHub()
                    + report.toText(TextStyle.PLAIN)
                    + report.tierEvidence()
                    + report.findings());
            return report;
        }
    }

    record OneConfig(@Default("x") String name) {}

    @Test
    void theEnvironmentDecidesAStart() {
        Report report = start(Answer.claiming(PAYLOAD), "NODE_ENV", "production");

        assertThat(report.tier()).contains(Tier.STAGING);
        assertThat(report.summary()).contains("from NODE_ENV (environment), oidc.environment (the job's OIDC token)");
    }

    @Test
    void aContradictionRefusesAStart() {
        Report report = start(
                Answer.claiming("{\"environment\":\"production\",\"ref_protected\":\"false\"}"),
                "APP_TIER",
                "production");

        assertThat(report.findings()).extracting(Finding::id).containsExactly("TG103");
        assertThat(report.toString())
                .contains(
                        "ref_protected claim of the job's OIDC token = false",
                        "oidc.environment=production (environment claim of the job's OIDC token) fits production",
                        "protect the branch or tag by a ruleset");
    }

    @Test
    void anOutageRefusesNothing() {
        Report report = start(Answer.of(500), "APP_TIER", "production");

        assertThat(report.accepted()).isTrue();
        assertThat(report.findings()).extracting(Finding::id).containsExactly("TG664");
    }

    /** Also where a log takes all that there is. */
    @Test
    void noLogHoldsAToken() {
        List<String> lines = new ArrayList<>();
        Handler all = new Handler() {
            @Override
            public synchronized void publish(LogRecord record) {
                lines.add(record.getMessage() + Arrays.toString(record.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        List<Logger> loud = new ArrayList<>();
        for (String name : List.of("", "jdk.httpclient.HttpClient", "java.net.http", "sun.net.www", "io.tierguard")) {
            loud.add(Logger.getLogger(name));
        }
        loud.forEach(logger -> logger.setLevel(Level.ALL));
        root.addHandler(all);
        try {
            start(Answer.claiming(PAYLOAD), "NODE_ENV", "production");
            start(Answer.of(401), "APP_TIER", "staging");
        } finally {
            root.removeHandler(all);
            loud.forEach(logger -> logger.setLevel(null));
            root.setLevel(Level.INFO);
        }
        String payload =
                Base64.getUrlEncoder().withoutPadding().encodeToString(PAYLOAD.getBytes(StandardCharsets.UTF_8));
        String text = String.join("\n", lines);
        // The JDK's own server says what it receives; what is looked for is what this process sends and says of it.
        Canary.assertIsNotIn(text);
        assertThat(text).doesNotContain(payload);
    }

    @Test
    void noExceptionQuotesWhatItFailedAt() {
        Testimony testimony = testify(Answer.saying("{\"value\":\"a." + Canary.WORD + "!.c\"}"));
        List<Problem> problems = testimony.problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).origin().location()).isEqualTo(IdToken.URL);
    }
}
