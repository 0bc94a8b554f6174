package io.tierguard.contract.file;

import static io.tierguard.Tier.DEVELOPMENT;
import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static io.tierguard.Tier.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Bytes;
import io.tierguard.Default;
import io.tierguard.DeprecatedKey;
import io.tierguard.Doc;
import io.tierguard.ForbiddenIn;
import io.tierguard.From;
import io.tierguard.Layer;
import io.tierguard.Length;
import io.tierguard.Matches;
import io.tierguard.OneOf;
import io.tierguard.Range;
import io.tierguard.RefuseIn;
import io.tierguard.RequiredIn;
import io.tierguard.Secret;
import io.tierguard.contract.Constraint;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.RecordContract;
import io.tierguard.contract.Refusal;
import io.tierguard.contract.Scalar;
import io.tierguard.model.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file may say of the keys of a record, and what becomes of it. */
class TighteningTest {
    enum Level {
        DEBUG,
        INFO,
        WARN
    }

    record Asked(
            String name,
            Optional<String> nick,
            Secret<String> apiToken,
            @Default("5432") @Range(min = 1024, max = 60000) int port,
            Optional<Long> count,
            Optional<Double> ratio,

            @Default("info")
            @Default(
                    value = "debug",
                    in = {DEVELOPMENT, STAGING})
            Level level,

            Optional<Set<Integer>> sizes,
            @RequiredIn({STAGING, PRODUCTION}) Optional<URI> site,
            @ForbiddenIn(PRODUCTION) Optional<Boolean> hot,
            @Length(min = 3, max = 8) @Matches("[a-z]+") Optional<String> word,
            @OneOf({"red", "green", "blue"}) Optional<String> colour,

            @From(
                    value = {Layer.SECRETS, Layer.FILE},
                    in = PRODUCTION)
            Optional<Secret<String>> licence,

            @RefuseIn(value = "1m", tier = PRODUCTION, because = "too short")
            Optional<Duration> age,

            @Doc(value = "what it is", example = "x") @DeprecatedKey("use NICK")
            Optional<String> old) {}

    private static final Contract ASKED = RecordContract.of(Asked.class);

    @TempDir
    Path folder;

    private ContractFile read(String key, String block) throws IOException {
        return Written.tightening(folder, ASKED, "application = a\nkeys { " + key + " { " + block + " } }");
    }

    private KeySpec spec(String key, String block) throws IOException {
        ContractFile file = read(key, block);
        assertThat(Written.findings(file)).isEmpty();
        return spec(file, key);
    }

    private static KeySpec spec(ContractFile file, String key) {
        for (KeySpec spec : file.contract().keys()) {
            if (spec.key().name().equals(key)) {
                return spec;
            }
        }
        throw new AssertionError("no " + key);
    }

    private static KeySpec asked(String key) {
        return spec(new ContractFile(ASKED, Map.of(), List.of(), List.of()), key);
    }

    /** Whether the text is taken. */
    private static boolean takes(KeySpec spec, String text) {
        return TypeWords.unfit(text, spec.type(), spec.constraints()) == null;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NAME | required = false | TG720 2 required of NAME is looser than Asked.name, which requires it in every tier",
                "SITE | required = false | TG720 2 required of SITE is looser than Asked.site, which requires it in staging, production",
                "HOT | forbidden = false | TG720 2 forbidden of HOT is looser than Asked.hot, which forbids it in production",
                "NAME | forbidden = [test] | TG721 2 forbidden of NAME does not fit Asked.name: together they require and forbid it in test",
                "PORT | forbidden = [test] | TG721 2 forbidden of PORT does not fit Asked.port: together they forbid it in test and give it a default there",
                "AGE | default = 60s | TG721 2 default of AGE does not fit Asked.age: together they refuse its default in production",
                "PORT | refuse { test = [5432] } | TG721 2 refuse of PORT does not fit Asked.port: together they refuse its default in test",
                "HOT | required = true | TG721 2 required of HOT does not fit Asked.hot: together they require and forbid it in production",
                "NAME | default = x | TG720 2 default of NAME is looser than Asked.name, which requires it in every tier",
                "SITE | default { staging = \"a:b\" } | TG720 2 default of SITE is looser than Asked.site, which requires it in staging",
                "HOT | default { production = true } | TG721 2 default of HOT does not fit Asked.hot: Asked.hot forbids it in production",
                "PORT | default = 5433 | TG721 2 default of PORT does not fit Asked.port: Asked.port has another one in every tier",
                "LEVEL | default = info | TG721 2 default of LEVEL does not fit Asked.level: Asked.level has another one in development, staging",
                "API_TOKEN | secret = false | TG720 2 secret of API_TOKEN is looser than Asked.apiToken, which declares a secret",
                "NICK | secret = true | TG721 2 secret of NICK does not fit Asked.nick: Asked.nick is no secret, and would show it",
                "PORT | type = string | TG720 2 type of PORT is looser than Asked.port, which asks for an integer of at most 32 bits",
                "PORT | type = number | TG720 2 type of PORT is looser than Asked.port, which asks for an integer of at most 32 bits",
                "PORT | type = uri | TG721 2 type of PORT does not fit Asked.port: Asked.port asks for an integer of at most 32 bits",
                "SITE | type = host | TG721 2 type of SITE does not fit Asked.site: Asked.site asks for an absolute URI, such as https://api.example.net",
                "LEVEL | type = integer | TG721 2 type of LEVEL does not fit Asked.level: Asked.level asks for one of debug, info or warn",
                "PORT | min = 1 | TG720 2 min of PORT is looser than Asked.port, which has a higher one",
                "PORT | max = 65535 | TG720 2 max of PORT is looser than Asked.port, which has a lower one",
                "PORT | max = 1000 | TG721 2 max of PORT does not fit Asked.port: together they allow no number",
                "PORT | min = 6000 | TG721 2 PORT does not fit Asked.port: the default of Asked.port in every tier is not a number from 6000 to 60000",
                "COUNT | type = number | TG720 2 type of COUNT is looser than Asked.count, which asks for an integer of at most 64 bits",
                "WORD | minLength = 1 | TG720 2 minLength of WORD is looser than Asked.word, which has a higher one",
                "WORD | maxLength = 9 | TG720 2 maxLength of WORD is looser than Asked.word, which has a lower one",
                "WORD | minLength = 9 | TG721 2 minLength of WORD does not fit Asked.word: together they allow no length",
                "WORD | values = [abc, x] | TG720 2 values of WORD is looser than Asked.word, which refuses one of them",
                "WORD | values = [x, y] | TG721 2 values of WORD does not fit Asked.word: together they allow no value",
                "COLOUR | values = [red, black, white] | TG720 2 values of COLOUR is looser than Asked.colour, which refuses 2 of them",
                "COLOUR | values = [black] | TG721 2 values of COLOUR does not fit Asked.colour: together they allow no value",
                "COLOUR | pattern = \"b.{9}\" | TG721 2 COLOUR does not fit Asked.colour: together they allow no value",
                "COLOUR | default = black | TG721 2 default of COLOUR does not fit Asked.colour: the file's default in every tier is not one of red, green, blue",
                "LEVEL | values = [debug, warn] | TG721 2 LEVEL does not fit Asked.level: the default of Asked.level in test, production is not one of debug, warn",
                "LICENCE | from { production = [secrets, environment] } | TG720 2 from of LICENCE is looser than Asked.licence, which allows fewer layers in production",
                "LICENCE | from { production = [environment] } | TG721 2 from of LICENCE does not fit Asked.licence: Asked.licence allows other layers alone in production",
                "LICENCE | default = abc | TG721 2 default of LICENCE does not fit Asked.licence: the file's default may not serve in production, where from leaves out default",
                "LEVEL | from { test = [environment] } | TG721 2 from of LEVEL does not fit Asked.level: the default of Asked.level may not serve in test, where from leaves out default",
                "LEVEL | values = [trace] | TG706 2 values of LEVEL has a value that is not one of debug, info or warn",
                "PORT | min = x | TG703 2 min of PORT must be a whole number",
                "STAGING_PORT | type = port | TG721 2 STAGING_PORT is another name for PORT of Asked.port, and no key of its own",
                "PROD_API_TOKEN | secret = true | TG721 2 PROD_API_TOKEN is another name for API_TOKEN of Asked.apiToken, and no key of its own",
                "NAME_FILE | type = path | TG721 2 NAME_FILE is another name for NAME of Asked.name, and no key of its own",
                "NEW_TOKEN | | TG712 2 NEW_TOKEN is named as a secret, and nothing says whether it is one",
            })
    void looserOrOther(String key, String block, String finding) throws IOException {
        ContractFile file = read(key, block == null ? "" : block);

        assertThat(Written.findings(file)).containsExactly(finding);
        for (Problem problem : file.problems()) {
            assertThat(problem.fix()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NAME | ''",
                "NAME | required = true",
                "NAME | required = [test], type = string",
                "API_TOKEN | secret = true",
                "API_TOKEN | ''",
                "PORT | type = port, default = 5432",
                "PORT | type = integer, min = 1024, max = 60000",
                "LEVEL | values = [warn, info, debug]",
                "LEVEL | type = string, default { development = DEBUG, test = info }",
                "SIZES | type = string",
                "SITE | type = uri, required = [production]",
                "HOT | forbidden = [production], type = boolean",
                "WORD | pattern = \"[a-z]+\", minLength = 3",
                "COLOUR | values = [blue, green, red]",
                "LICENCE | from { production = [file, secrets] }",
                "AGE | refuse { production = [60s], because = other }",
                "OLD | description = another, example = y, deprecated = whatever",
                "RATIO | type = number",
            })
    void whatSaysTheSameChangesNothing(String key, String block) throws IOException {
        assertThat(read(key, block).contract().keys()).isEqualTo(ASKED.keys());
        assertThat(spec(key, block)).isEqualTo(asked(key));
    }

    @Test
    void presence() throws IOException {
        assertThat(spec("SITE", "required = [test]").presence().requiredIn())
                .containsExactlyInAnyOrder(TEST, STAGING, PRODUCTION);
        assertThat(spec("HOT", "forbidden = [staging]").presence().forbiddenIn())
                .containsExactlyInAnyOrder(STAGING, PRODUCTION);
        KeySpec level = spec("LEVEL", "required = [production]");
        assertThat(level.presence().requiredIn()).containsExactly(PRODUCTION);
        assertThat(level.presence().defaults()).isEqualTo(Map.of(DEVELOPMENT, "debug", TEST, "info", STAGING, "debug"));
        assertThat(spec("LEVEL", "from { test = [environment] }, required = [test]")
                        .from())
                .isEqualTo(Map.of(TEST, Set.of(Layer.ENVIRONMENT)));
    }

    @Test
    void aDefaultOfTheFilesIsToldOfTheFile() throws IOException {
        KeySpec nick = spec("NICK", "default = x");
        assertThat(nick.presence().defaults()).hasSize(4);
        assertThat(nick.declaredAt()).endsWith("tierguard.conf:2");
        KeySpec site = spec("SITE", "default = \"a:b\"");
        assertThat(site.presence().defaults()).isEqualTo(Map.of(DEVELOPMENT, "a:b", TEST, "a:b"));
        assertThat(spec("PORT", "max = 50000").declaredAt()).isEqualTo("Asked.port");
    }

    @Test
    void typesNarrowAndStayTheRecords() throws IOException {
        KeySpec nick = spec("NICK", "type = port, min = 80");
        assertThat(nick.type()).isEqualTo(Scalar.STRING);
        assertThat(takes(nick, "80")).isTrue();
        assertThat(takes(nick, "79")).isFalse();
        assertThat(takes(nick, "abc")).isFalse();
        KeySpec site = spec("SITE", "type = url");
        assertThat(site.type()).isEqualTo(Scalar.URI);
        assertThat(takes(site, "https://a.example.net")).isTrue();
        assertThat(takes(site, "urn:a:b")).isFalse();
        KeySpec ratio = spec("RATIO", "type = integer");
        assertThat(ratio.type()).isEqualTo(Scalar.DOUBLE);
        assertThat(takes(ratio, "1")).isTrue();
        assertThat(takes(ratio, "1.5")).isFalse();
        KeySpec token = spec("API_TOKEN", "values = [abc], type = string");
        assertThat(token.secret()).isTrue();
        assertThat(token.constraints().get(0).expectation()).doesNotContain("abc");
    }

    @Test
    void bothConstraintsHold() throws IOException {
        assertThat(spec("PORT", "max = 6000").constraints()).containsExactly(new Constraint.Range(1024, 6000));
        assertThat(spec("PORT", "type = port").constraints()).containsExactly(new Constraint.Range(1024, 60000));
        assertThat(spec("COUNT", "min = 1").constraints()).containsExactly(new Constraint.Range(1, Long.MAX_VALUE));
        assertThat(spec("WORD", "maxLength = 4").constraints()).contains(new Constraint.Length(3, 4));
        KeySpec word = spec("WORD", "pattern = \"a.*\"");
        assertThat(takes(word, "abc")).isTrue();
        assertThat(takes(word, "bcd")).isFalse();
        assertThat(takes(word, "a12")).isFalse();
        assertThat(spec("COLOUR", "values = [red]").constraints())
                .containsExactly(new Constraint.OneOf(List.of("red"), true));
    }

    record Seeds(
            @Length(min = 8, max = 12) String text,
            @Length(min = 8) Bytes raw) {}

    /** Eight characters are six bytes, which is not less. */
    @Test
    void lengthsOfBytesAndOfCharactersAreNotCompared() throws IOException {
        Contract asked = RecordContract.of(Seeds.class);
        ContractFile file = Written.tightening(
                folder, asked, "application = a\nkeys { TEXT { type = bytes, minLength = 6 }, RAW { maxLength = 9 } }");
        assertThat(Written.findings(file)).isEmpty();
        assertThat(takes(spec(file, "TEXT"), "AAECAwQF")).isTrue();
        assertThat(takes(spec(file, "TEXT"), "AAECAwQ=")).isFalse();
        assertThat(takes(spec(file, "TEXT"), "AAECAwQFBgcICQoL")).isFalse();
        assertThat(spec(file, "RAW").constraints()).containsExactly(new Constraint.Length(8, 9, true));
        assertThat(Written.findings(
                        Written.tightening(folder, asked, "application = a\nkeys { RAW { minLength = 7 } }")))
                .singleElement()
                .asString()
                .startsWith("TG720 2 minLength of RAW is looser");
        assertThat(Written.findings(
                        Written.tightening(folder, asked, "application = a\nkeys { RAW { type = string } }")))
                .singleElement()
                .asString()
                .startsWith("TG720 2 type of RAW is looser");
    }

    @Test
    void someConstantsOfAnEnumInAnySpelling() throws IOException {
        KeySpec level = spec("LEVEL", "values = [debug, info]");
        assertThat(takes(level, "INFO")).isTrue();
        assertThat(takes(level, "debug")).isTrue();
        assertThat(takes(level, "warn")).isFalse();
        assertThat(level.constraints().get(0).expectation()).isEqualTo("one of debug, info");
    }

    @Test
    void layersAndRefusals() throws IOException {
        assertThat(spec("LICENCE", "from { production = [secrets], test = [environment] }")
                        .from())
                .isEqualTo(Map.of(PRODUCTION, Set.of(Layer.SECRETS), TEST, Set.of(Layer.ENVIRONMENT)));
        assertThat(spec("AGE", "refuse { production = [60s, 2m], staging = [1m], because = mine }")
                        .refusals())
                .containsExactlyInAnyOrder(
                        new Refusal("1m", Set.of(PRODUCTION), "too short"),
                        new Refusal("2m", Set.of(PRODUCTION), "mine"),
                        new Refusal("1m", Set.of(STAGING), "mine"));
    }

    @Test
    void whatIsSaidToPeople() throws IOException {
        assertThat(spec("NICK", "description = d, example = e, deprecated = f").about())
                .isEqualTo(new KeySpec.About("d", "e", "f"));
    }

    @Test
    void keysAreAddedBehindTheOthers() throws IOException {
        List<String> names = new ArrayList<>(ASKED.names());
        names.add("NEW");
        ContractFile file = read("NEW", "required = true");

        assertThat(file.problems()).isEmpty();
        assertThat(file.contract().names()).containsExactlyElementsOf(names);
        assertThat(file.contract().application()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STAGING_NEW", "NEW_FILE", "DEV_X"})
    void aNameThatOnlyLooksLikeAnotherKeysIsFine(String name) throws IOException {
        spec(name, "");
    }

    @Test
    void guardsMayBeOverKeysOfBoth() throws IOException {
        String text = "application = a\nkeys { NEW {} }\nguards { %s { when { NEW = x, LEVEL = INFO }, because = b } }";

        assertThat(Written.tightening(folder, ASKED, text.formatted("g")).problems())
                .isEmpty();
        assertThat(Written.findings(Written.tightening(folder, ASKED, text.formatted("taken"))))
                .containsExactly("TG721 3 a guard of that name, taken, is there already");
    }

    @Test
    void aFileWithoutKeysIsOne() throws IOException {
        ContractFile file = Written.tightening(folder, ASKED, "application = a");

        assertThat(file.problems()).isEmpty();
        assertThat(file.contract()).isEqualTo(ASKED.named("a"));
    }

    @Test
    void everythingAtOnceAndNoValueAmongIt() throws IOException {
        String text = """
                application = a
                keys {
                  NAME { required = false }
                  PORT { min = 1, max = 70000 }
                  API_TOKEN { default = "cAnArY-7f3a", secret = false }
                  COLOUR { values = [red, cAnArY-7f3a] }
                }
                """;
        ContractFile file = Written.tightening(folder, ASKED, text);

        assertThat(Written.findings(file))
                .extracting(line -> line.substring(0, 7))
                .containsExactly("TG720 3", "TG720 4", "TG720 4", "TG720 5", "TG720 5", "TG720 6");
        assertThat(file.problems()).extracting(Problem::key).doesNotContainNull();
        assertThat(file.problems().toString()).doesNotContain("cAnArY");
    }
}
