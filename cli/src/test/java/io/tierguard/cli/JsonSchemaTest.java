package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tierguard.report.markup.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A validator says of an environment what a check says of it, as far as a schema can tell. */
class JsonSchemaTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final String CONTRACT = """
            application = thing
            keys {
              NAME    { required = true, minLength = 2, maxLength = 4 }
              FLAG    { type = boolean, refuse { production = [true] } }
              PORT    { type = port }
              COUNT   { type = integer, min = 1, max = 9 }
              RATIO   { type = number }
              WAIT    { type = duration }
              ROOM    { type = size }
              RAW     { type = bytes }
              SALT    { type = bytes, minLength = 2, maxLength = 4 }
              PLACE   { type = uri }
              PAGE    { type = url }
              MACHINE { type = host }
              MAIL    { type = email }
              FOLDER  { type = path }
              DATA    { type = json }
              CHOICE  { values = [one, two] }
              FORM    { pattern = "[a-z]{2}-\\\\d+|x\\\\@\\\\p{Lu}?" }
              CODE    { pattern = "[a-z]{2}-\\\\d+|x\\\\@" }
              STAGED  { required = [staging] }
              NEVER   { forbidden = [production] }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeContract() throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), CONTRACT);
    }

    private Schema schema(String... tier) {
        String[] command = {"docs", "json-schema", "--dir", folder.toString()};
        String[] all = new String[command.length + tier.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(tier, 0, all, command.length, tier.length);
        return REGISTRY.getSchema(Cli.in(folder, Map.of(), all).out(), InputFormat.JSON);
    }

    private static boolean accepts(Schema schema, Map<String, String> environment) {
        JsonText json = new JsonText().open('{');
        environment.forEach(json::field);
        json.close('}');
        return schema.validate(json.text(), InputFormat.JSON).isEmpty();
    }

    private boolean checkAccepts(Map<String, String> environment) {
        return Cli.in(folder, environment, "check", "--tier", "production").code() == 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "development", "test", "staging", "production"})
    void isASchema(String tier) {
        String[] arguments = tier.isEmpty()
                ? new String[] {"docs", "json-schema"}
                : new String[] {"docs", "json-schema", "--tier", tier};
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(Cli.in(folder, Map.of(), arguments).out(), InputFormat.JSON))
                .isEmpty();
        assertThat(meta.validate("{\"type\": \"sring\"}", InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, ab, true",
        "NAME, a, false",
        "NAME, abcde, false",
        "NAME, '', false",
        "FLAG, false, true",
        "FLAG, true, false",
        "FLAG, tru, false",
        "FLAG, '', true",
        "FLAG, FALSE, false",
        "PORT, 1, true",
        "PORT, 65535, true",
        "PORT, 65536, false",
        "PORT, 0, false",
        "PORT, 080, true",
        "PORT, 9999, true",
        "PORT, 10000, true",
        "PORT, 70000, false",
        "PORT, '80 ', false",
        "PORT, '', true",
        "COUNT, 5, true",
        "COUNT, five, false",
        "COUNT, 5.0, false",
        "COUNT, +5, false",
        "RATIO, -0.25, true",
        "RATIO, 1e6, true",
        "RATIO, .5, false",
        "RATIO, 1., false",
        "RATIO, 1e99999, false",
        "WAIT, 30s, true",
        "WAIT, PT30S, true",
        "WAIT, P1DT2H, true",
        "WAIT, 30, false",
        "WAIT, 1w, false",
        "ROOM, 512, true",
        "ROOM, 64k, true",
        "ROOM, 10MiB, true",
        "ROOM, 1kiB, false",
        "ROOM, 1GB, true",
        "RAW, AAEC, true",
        "RAW, 3q2+7w==, true",
        "RAW, 3q2+7x==, false",
        "RAW, 3q2+7w, false",
        "RAW, 3q2-7w==, false",
        "RAW, //8=, true",
        "RAW, //9=, false",
        "RAW, ==, false",
        "RAW, '', true",
        "SALT, AAE=, true",
        "SALT, AAECAw==, true",
        "SALT, AAECAwQFBg==, false",
        "PLACE, urn:isbn:1, true",
        "PLACE, /relative, false",
        "PLACE, 'a b:c', false",
        "PAGE, https://api.example.net/x, true",
        "PAGE, https:///x, false",
        "PAGE, api.example.net, false",
        "MACHINE, db_1.example.net, true",
        "MACHINE, ::1, true",
        "MACHINE, db:80, false",
        "MACHINE, -a, false",
        "MAIL, a@example.net, true",
        "MAIL, example.net, false",
        "MAIL, 'a b@example.net', false",
        "FOLDER, /var/x, true",
        "DATA, '{}', true",
        "CHOICE, one, true",
        "CHOICE, three, false",
        "CHOICE, '', true",
        "FORM, ab-12, true",
        "FORM, x@, true",
        "CODE, ab-12, true",
        "CODE, x@, true",
        "CODE, ab-12x, false",
        "CODE, ab-, false",
        "NEVER, '', true",
        "NEVER, x, false",
    })
    void saysWhatACheckSays(String key, String value, boolean accepted) {
        Map<String, String> environment = new LinkedHashMap<>(Map.of("NAME", "abc"));
        environment.put(key, value);
        assertThat(checkAccepts(environment)).isEqualTo(accepted);
        assertThat(accepts(schema("--tier", "production"), environment)).isEqualTo(accepted);
    }

    /** What a schema can't tell of a text, or can't say so that every validator reads it alike, is left to the check. */
    @ParameterizedTest
    @CsvSource({"COUNT, 10", "FORM, ab", "DATA, {", "MACHINE, 1.2.3.999", "SALT, AA=="})
    void leavesToTheCheckWhatItCannotTell(String key, String value) {
        Map<String, String> environment = Map.of("NAME", "abc", key, value);
        assertThat(checkAccepts(environment)).isFalse();
        assertThat(accepts(schema("--tier", "production"), environment)).isTrue();
    }

    @Test
    void withoutATierAsksWhatAllOfThemAsk() {
        assertThat(accepts(schema(), Map.of())).isFalse();
        assertThat(accepts(schema(), Map.of("NAME", "abc", "FLAG", "true", "NEVER", "x")))
                .isTrue();
        assertThat(accepts(schema("--tier", "staging"), Map.of("NAME", "abc"))).isFalse();
        assertThat(accepts(schema("--tier", "staging"), Map.of("NAME", "abc", "STAGED", "x")))
                .isTrue();
    }
}
