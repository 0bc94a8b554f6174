package io.tierguard.contract.file;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static io.tierguard.Tier.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.Constraint;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.Refusal;
import io.tierguard.contract.Scalar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each word that a key can have. */
class KeyWordsTest {
    @TempDir
    Path folder;

    private KeySpec spec(String block) throws IOException {
        return Written.spec(folder, block);
    }

    @Test
    void aKeyOfWhichNothingIsSaid() throws IOException {
        KeySpec spec = spec("");

        assertThat(spec.key()).hasToString("NAME");
        assertThat(spec.declaredAt()).endsWith("tierguard.conf:2");
        assertThat(spec.type()).isEqualTo(Scalar.STRING);
        assertThat(spec.secret()).isFalse();
        assertThat(spec.presence().requiredIn()).isEmpty();
        assertThat(spec.presence().forbiddenIn()).isEmpty();
        assertThat(spec.presence().defaults()).isEmpty();
        assertThat(spec.constraints()).isEmpty();
        assertThat(spec.refusals()).isEmpty();
        assertThat(spec.from()).isEmpty();
        assertThat(spec.about()).isEqualTo(KeySpec.About.NOTHING);
    }

    @Test
    void requiredAndForbidden() throws IOException {
        assertThat(spec("required = true").presence().requiredIn()).containsExactlyInAnyOrder(Tier.values());
        assertThat(spec("required = false").presence().requiredIn()).isEmpty();
        assertThat(spec("required = [staging, production]").presence().requiredIn())
                .containsExactlyInAnyOrder(STAGING, PRODUCTION);
        assertThat(spec("forbidden = true").presence().forbiddenIn()).containsExactlyInAnyOrder(Tier.values());
        assertThat(spec("forbidden = [test]").presence().forbiddenIn()).containsExactly(TEST);
        KeySpec both = spec("required = [development], forbidden = [production]");
        assertThat(both.presence().requiredIn()).containsExactly(DEVELOPMENT);
        assertThat(both.presence().forbiddenIn()).containsExactly(PRODUCTION);
    }

    @ParameterizedTest
    @CsvSource({
        "string, a b, ''",
        "boolean, true, yes",
        "integer, -9000000000, 1.5",
        "number, 1.5, 1d",
        "port, 65535, x",
        "duration, 30s, 30",
        "size, 10MiB, 10 MB",
        "bytes, 3q2+7w==, 3q2-7w==",
        "uri, urn:a:b, /a",
        "url, https://a_b.example.net/x, urn:a:b",
        "host, db-1.example.net, db:5432",
        "email, a@example.net, a b@example.net",
        "path, /var/lib, ''",
        "json, '{\"a\": [1, null]}', '{a: 1}'"
    })
    void types(String word, String good, String bad) throws IOException {
        KeySpec spec = spec("type = " + word);

        assertThat(spec.type().parse(good)).isNotNull();
        assertThat(bad.isEmpty() || spec.type().parse(bad) == null).isTrue();
        assertThat(TypeWords.ALL).contains(word);
    }

    @Test
    void aPortHasItsRange() throws IOException {
        assertThat(spec("type = port").constraints()).containsExactly(new Constraint.Range(1, 65535));
        assertThat(spec("type = port, min = 0, max = 1023").constraints())
                .containsExactly(new Constraint.Range(1, 1023));
        assertThat(spec("type = port, min = 1024").constraints()).containsExactly(new Constraint.Range(1024, 65535));
    }

    @Test
    void defaults() throws IOException {
        assertThat(spec("type = port, default = 5432").presence().defaults())
                .isEqualTo(Map.of(DEVELOPMENT, "5432", TEST, "5432", STAGING, "5432", PRODUCTION, "5432"));
        assertThat(spec("default { development = debug, production = info }")
                        .presence()
                        .defaults())
                .isEqualTo(Map.of(DEVELOPMENT, "debug", PRODUCTION, "info"));
        assertThat(spec("default = 007, required = [staging, production]")
                        .presence()
                        .defaults())
                .isEqualTo(Map.of(DEVELOPMENT, "007", TEST, "007"));
    }

    @Test
    void bounds() throws IOException {
        assertThat(spec("type = integer, min = 1").constraints())
                .containsExactly(new Constraint.Range(1, Long.MAX_VALUE));
        assertThat(spec("type = number, max = -1").constraints())
                .containsExactly(new Constraint.Range(Long.MIN_VALUE, -1));
        assertThat(spec("minLength = 3").constraints()).containsExactly(new Constraint.Length(3, Integer.MAX_VALUE));
        assertThat(spec("maxLength = 3, minLength = 3").constraints()).containsExactly(new Constraint.Length(3, 3));
        assertThat(spec("type = bytes, maxLength = 3").constraints())
                .containsExactly(new Constraint.Length(0, 3, true));
    }

    @Test
    void valuesAndPattern() throws IOException {
        assertThat(spec("values = [debug, 1, true]").constraints())
                .containsExactly(new Constraint.OneOf(List.of("debug", "1", "true"), true));
        assertThat(spec("secret = true, values = [a]").constraints())
                .containsExactly(new Constraint.OneOf(List.of("a"), false));
        Constraint pattern = spec("pattern = \"sk-\\\\d+\"").constraints().get(0);
        assertThat(pattern.check("sk-12", "sk-12")).isNull();
        assertThat(pattern.check("xsk-12", "xsk-12")).hasToString("TG304");
    }

    @Test
    void refusalsAreGatheredByValue() throws IOException {
        assertThat(spec("type = boolean, refuse { production = [true], staging = true, because = internals }")
                        .refusals())
                .containsExactly(new Refusal("true", Set.of(STAGING, PRODUCTION), "internals"));
        assertThat(spec("refuse { production = [a, b] }").refusals())
                .containsExactly(new Refusal("a", Set.of(PRODUCTION), ""), new Refusal("b", Set.of(PRODUCTION), ""));
    }

    @Test
    void from() throws IOException {
        assertThat(spec("from { production = [secrets, file], test = [default, hocon, dotenv, environment, property] }")
                        .from())
                .isEqualTo(Map.of(
                        PRODUCTION,
                        Set.of(Layer.SECRETS, Layer.FILE),
                        TEST,
                        Set.of(Layer.DEFAULT, Layer.HOCON, Layer.DOTENV, Layer.ENVIRONMENT, Layer.PROPERTY)));
    }

    @Test
    void whatIsSaidToPeople() throws IOException {
        assertThat(spec("description = what it is, example = 5432, deprecated = \"use OTHER\"")
                        .about())
                .isEqualTo(new KeySpec.About("what it is", "5432", "use OTHER"));
    }

    @Test
    void secretsAreDeclared() throws IOException {
        assertThat(spec("secret = true").secret()).isTrue();
        assertThat(spec("secret = false").secret()).isFalse();
        String named = "application = a\nkeys { API_TOKEN { secret = false }, TOKENS { type = integer } }";
        ContractFile file = Written.read(folder, named);
        assertThat(file.problems()).isEmpty();
        assertThat(file.contract().keys()).noneMatch(KeySpec::secret);
    }

    @Test
    void keysKeepTheOrderOfTheFile() throws IOException {
        StringBuilder text = new StringBuilder("keys { ");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            names.add("KEY_" + (i * 37 % 50));
            text.append(names.get(i)).append(" { type = string }, ");
        }
        ContractFile file = Written.read(folder, text + "}\nkeys.LAST.required = true\n\"application\" : \"a\"");

        names.add("LAST");
        assertThat(file.problems()).isEmpty();
        assertThat(file.contract().names()).containsExactlyElementsOf(names);
        assertThat(file.contract().application()).isEqualTo("a");
        assertThat(file).hasToString("51 keys and 0 guards");
    }

    @Test
    void jsonIsHoconToo() throws IOException {
        ContractFile file =
                Written.read(folder, "{\"application\": \"a\", \"keys\": {\"NAME\": {\"required\": [\"test\"]}}}");

        assertThat(file.problems()).isEmpty();
        assertThat(file.contract().keys().get(0).presence().requiredIn()).containsExactly(TEST);
    }
}
