package io.tierguard.examples.eventapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tierguard;
import io.tierguard.contract.Constraint;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.RecordContract;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tierguard.conf} asks of each key what the record asks. */
class ContractAsFileTest {
    private static final Path FILE = Path.of("tierguard.conf");

    /** Texts that some key takes and another one doesn't. */
    private static final List<String> TEXTS = List.of(
            "event_api",
            "0",
            "1",
            "5432",
            "65535",
            "65536",
            "-1",
            "1.5",
            "true",
            "false",
            "yes",
            "True",
            "debug",
            "info",
            "warn",
            "error",
            "verbose",
            "development",
            "test",
            "staging",
            "production",
            "dev",
            "prod",
            "sk-",
            "sk-a",
            "xsk-a",
            "postgresql://db.example.net/x",
            "/x",
            "a b",
            "v1.4.2");

    @TempDir
    private Path folder;

    private final Contract record = RecordContract.of(EventApiConfig.class);
    private final ContractFile file = ContractFile.read(FILE);

    @Test
    void fileHasNoMistake() {
        assertThat(file.problems()).isEmpty();
        assertThat(file.contract().application()).isEqualTo(record.application());
        assertThat(file.contract().names()).containsExactlyElementsOf(record.names());
    }

    @Test
    void theOneInReadmeHasNoMistakeEither() throws IOException {
        StringBuilder blocks = new StringBuilder();
        String readme = Files.readString(Path.of("..", "..", "README.md"));
        String[] parts = readme.split("```hocon\n", -1);
        for (int i = 1; i < parts.length; i++) {
            blocks.append(parts[i], 0, parts[i].indexOf("```"));
        }
        Path copy = Files.writeString(folder.resolve("tierguard.conf"), blocks);

        ContractFile read = ContractFile.read(copy);
        assertThat(read.problems()).isEmpty();
        assertThat(read).hasToString("6 keys and 1 guards");
        assertThat(read.waivers()).hasSize(1);
        assertThat(read.contract().secrets()).hasSize(2);
    }

    @Test
    void eachKeyIsTheSame() {
        for (int i = 0; i < record.keys().size(); i++) {
            KeySpec said = file.contract().keys().get(i);
            KeySpec asked = record.keys().get(i);
            assertThat(said.key()).isEqualTo(asked.key());
            assertThat(said.secret()).as(said.toString()).isEqualTo(asked.secret());
            assertThat(said.presence().requiredIn())
                    .as(said.toString())
                    .isEqualTo(asked.presence().requiredIn());
            assertThat(said.presence()).as(said.toString()).isEqualTo(asked.presence());
            assertThat(said.refusals()).as(said.toString()).isEqualTo(asked.refusals());
            assertThat(said.from()).as(said.toString()).isEqualTo(asked.from());
            assertThat(said.about()).as(said.toString()).isEqualTo(asked.about());
            assertThat(taken(said)).as(said.toString()).isEqualTo(taken(asked));
            assertThat(expected(said)).as(said.toString()).isEqualTo(expected(asked));
        }
    }

    private static List<String> taken(KeySpec spec) {
        List<String> taken = new ArrayList<>();
        for (String text : TEXTS) {
            Object parsed = spec.type().parse(text);
            if (parsed != null && spec.constraints().stream().allMatch(one -> one.check(text, parsed) == null)) {
                taken.add(text);
            }
        }
        return taken;
    }

    /** An enum of Java's is a type; what a file can say of it is that it is text, and one of these. */
    private static List<String> expected(KeySpec spec) {
        List<String> expected = new ArrayList<>();
        if (!spec.type().isFreeText()) {
            expected.add(spec.type().expectation().replace(" or ", ", "));
        }
        for (Constraint constraint : spec.constraints()) {
            expected.add(constraint.expectation());
        }
        expected.replaceAll(one -> one.equals("true, false") ? "true or false" : one);
        return expected;
    }

    /** The one difference: what reads an enum is Java's own, and takes any case; other languages compare texts. */
    @Test
    void theFileTakesAValueAsItIsWritten() {
        KeySpec said = file.contract().keys().get(7);
        KeySpec asked = record.keys().get(7);

        assertThat(said.key()).hasToString("LOG_LEVEL");
        assertThat(asked.type().parse("INFO")).isNotNull();
        assertThat(said.constraints().get(0).check("INFO", "INFO")).isNotNull();
    }

    /** The file on top of the record takes nothing away and adds nothing: both say the same, an enum's spellings included. */
    @Test
    void togetherTheyAreTheRecord() {
        ContractFile together = ContractFile.tightening(record, Set.of(), FILE);

        assertThat(together.problems()).isEmpty();
        assertThat(together.contract().keys()).isEqualTo(record.keys());
        assertThat(together.contract().signals()).isEqualTo(record.signals());
        assertThat(together.guards().keySet()).isEqualTo(file.guards().keySet());
    }

    @Test
    void theGuidesTiersGetTheSameReport() throws IOException {
        for (Map<String, String> variables : List.of(Tiers.staging(), Tiers.production())) {
            assertSame(variables, true);
        }
        Files.copy(Tiers.DEVELOPMENT, folder.resolve(".env"));
        assertSame(Map.of(), true);
    }

    @Test
    void aRefusalIsTheSame() throws IOException {
        for (String wrong : List.of(
                "ENABLE_DEBUG_ENDPOINTS=true",
                "OPENAI_API_KEY=sk-development-0000",
                "OPENAI_API_KEY=",
                "DB_PORT=70000",
                "NODE_ENV=prodution",
                "LOG_LEVEL=verbose",
                "SECURITY_HARDENING=yes",
                "IMAGE_TAG=latest")) {
            Map<String, String> variables = new HashMap<>(Tiers.production());
            variables.put(wrong.substring(0, wrong.indexOf('=')), wrong.substring(wrong.indexOf('=') + 1));
            assertSame(variables, false);
        }
    }

    private void assertSame(Map<String, String> variables, boolean accepted) {
        Report typed = Tiers.process(folder, variables).check();
        Report untyped = Tierguard.fromFile(FILE)
                .environment(variables)
                .systemProperties(Map.of())
                .directory(folder)
                .check();

        assertThat(said(untyped)).containsExactlyElementsOf(said(typed));
        assertThat(typed.accepted()).isEqualTo(accepted);
        assertThat(untyped.guards()).isEqualTo(typed.guards());
    }

    private static List<String> said(Report report) {
        return report.findings().stream()
                .map(finding -> finding.id() + " "
                        + finding.severity().label() + " " + finding.problem().key() + " "
                        + finding.problem().because())
                .toList();
    }
}
