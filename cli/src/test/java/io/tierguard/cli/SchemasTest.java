package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tierguard.model.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A validator holds what the command line writes as JSON against the schemas in {@code docs/schema}. */
class SchemasTest {
    private static final Path SCHEMAS = Path.of("../docs/schema");
    private static final Path EVENT_API = Path.of("../examples/event-api").toAbsolutePath();
    private static final Path CORE = Path.of("../core/src/test/resources").toAbsolutePath();
    private static final Path DIFFERENCES = Path.of("src/test/resources/diff/event-api.json");
    private static final List<String> TIERS = List.of("development", "test", "staging", "production");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    /** Of each way in which a key can stand in a tier one. */
    private static final String WAYS = """
            application = ways
            keys {
              REQUIRED  { required = true, description = "said of it" }
              OPTIONAL  { pattern = "a|b" }
              DEFAULTED { default { staging = a, production = "1" } }
              FORBIDDEN { forbidden = [staging, production] }
              COUNT     { type = integer, min = 1, refuse { production = [5] } }
              A_SECRET  { secret = true }
              B_SECRET  { secret = true, from { production = [secrets, hocon, environment] } }
            }
            guards { own { in = [staging], when { COUNT = 5, A_SECRET { set = true } }, because = "x" } }
            """;

    @TempDir
    Path folder;

    private static Schema schema(String name) throws IOException {
        String text = Files.readString(SCHEMAS.resolve(name + ".json"));
        return READ.computeIfAbsent(text, schema -> REGISTRY.getSchema(schema, InputFormat.JSON));
    }

    private static void assertValid(String schema, String json) throws IOException {
        assertThat(schema(schema).validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report-1", "explain-1", "diff-1"})
    void isASchema(String name) throws IOException {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        String text = Files.readString(SCHEMAS.resolve(name + ".json"));
        assertThat(meta.validate(text, InputFormat.JSON)).isEmpty();
        assertThat(text).contains("\"const\": \"tierguard." + name.replace('-', '/') + "\"");
    }

    static List<Path> expectedReports() throws IOException {
        try (Stream<Path> files = Files.walk(CORE)) {
            return files.filter(file -> file.endsWith("expected.json")).sorted().toList();
        }
    }

    @Test
    void expectedReportsOfAllScenariosAreThere() throws IOException {
        assertThat(expectedReports()).hasSizeGreaterThan(10).contains(CORE.resolve("waivers/expected.json"));
    }

    @ParameterizedTest
    @MethodSource("expectedReports")
    void expectedReport(Path file) throws IOException {
        assertValid("report-1", Files.readString(file));
    }

    @Test
    void expectedDifferences() throws IOException {
        assertValid("diff-1", Files.readString(DIFFERENCES));
    }

    /** Variables that are wrong in every respect, and some for the contract above. */
    private static Map<String, String> variables() throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : Files.readAllLines(CORE.resolve("scenarios/production-everything-wrong/environment"))) {
            if (line.indexOf('=') > 0) {
                variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        variables.putAll(Map.of("COUNT", "5", "STAGING_COUNT", "x", "STAGING_FORBIDDEN", "x"));
        variables.putAll(
                Map.of("A_SECRET", "fake-one", "STAGING_B_SECRET", "fake-two", "PRODUCTION_B_SECRET", "fake-two"));
        return variables;
    }

    private List<Path> contracts() throws IOException {
        Path ways = Files.writeString(folder.resolve("ways.conf"), WAYS);
        Path hostile = Files.writeString(folder.resolve("hostile.conf"), HostileContractTest.contract());
        Path empty = Files.writeString(folder.resolve("empty.conf"), "");
        return List.of(
                ways,
                hostile,
                empty,
                folder.resolve("absent.conf"),
                EVENT_API.resolve("tierguard.conf"),
                CORE.resolve("waivers/tierguard.conf"),
                CORE.resolve("contract-file/wrong.conf"));
    }

    private void writeFiles() throws IOException {
        Files.writeString(folder.resolve(".env"), "OPTIONAL=a\nOPTIONAL=$REQUIRED\nREQUIRED=\nCOUNT=\"half\nx\n");
        Files.writeString(folder.resolve("application.conf"), "optional = b, count = 7, b-secret = fake-three\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "deploy", "boot"})
    void checkOfEveryPhase(String phase) throws IOException {
        writeFiles();
        for (Path contract : contracts()) {
            for (String tier : Stream.concat(TIERS.stream(), Stream.of("")).toList()) {
                List<String> words = new ArrayList<>(List.of("check", "--format", "json", "--phase", phase));
                words.addAll(List.of("--contract", contract.toString()));
                words.addAll(tier.isEmpty() ? List.of() : List.of("--tier", tier));
                for (Map<String, String> environment : List.of(variables(), Map.<String, String>of())) {
                    Cli cli = Cli.in(folder, environment, words.toArray(new String[0]));
                    assertValid("report-1", cli.out());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "test", "staging", "production"})
    void explanationInEveryTier(String tier) throws IOException {
        writeFiles();
        for (Path contract :
                List.of(contracts().get(0), contracts().get(1), contracts().get(4))) {
            String[] words = {"explain", "--format", "json", "--tier", tier, "--contract", contract.toString()};
            assertValid("explain-1", Cli.in(folder, variables(), words).out());
            assertValid("explain-1", Cli.in(folder, Map.of(), words).out());
        }
        String ways = contracts().get(0).toString();
        String[] words = {"explain", "COUNT", "OPTIONAL", "--format", "json", "--tier", tier, "--contract", ways};
        assertValid("explain-1", Cli.in(folder, variables(), words).out());
    }

    @Test
    void differenceOfAllTiers() throws IOException {
        writeFiles();
        for (Path contract :
                List.of(contracts().get(0), contracts().get(1), contracts().get(4))) {
            for (String left : TIERS) {
                for (String right : TIERS) {
                    String[] words = {"diff", left, right, "--format", "json", "--contract", contract.toString()};
                    Cli cli = Cli.in(folder, variables(), words);
                    if (left.equals(right)) {
                        assertThat(cli.out()).isEmpty();
                    } else {
                        assertValid("diff-1", cli.out());
                    }
                }
            }
        }
    }

    @Test
    void everyIdAndNameOfTheCatalogueFits() throws IOException {
        JsonNode report = read(Files.readString(CORE.resolve("waivers/expected.json")));
        ObjectNode finding = (ObjectNode) report.get("findings").get(0);
        for (ProblemId id : ProblemId.catalogue()) {
            finding.put("id", id.id()).put("slug", id.slug());
            assertThat(schema("report-1").validate(report)).as(id.id()).isEmpty();
        }
        finding.put("id", "TG99").put("slug", "a-name");
        assertThat(schema("report-1").validate(report)).isNotEmpty();
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }

    /** No field may be missing, none may be of another kind, and none may be added. */
    @Test
    void nothingElseIsValid() throws IOException {
        assertStrict("report-1", Files.readString(CORE.resolve("waivers/expected.json")));
        assertStrict("diff-1", Files.readString(DIFFERENCES));
        String contract = Files.writeString(folder.resolve("ways.conf"), WAYS).toString();
        String[] words = {"explain", "--format", "json", "--tier", "staging", "--contract", contract};
        assertStrict("explain-1", Cli.in(folder, variables(), words).out());
    }

    private static void assertStrict(String name, String json) throws IOException {
        Schema schema = schema(name);
        JsonNode document = read(json);
        assertThat(schema.validate(document)).isEmpty();
        List<ObjectNode> objects = new ArrayList<>();
        collect(document, objects);
        for (ObjectNode object : objects) {
            for (String field : List.copyOf(object.propertyNames())) {
                JsonNode value = object.remove(field);
                assertThat(schema.validate(document)).as("without " + field).isNotEmpty();
                object.put(field, 0.5);
                assertThat(schema.validate(document)).as("another " + field).isNotEmpty();
                object.set(field, value);
            }
            object.put("more", "x");
            assertThat(schema.validate(document)).as("with more").isNotEmpty();
            object.remove("more");
        }
        assertThat(schema.validate(document)).isEmpty();
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        for (JsonNode child : node) {
            collect(child, objects);
        }
    }
}
