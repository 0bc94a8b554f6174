package io.tierguard.contract.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake that a contract file can have, with its line. */
class MistakesInAFileTest {
    private static final Path GOLDEN = Path.of("src/test/resources/contract-file");

    @TempDir
    Path folder;

    /** Run with {@code -Dtierguard.rewrite=true} to write the report anew. */
    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws IOException {
        Path file = Written.file(folder, Files.readString(GOLDEN.resolve("wrong.conf")));
        Report report = Tierguard.fromFile(file)
                .directory(folder)
                .tier(Tier.PRODUCTION)
                .environment(Map.of())
                .systemProperties(Map.of())
                .check();

        String said = report.toString().replace(folder.resolve("tierguard.conf").toString(), "tierguard.conf");
        if (Boolean.getBoolean("tierguard.rewrite")) {
            Files.writeString(GOLDEN.resolve("wrong.txt"), said);
        }
        assertThat(said).isEqualTo(Files.readString(GOLDEN.resolve("wrong.txt")));
        assertThat(report.accepted()).isFalse();
    }

    /**
     * But for what keeps a file from being read at all, a file that isn't there, one beside a record, and what is found when
     * it is used.
     */
    @Test
    void theGoldenFileHasEveryMistake() throws IOException {
        TreeSet<String> met = new TreeSet<>();
        for (Problem problem : ContractFile.read(GOLDEN.resolve("wrong.conf")).problems()) {
            met.add(problem.id().id());
        }
        TreeSet<String> all = new TreeSet<>();
        for (ProblemId id : ProblemId.catalogue()) {
            if (id.id().startsWith("TG7") || id.id().startsWith("TG9")) {
                all.add(id.id());
            }
        }
        all.removeAll(List.of("TG701", "TG713", "TG719", "TG720", "TG721", "TG902", "TG903"));
        assertThat(met).containsExactlyElementsOf(all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requird = true | TG702 2 requird is no word of a key",
                "Required = true | TG702 2 Required is no word of a key",
                "required = yes | TG703 2 required of NAME must be true, false or a list of tiers",
                "required = \"true\" | TG703 2 required of NAME must be true, false or a list of tiers",
                "required = null | TG703 2 required of NAME must be true, false or a list of tiers",
                "required = [] | TG703 2 required of NAME must be a list with something in it",
                "required = [[test]] | TG703 2 required of NAME must be a list of values",
                "required = [Test] | TG704 2 Test is no tier",
                "forbidden = [everywhere] | TG704 2 everywhere is no tier",
                "type = [port] | TG703 2 type of NAME must be one value",
                "type = int | TG704 2 int is no type",
                "secret = 1 | TG703 2 secret of NAME must be true or false",
                "type = integer, min = 1.5 | TG703 2 min of NAME must be a whole number",
                "type = integer, max = \"1\" | TG703 2 max of NAME must be a whole number",
                "type = integer, max = 99999999999999999999 | TG703 2 max of NAME must be a whole number",
                "min = 1 | TG705 2 NAME has min and is no number",
                "type = integer, min = 2, max = 1 | TG705 2 no number is allowed for NAME: min is above max",
                "type = port, min = 70000 | TG705 2 no number is allowed for NAME: min is above max",
                "minLength = -1 | TG705 2 the lengths of NAME are negative, too large, or the least is above the most",
                "maxLength = 1, minLength = 2 | TG705 2 the lengths of NAME are negative, too large, or the least is above the most",
                "maxLength = 9999999999 | TG705 2 the lengths of NAME are negative, too large, or the least is above the most",
                "pattern = \"a(\" | TG707 2 pattern of NAME is not a valid regular expression, at index 2",
                "values = a | TG703 2 values of NAME must be a list of values",
                "values = [] | TG703 2 values of NAME must be a list with something in it",
                "values = [{a = 1}] | TG703 2 values of NAME must be a list of values",
                "type = boolean, values = [maybe] | TG706 2 values of NAME has a value that is not true or false",
                "type = port, default = 0 | TG706 2 default of NAME has a value that is not a number from 1 to 65535",
                "default = \"\" | TG706 2 default of NAME has a value that is not a text that isn't empty, which counts as missing",
                "default = [a] | TG703 2 default of NAME must be one value, or a block with one for each tier",
                "default { prod = a } | TG704 2 prod is no tier",
                "default { test = [a] } | TG703 2 test of default of NAME must be one value",
                "default = a, required = true | TG705 2 NAME is required in every tier, so that its default never serves",
                "default { test = a }, required = [test] | TG705 2 NAME is required in test, where it has a default",
                "required = [test], forbidden = [test] | TG705 2 NAME is required and forbidden in test",
                "default = a, forbidden = [production] | TG705 2 NAME is forbidden in production, where it has a default",
                "default { test = a }, forbidden = [test, staging] | TG705 2 NAME is forbidden in test, where it has a default",
                "default = a, refuse { staging = [a] } | TG705 2 NAME has a default in staging that refuse names there",
                "type = integer, default { test = 10 }, refuse { test = [010] } | TG705 2 NAME has a default in test that refuse names there",
                "default = a, from { test = [secrets] } | TG705 2 NAME has a default in test, where from leaves out default",
                "from { test = [secret] } | TG704 2 secret is no layer",
                "from { test = secrets } | TG703 2 test of from of NAME must be a list of values",
                "from = [secrets] | TG703 2 from of NAME must be a block { … }",
                "from { tset = [secrets] } | TG704 2 tset is no tier",
                "refuse = true | TG703 2 refuse of NAME must be a block { … }",
                "refuse { because = b } | TG710 2 refuse of NAME names no tier, and refuses nothing",
                "refuse {} | TG710 2 refuse of NAME names no tier, and refuses nothing",
                "refuse { live = [a] } | TG704 2 live is no tier",
                "type = boolean, refuse { test = [1] } | TG706 2 refuse of NAME has a value that is not true or false",
                "values = [a], refuse { test = [b] } | TG706 2 refuse of NAME has a value that is not one of a",
                "description { a = 1 } | TG703 2 description of NAME must be one value",
                "deprecated = [a] | TG703 2 deprecated of NAME must be one value",
                "type = port, type = port | TG708 2 type is said already in line 2",
                "default = a, default { test = b } | TG708 2 default is said already in line 2",
            })
    void inAKey(String block, String finding) throws IOException {
        assertThat(Written.findings(Written.read(folder, Written.key(block)))).containsExactly(finding);
    }

    @Test
    void aDefaultForTheTiersThatMayHaveItIsNoMistake() throws IOException {
        String block = "default { test = a, staging = b }, forbidden = [production], refuse { staging = [a] }";
        assertThat(Written.findings(Written.read(folder, Written.key(block)))).isEmpty();
    }

    @Test
    void whereNoKeyIsDeclaredTheMendNamesNone() throws IOException {
        String text = "application = a\nkeys {}\nguards { g { when { NAME = x }, because = b } }\n";
        assertThat(Written.read(folder, text).problems())
                .filteredOn(problem -> problem.id() == ProblemId.CONTRACT_UNDECLARED_KEY)
                .extracting(Problem::fix)
                .containsExactly("declare it first");
    }

    @Test
    void whatSteersTheProcessHasNoDefault() throws IOException {
        String keys = "application = a\nkeys {\n  NODE_OPTIONS { default = x }\n  NODE_PATH {}\n}\n";
        assertThat(Written.findings(Written.read(folder, keys)))
                .containsExactly("TG705 3 NODE_OPTIONS steers the process itself, and has a default");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | TG710 1 the contract does not name its application; TG710 1 the contract declares no key",
                "application = a | TG710 1 the contract declares no key",
                "application = a; keys {} | TG710 2 the contract declares no key",
                "application = \" \"; keys { A {} } | TG710 1 the contract does not name its application",
                "application = [a]; keys { A {} } | TG703 1 application must be one value",
                "application = a; keys = [A] | TG703 2 keys must be a block { … }",
                "application = a; kays { A {} }; keys { A {} } | TG702 2 kays is no word of a contract",
                "application = a; keys { A = true } | TG703 2 A of keys must be a block { … }",
                "application = a; keys { db-port {} } | TG709 2 db-port is no key",
                "application = a; keys { a.b {} } | TG709 2 a is no key",
                "application = a; keys { 1A {} } | TG709 2 what stands here is no key",
                "application = a; keys { A {} }; keys { B {} } | TG708 3 keys is said already in line 2",
                "application = a; keys { A {} ; A {} } | TG708 3 A is said already in line 2",
                "application = a; keys { A = { type = port } { type = uri } } | TG708 2 type is said already in line 2",
                "application = a; keys { A = 1 }; keys.A.type = port | TG708 3 A is said already in line 2",
                "application = a; keys.A.type = port; keys { A = 1 } | TG708 3 A is said already in line 2; TG703 2 A of keys must be a block { … }",
                "application = a; keys { SIGNING_KEY { type = bytes } } | TG712 2 SIGNING_KEY is named as a secret, and nothing says whether it is one",
                "application = a; keys { DB_PASSWORD {} } | TG712 2 DB_PASSWORD is named as a secret, and nothing says whether it is one",
                "application = a; keys { A { default = ${HOME} } } | TG713 2 a contract refers to nothing: no ${…} and no +=",
                "application = a; keys { A { values += b } } | TG713 2 a contract refers to nothing: no ${…} and no +=",
                "application = a; keys { A {} }; guards = 1 | TG703 3 guards must be a block { … }",
            })
    void inTheFile(String lines, String findings) throws IOException {
        assertThat(Written.findings(Written.read(folder, lines.replace("; ", "\n"))))
                .containsExactly(findings.split("; ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "g { when { A = a } } | TG710 3 the guard g gives no reason",
                "g { when { A = a }, because = \" \" } | TG710 3 the guard g gives no reason",
                "g { because = x } | TG710 3 the guard g has no condition",
                "g { when {}, because = x } | TG710 3 the guard g has no condition",
                "g { when = true, because = x } | TG703 3 when of g must be a block { … }",
                "g = 1 | TG703 3 g of guards must be a block { … }",
                "G { when { A = a }, because = x } | TG709 3 G is no name of a guard",
                "g { wen { A = a }, because = x } | TG702 3 wen is no word of a guard; TG710 3 the guard g has no condition",
                "g { in = true, when { A = a }, because = x } | TG703 3 in of g must be a list of tiers",
                "g { in = [], when { A = a }, because = x } | TG703 3 in of g must be a list with something in it",
                "g { in = [prod], when { A = a }, because = x } | TG704 3 prod is no tier",
                "g { when { MODEL = a }, because = x } | TG711 3 MODEL is no key of this contract, and g is over it",
                "g { when { A { equals-key = MODEL } }, because = x } | TG711 3 MODEL is no key of this contract, and g is over it",
                "g { when { A { equals-key = A } }, because = x } | TG705 3 A is compared with itself",
                "g { when { A { equal-key = A } }, because = x } | TG702 3 equal-key is no word of a condition",
                "g { when { A {} }, because = x } | TG710 3 the condition on A says nothing",
                "g { when { A { set = yes } }, because = x } | TG703 3 set of the condition on A must be true or false",
                "g { when { A { set = true, unset = true } }, because = x } | TG705 3 A can't be set and unset",
                "g { when { A { set = false, unset = false } }, because = x } | TG705 3 A can't be set and unset",
                "g { when { A { matches = \"(\" } }, because = x } | TG707 3 matches of the condition on A is not a valid regular expression, at index 1",
                "g { when { A { not = [] } }, because = x } | TG703 3 not of the condition on A must be a list with something in it",
                "g { when { B = maybe }, because = x } | TG706 3 the condition on B has a value that is not true or false",
                "g { when { B { not = maybe } }, because = x } | TG706 3 the condition on B has a value that is not true or false",
                "g { when { C = [a, d] }, because = x } | TG706 3 the condition on C has a value that is not one of a, b",
                "g { when { A = null }, because = x } | TG703 3 A of when of g must be a value or a list of values",
            })
    void inAGuard(String guard, String findings) throws IOException {
        String text = "application = a\nkeys { A {}, B { type = boolean }, C { values = [a, b] } }\nguards { " + guard;
        assertThat(Written.findings(Written.read(folder, text + " }"))).containsExactly(findings.split("; ", -1));
    }

    @Test
    void eachSaysWhatToDo() throws IOException {
        for (Problem problem : ContractFile.read(GOLDEN.resolve("wrong.conf")).problems()) {
            assertThat(problem.fix()).as(problem.message()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requird:required",
                "minLenght:minLength",
                "min_length:minLength",
                "PATTERN:pattern",
                "exmple:example"
            })
    void aWordThatIsNearToOneIsNamed(String pair) throws IOException {
        String written = pair.substring(0, pair.indexOf(':'));
        String meant = pair.substring(pair.indexOf(':') + 1);
        ContractFile file = Written.read(folder, Written.key(written + " = 1"));

        assertThat(file.problems().get(0).fix()).isEqualTo("write " + meant);
    }

    @Test
    void whatLooksLikeNoWordIsNotQuoted() throws IOException {
        ContractFile file = Written.read(
                folder, Written.key("KANARI7QZW9XMB2T = 1, required = [KANARI7QZW9XMB2T], type = KANARI7QZW9XMB2T"));

        assertThat(file.problems()).hasSize(3);
        assertThat(file.problems().toString()).doesNotContain("KANARI");
    }
}
