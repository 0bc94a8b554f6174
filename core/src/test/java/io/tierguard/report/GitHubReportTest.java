package io.tierguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a job reads the annotations as they were meant, and nothing in them as a command of its own. */
class GitHubReportTest {
    private static Problem wrongType(String path, int line, int column) {
        return Problem.of(ProblemId.WRONG_TYPE, "DB_PORT must be an integer")
                .key("DB_PORT")
                .at(new Origin.File(Layer.DOTENV, path, line, column), Value.plain("100%"))
                .note("a note")
                .because("the reason")
                .fix("set DB_PORT to an integer");
    }

    @Test
    void saysWhatWhereWhyAndWhatToDoOnOneLine() {
        assertThat(Hostile.of(wrongType(".env", 4, 9)).toGitHub())
                .isEqualTo("::error file=.env,line=4,col=9,title=TG301 wrong-type::DB_PORT must be an integer%0A"
                        + ".env:4:9 = 100%25%0Aa note%0Athe reason%0A→ set DB_PORT to an integer\n");
    }

    @Test
    void saysNothingWhereNothingWasFound() {
        assertThat(Hostile.of().toGitHub()).isEmpty();
    }

    @Test
    void theCommandIsTheSeverity() {
        assertThat(Hostile.of(
                                Problem.of(ProblemId.REQUIRED_MISSING, "e"),
                                Problem.of(ProblemId.NEAR_MISS, "w"),
                                Problem.of(ProblemId.UNKNOWN_KEY, "i"))
                        .toGitHub())
                .isEqualTo("""
                        ::error title=TG201 required-missing::e
                        ::warning title=TG204 near-miss::w
                        ::notice title=TG203 unknown-key::i
                        """);
        assertThat(Hostile.waived().toGitHub())
                .isEqualTo("::notice title=TG401 debug-endpoints-enabled (waived)::message"
                        + "%0Awaived until 2026-12-31 by platform: load test\n");
    }

    @Test
    void aPlaceIsSaidAsFarAsItIsKnown() {
        assertThat(Hostile.of(wrongType("a.conf", 4, 0)).toGitHub()).startsWith("::error file=a.conf,line=4,title=");
        assertThat(Hostile.of(wrongType("a.conf", 0, 0)).toGitHub()).startsWith("::error file=a.conf,title=");
    }

    @Test
    void aFolderStandsBeforeTheFilesOfTheRepository() {
        assertThat(Hostile.of(wrongType(".env", 4, 9)).toGitHub("services/event-api"))
                .startsWith("::error file=services/event-api/.env,line=4,");
        assertThat(Hostile.of(wrongType("/run/secrets/x", 0, 0)).toGitHub("services"))
                .startsWith("::error title=TG301 wrong-type::DB_PORT must be an integer%0A/run/secrets/x = ");
    }

    @Test
    void propertiesAndDataAreEscaped() {
        assertThat(GitHubReport.property("a%0A:b,c\r\n")).isEqualTo("a%250A%3Ab%2Cc%0D%0A");
        assertThat(GitHubReport.data("a%0A:b,c\r\n")).isEqualTo("a%250A:b,c%0D%0A");
        assertThat(Hostile.of(wrongType("a:b,c%.env", 1, 1)).toGitHub()).startsWith("::error file=a%3Ab%2Cc%25.env,");
    }

    @Test
    void aRuleOfTheApplicationsOwnIsNamed() {
        Problem own = Problem.of(ProblemId.OWN_RULE, "message").slug("mocks-off");
        assertThat(Hostile.of(own).toGitHub()).isEqualTo("::error title=TG450 mocks-off::message (mocks-off)\n");
    }

    @Test
    void whatIsHostileStaysText() {
        Report report = Hostile.report();
        List<Annotation> annotations = Annotation.all(report.toGitHub());
        assertThat(annotations).hasSameSizeAs(report.findings());
        for (int i = 0; i < annotations.size(); i++) {
            Finding finding = report.findings().get(i);
            Annotation annotation = annotations.get(i);
            assertThat(annotation.data()).isEqualTo(new FindingText(finding).all());
            assertThat(annotation.data().codePoints().boxed()).allMatch(c -> c == '\n' || Printable.isVisible(c));
            assertThat(String.join("", annotation.properties().values())
                            .codePoints()
                            .boxed())
                    .allMatch(Printable::isVisible);
            assertThat(annotation.properties().keySet()).isSubsetOf("file", "line", "col", "title");
            assertThat(annotation.properties().get("title")).startsWith(finding.id());
            boolean inFile = finding.origin() instanceof Origin.File file && RepositoryPath.of("", file.path()) != null;
            assertThat(annotation.properties().get("line")).isEqualTo(inFile ? "3" : null);
        }
    }
}
