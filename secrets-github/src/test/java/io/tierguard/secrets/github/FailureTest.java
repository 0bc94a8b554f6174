package io.tierguard.secrets.github;

import static io.tierguard.secrets.github.Requests.ids;
import static io.tierguard.secrets.github.Requests.production;
import static io.tierguard.secrets.github.Requests.request;
import static io.tierguard.secrets.github.Requests.source;
import static io.tierguard.secrets.github.Requests.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.model.Key;
import io.tierguard.secrets.github.FakeGitHub.Answer;
import io.tierguard.secrets.github.api.Client;
import io.tierguard.secrets.github.api.Fault;
import io.tierguard.secrets.github.api.FaultKind;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said where a list can't be had; of what was answered, nothing but codes is in it. */
class FailureTest {
    private final FakeGitHub github = new FakeGitHub();
    private final OwnTime time = new OwnTime();

    @AfterEach
    void close() {
        github.close();
    }

    private SecretNames names() {
        SecretNames names = source(github, time).names(production("!TOKEN"));
        assertThat(names.complete()).isFalse();
        return names;
    }

    /** The one finding there is, and what it says. */
    private String only(String id, SecretNames names) {
        assertThat(ids(names.problems())).as(text(names)).containsExactly(id);
        return text(names);
    }

    @Test
    void aTokenThatExpiredIsTriedOnce() {
        github.answering(Answer.of(401));

        assertThat(only("TG650", names())).contains("did not accept the token", "HTTP 401, request C0DE:12AB:3F");
        assertThat(github.calls()).hasSize(1);
    }

    @Test
    void whatIsDeniedSaysWhichPermissionWouldDo() {
        github.secret("repository", "TOKEN");
        github.answering("production", "secrets", Answer.of(403, "X-Accepted-GitHub-Permissions", "environments=read"));
        github.answering(
                "production", "variables", Answer.of(403, "X-Accepted-GitHub-Permissions", "environments=read"));

        SecretNames names = names();

        assertThat(only("TG650", names))
                .contains(
                        "2 lists",
                        "may read Environments\n",
                        "with environments=read\n",
                        "token of a job itself",
                        "HTTP 403",
                        "Environments");
        assertThat(names.names()).containsExactly("TOKEN");
        assertThat(time.pauses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secrets=" + Canary.WORD,
                Canary.WORD,
                "a=read\u001b[31m",
                "=read",
                "a=read,",
                "qwzkvjxmtrplhgfdscbnyuia=read",
                "secrets=read; qwzkvjxmtrplhgfdscbnyuia=read",
                "one_two_three_four_five_six_seven_eight_n=read",
                "_secrets=read"
            })
    void aHeaderThatIsNoPermissionIsNotShown(String header) {
        github.answering(
                "repository",
                "secrets",
                Answer.of(403, "X-Accepted-GitHub-Permissions", header.replace('\u001b', '~')));

        assertThat(only("TG650", names())).doesNotContain("would take");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secrets=read,environments=read",
                "repository_projects=write; organization_projects=admin",
                "organization_custom_org_roles=read"
            })
    void permissionsAreShownAsGitHubWritesThem(String header) {
        github.answering("repository", "secrets", Answer.of(403, "X-Accepted-GitHub-Permissions", header));

        assertThat(only("TG650", names())).contains("would take a token with " + header + "\n");
    }

    @Test
    void theFixNamesWhatEachListNeeds() {
        github.answering(Answer.of(403, "X-Accepted-GitHub-Permissions", "secrets=read"));

        assertThat(only("TG650", names())).contains("6 lists", "may read Secrets, Variables and Environments");
    }

    /** A firewall answers 403 too. */
    @Test
    void anAnswerThatGitHubDidNotSignMayBeAProxys() {
        github.answering("repository", "secrets", Answer.of(403, "X-GitHub-Request-Id", ""));

        assertThat(only("TG650", names())).contains("a proxy between may have given it");
        github.answering("repository", "secrets", Answer.of(403));
        assertThat(only("TG650", names())).doesNotContain("proxy");
    }

    @Test
    void singleSignOnIsNamed() {
        github.answering("repository", "secrets", Answer.of(403, "X-GitHub-SSO", "required; url=" + Canary.WORD));

        assertThat(only("TG650", names())).contains("single sign-on");
    }

    @Test
    void anIdThatIsNoneIsNotShown() {
        github.answering("repository", "secrets", Answer.of(401, "X-GitHub-Request-Id", Canary.WORD));

        assertThat(only("TG650", names())).doesNotContain("request ");
    }

    @Test
    void theRepositoryIsNotThere() {
        github.without("repository").without("organisation").without("production");

        assertThat(only("TG651", names())).contains("the repository octo/event-api can't be found");
        assertThat(github.calls()).hasSize(1);
    }

    @Test
    void theEnvironmentIsNotThere() {
        github.without("production").secret("repository", "TOKEN");

        SecretNames names = names();

        assertThat(only("TG651", names)).contains("octo/event-api has no environment production");
        assertThat(names.names()).containsExactly("TOKEN");
    }

    @Test
    void whatHasSecretsIsThere() {
        github.secret("repository", "TOKEN").answering("repository", "variables", Answer.of(404));

        assertThat(only("TG652", names()))
                .contains("asked for the variables of the repository octo/event-api", "HTTP 404")
                .doesNotContain("can't be found");
        assertThat(github.calls()).hasSize(6);
    }

    /** What is the farthest decides nothing where each key is there already. */
    @Test
    void theOrganisationMayBeDeniedWhereNothingIsMissing() {
        github.secret("repository", "TOKEN").answering("organisation", "secrets", Answer.of(403));
        github.answering("organisation", "variables", Answer.of(403));

        SecretNames names = source(github, time).names(production("!TOKEN"));

        assertThat(names.complete()).isTrue();
        assertThat(names.problems()).isEmpty();
        SecretNames more = source(github, time).names(production("!TOKEN", "OTHER"));
        assertThat(more.complete()).isFalse();
        assertThat(only("TG650", more)).contains("organisation octo");
    }

    @Test
    void aRepositoryOfAPersonHasNoOrganisation() {
        github.without("organisation").secret("repository", "TOKEN");

        SecretNames names = source(github, time).names(production("!TOKEN"));

        assertThat(names.complete()).isTrue();
        assertThat(names.problems()).isEmpty();
    }

    /** What is missing there is missing, and not left open because of a list that nobody has. */
    @Test
    void aRepositoryOfAPersonIsWholeWithoutAnOrganisation() {
        github.without("organisation").secret("repository", "TOKEN");

        SecretNames names = source(github, time).names(production("!TOKEN", "!OTHER"));

        assertThat(names.names()).containsExactly("TOKEN");
        assertThat(names.complete()).isTrue();
        assertThat(names.problems()).isEmpty();
        assertThat(github.calls()).hasSize(5); // of a scope that is not there, the other list is not asked for
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (FakeGitHub other = new FakeGitHub()) {
            github.answering(Answer.of(301, "Location", other.address() + "/repositories/1/actions/secrets"));

            assertThat(only("TG651", names())).contains("under another name");
            assertThat(other.calls()).isEmpty();
            assertThat(github.calls()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"429", "403"})
    void whoIsLimitedWaitsIfThereIsTime(int status) {
        github.secret("repository", "TOKEN");
        github.answering("repository", "secrets", Answer.of(status, "Retry-After", "7"), FakeGitHub.asUsual());

        SecretNames names = source(github, time).names(production("!TOKEN"));

        assertThat(names.names()).containsExactly("TOKEN");
        assertThat(names.problems()).isEmpty();
        assertThat(time.pauses()).hasSize(1);
        assertThat(time.pauses().get(0)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
    }

    @Test
    void whoIsLimitedForLongerHearsUntilWhen() {
        github.answering(Answer.of(429, "Retry-After", "3600"));

        assertThat(only("TG652", names()))
                .contains("until 2026-11-23T11:00:00Z", "1 attempt", "try again then, or")
                .doesNotContain("waited for");
        assertThat(time.pauses()).isEmpty();
        assertThat(github.calls()).hasSize(1);
    }

    /** GitHub's clock is an hour ahead of this machine's here, and says that it takes ten minutes. */
    @Test
    void theResetCountsByTheClockOfGitHub() {
        Instant theirs = OwnTime.START.plusSeconds(3_600);
        String reset = String.valueOf(theirs.plusSeconds(600).getEpochSecond());
        Map<String, String> headers = Map.of(
                "date", "Mon, 23 Nov 2026 11:00:00 GMT", "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset);

        Fault fault = Fault.of(new io.tierguard.secrets.github.api.Answer(403, headers, ""), OwnTime.START);

        assertThat(fault.kind()).isEqualTo(FaultKind.LIMITED);
        assertThat(fault.until()).isEqualTo(OwnTime.START.plusSeconds(600));
    }

    @Test
    void aResetThatIsFarOffIsSaid() {
        github.answering(Answer.of(403, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "99999999999"));

        assertThat(only("TG652", names())).contains("limits how often", "until ");
        assertThat(time.pauses()).isEmpty();
    }

    /** Such a time says only that it is over. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1763000000", "-1"})
    void aResetThatIsOverSaysNoTime(String reset) {
        github.answering(Answer.of(403, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset));

        assertThat(only("TG652", names())).contains("doesn't say until when").doesNotContain("until 1", "until 2");
    }

    /** A proxy may write a date where GitHub writes seconds; GitHub's own clock says how long that is. */
    @Test
    void aDateIsATimeToo() {
        github.answering(Answer.of(429, "Retry-After", "Wed, 21 Oct 2099 07:28:00 GMT"));

        assertThat(only("TG652", names())).contains("until 2", "1 attempt");
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void whoIsBrokenForAWhileIsNotAskedBefore() {
        github.answering(Answer.of(503, "Retry-After", "600"));

        assertThat(only("TG652", names()))
                .contains("failed by itself", "until 2026-11-23T10:10:00Z", "1 attempt", "try again then;")
                .doesNotContain("tried", "a moment later");
    }

    /** Who asks on at once is kept out longer; GitHub asks for a minute then, which most starts don't have. */
    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "99999999999999999999", ""})
    void aLimitThatSaysNoTimeIsLeftAlone(String after) {
        github.answering(Answer.of(429, "Retry-After", after));

        assertThat(only("TG652", names()))
                .contains("doesn't say until when", "1 attempt", "try again later")
                .doesNotContain("again then");
        assertThat(time.pauses()).isEmpty();
        assertThat(github.calls()).hasSize(1);
    }

    @Test
    void aLimitThatSaysNoTimeIsTriedAgainAfterAMinute() {
        github.secret("repository", "TOKEN");
        github.answering("repository", "secrets", Answer.of(429), Answer.of(429), FakeGitHub.asUsual());
        SecretRequest patient = new SecretRequest(Tier.PRODUCTION, Set.of(Key.of("TOKEN")), Duration.ofMinutes(5));

        assertThat(source(github, time).names(patient).names()).containsExactly("TOKEN");
        assertThat(time.pauses()).hasSize(2).allMatch(pause -> pause.compareTo(Duration.ofMinutes(1)) >= 0);
    }

    /** Every answer says when the hour is over; that keeps nobody out who has questions left. */
    @Test
    void theResetOfAHourThatIsNotUsedUpIsNoTime() {
        github.answering(Answer.of(429, "X-RateLimit-Remaining", "4990", "X-RateLimit-Reset", "99999999999"));

        assertThat(only("TG652", names())).contains("limits how often", "doesn't say until when");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void whatBreaksIsTriedAgain(int status) {
        github.secret("repository", "TOKEN");
        Answer broken = Answer.of(status, "X-RateLimit-Reset", "1800000000"); // it stands at every answer of GitHub's
        github.answering("repository", "secrets", broken, broken, FakeGitHub.asUsual());

        assertThat(source(github, time).names(production("!TOKEN")).problems()).isEmpty();
        assertThat(time.pauses()).hasSize(2);
    }

    @Test
    void whatStaysBrokenIsTriedUntilTheTimeIsOver() {
        github.answering(Answer.of(502));

        assertThat(only("TG652", names())).contains("failed by itself", "HTTP 502");
        assertThat(time.pauses()).hasSizeGreaterThan(4);
        assertThat(Duration.ofNanos(time.nanos())).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aDeveloperWaitsForTwoTries() {
        github.answering(Answer.of(502));

        SecretNames names = source(github, time).environment("production").names(request(Tier.DEVELOPMENT, "TOKEN"));

        assertThat(github.calls()).hasSize(2);
        assertThat(only("TG652", names)).contains("2 attempts").doesNotContain("there was time");
    }

    @Test
    void anAnswerThatIsCutOffIsTriedAgain() {
        github.secret("repository", "TOKEN");
        github.answering(
                "repository",
                "secrets",
                Answer.of(200).saying("{\"total_count\":1,\"secrets\":[{\"na").cutOff(),
                Answer.of(200).saying("{\"total_count\":1,\"secrets\":["),
                FakeGitHub.asUsual());

        assertThat(source(github, time).names(production("!TOKEN")).names()).containsExactly("TOKEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>" + Canary.WORD + "</body></html>",
                "[]",
                "{}",
                "\"" + Canary.WORD + "\"",
                "{\"total_count\":1,\"secrets\":{\"" + Canary.WORD + "\":1}}",
                "{\"total_count\":1,\"secrets\":[{\"name\":\"" + Canary.WORD + " \"}]}",
                "{\"total_count\":1,\"secrets\":[{}]} " + Canary.WORD,
                "{\"total_count\":1,\"secrets\":[]} x",
                "{\"total_count\":99999999999999999999999999999999,\"secrets\":[]}",
                "{'secrets':[]}",
                "{\"secrets\":[]}",
                "{\"total_count\":-1,\"secrets\":[]}",
                "{\"total_count\":\"1\",\"secrets\":[]}",
            })
    void whatIsNoListIsNotShown(String body) {
        github.answering("repository", "secrets", Answer.of(200).saying(body));

        assertThat(only("TG652", names())).contains("is no list of GitHub's");
        assertThat(text(names())).matches(body.startsWith("<") ? "(?s).*page of HTML.*" : "(?s)[^<]*");
        assertThat(time.pauses()).isEmpty();
    }

    /** What is added before it while the pages are read pushes a name onto the next one as well. */
    @Test
    void aNameOnTwoPagesIsKeptOnce() {
        String page = "{\"total_count\":3,\"variables\":[{\"name\":\"LOG_LEVEL\",\"value\":\"info\"}]}";
        github.secret("repository", "TOKEN").variable("repository", "OTHER", "x");
        github.answering(
                "repository",
                "variables",
                Answer.of(200, "Link", "</repos/octo/event-api/actions/variables?page=2>; rel=\"next\"")
                        .saying(page),
                Answer.of(200, "Link", "</repos/octo/event-api/actions/variables?page=3>; rel=\"next\"")
                        .saying(page),
                Answer.of(200).saying(page));

        SecretNames names = source(github, time).names(production("!TOKEN", "LOG_LEVEL"));

        assertThat(names.complete()).isTrue();
        assertThat(names.names()).containsExactlyInAnyOrder("TOKEN", "LOG_LEVEL");
        assertThat(names.problems()).isEmpty();
    }

    @Test
    void aPageThatLinksToItselfIsReadOnce() {
        github.linkingToItself();

        assertThat(only("TG652", names())).contains("come to no end");
        assertThat(github.calls()).hasSize(6);
    }

    @Test
    void pagesThatGoOnForeverAreNotReadForever() {
        for (int i = 0; i < 30 * (Client.MOST_PAGES + 1); i++) {
            github.variable("repository", "V" + i, "x");
        }
        assertThat(only("TG652", names())).contains("come to no end");
        assertThat(github.calls()).hasSize(Client.MOST_PAGES + 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://api.github.com/x", "http://127.0.0.1:1/x", "//elsewhere.example.net/x", "file:///x"})
    void aPageThatIsElsewhereIsNotRead(String next) {
        github.answering(
                "repository",
                "secrets",
                Answer.of(200, "Link", "<" + next + ">; rel=\"next\"").saying("{\"total_count\":9,\"secrets\":[]}"));

        assertThat(only("TG652", names())).contains("elsewhere than GitHub").doesNotContain(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "; rel=\"next last\"",
                "; REL=Next",
                " ; title=x; rel = \"prefetch next\"",
                ";rel=next,<x>;rel=last"
            })
    void theNextPageIsFoundHoweverItIsWritten(String words) {
        github.secret("repository", "TOKEN");
        github.answering(
                "repository",
                "secrets",
                Answer.of(200, "Link", "</repos/octo/event-api/actions/secrets?per_page=100&page=1>" + words)
                        .saying("{\"total_count\":1,\"secrets\":[]}"),
                FakeGitHub.asUsual());

        assertThat(source(github, time).names(production("!TOKEN")).names()).containsExactly("TOKEN");
    }

    @Test
    void aListThatIsShorterThanItSaysIsNotTheWhole() {
        github.answering("repository", "secrets", Answer.of(200).saying("{\"total_count\":130,\"secrets\":[]}"));

        assertThat(only("TG652", names())).contains("more of the secrets");
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        SecretNames names = source(URI.create("http://127.0.0.1:" + port), time).names(production("!TOKEN"));

        assertThat(only("TG652", names)).contains("could not be reached", "ConnectException");
    }
}
