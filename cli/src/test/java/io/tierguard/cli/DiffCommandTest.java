package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How two tiers stand beside each other. */
class DiffCommandTest {
    private static final Path EXAMPLE =
            Path.of("../examples/event-api").toAbsolutePath().normalize();
    private static final Path EXPECTED = Path.of("src/test/resources/diff");

    @TempDir
    Path folder;

    private Cli diff(Map<String, String> environment, String... arguments) {
        return Cli.in(
                folder,
                environment,
                Stream.concat(Stream.of("diff"), Stream.of(arguments)).toArray(String[]::new));
    }

    private void contract(String keys) throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), "application = thing\nkeys {\n" + keys + "\n}\n");
    }

    private static Map<String, String> variablesOf(String tier) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : Files.readAllLines(EXAMPLE.resolve("tiers").resolve(tier + ".env"))) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                String prefix = tier.toUpperCase(Locale.ROOT) + "_";
                String name = line.substring(0, equals);
                variables.put(name.startsWith(prefix) ? name : prefix + name, line.substring(equals + 1));
            }
        }
        return variables;
    }

    /** As a job of CI has them, which holds the variables of both. */
    private static Map<String, String> bothTiers() throws IOException {
        Map<String, String> variables = variablesOf("staging");
        variables.putAll(variablesOf("production"));
        variables.put("NODE_ENV", "production");
        variables.put("CI", "true");
        return variables;
    }

    /** Without its secret manager, which is no part of the command line's jar: PackagedTest opens those. */
    private void copyContract() throws IOException {
        String contract = Files.readString(EXAMPLE.resolve("tierguard.conf"));
        String alone = contract.replace("secrets { staging = github }\n", "");
        assertThat(alone).isNotEqualTo(contract);
        Files.writeString(folder.resolve("tierguard.conf"), alone);
    }

    private static void assertExpected(String name, String actual) throws IOException {
        if (Boolean.getBoolean("tierguard.rewrite")) {
            Files.writeString(EXPECTED.resolve(name), actual);
        }
        assertThat(actual).isEqualTo(Files.readString(EXPECTED.resolve(name)));
    }

    @Test
    void comparesTheTiersOfTheEventApi() throws IOException {
        copyContract();
        Cli cli = diff(bothTiers(), "staging", "prod");
        assertExpected("event-api.txt", cli.out());
        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
        assertExpected(
                "event-api.json",
                diff(bothTiers(), "staging", "production", "--format", "json").out());
    }

    @Test
    void comparesDevelopmentWithItsFileAndStagingWithout() throws IOException {
        Files.copy(EXAMPLE.resolve(".env.example"), folder.resolve(".env"));
        copyContract();
        Cli cli = diff(variablesOf("staging"), "development", "staging");
        assertExpected("event-api-development.txt", cli.out());
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void noSecretAndNoValueIsInIt() throws IOException {
        copyContract();
        Map<String, String> variables = bothTiers();
        for (String format : List.of("text", "json")) {
            Cli cli = diff(variables, "staging", "production", "--format", format);
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                String value = variable.getValue();
                if (value.length() > 5 && !value.equals("production") && !value.equals("staging")) {
                    assertThat(cli.out() + cli.err()).doesNotContain(value).doesNotContain(value.substring(0, 6) + "-");
                }
            }
        }
    }

    @Test
    void comparesAPasswordInAUrlHoweverItIsDeclared() throws IOException {
        contract("P {}\nQ {}\nR {}");
        Map<String, String> variables = Map.of(
                "STAGING_P", "https://u:canary@h",
                "PRODUCTION_P", "https://u:canary@h",
                "STAGING_Q", "https://u:canary@h",
                "PRODUCTION_Q", "https://u:other@h",
                "STAGING_R", "https://h/@u:x",
                "PRODUCTION_R", "https://h/@u:x");
        Cli cli = diff(variables, "staging", "production");
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.out())
                .containsOnlyOnce("the same secret in both")
                .contains("different secrets")
                .doesNotContain("canary");
        contract("R {}");
        assertThat(diff(variables, "staging", "production").code()).isZero();
    }

    @Test
    void tellsEveryWayToStand() throws IOException {
        contract("""
                REQUIRED { required = [production] }
                OPTIONAL {}
                DEFAULTED { default { staging = a, production = b } }
                OVERRIDDEN { type = integer, default = 1 }
                FORBIDDEN_HERE { forbidden = [staging] }
                NEVER_THERE { forbidden = [production] }
                FORM {}
                ALIKE {}
                UNFIT { type = integer }
                """);
        Cli cli = diff(
                Map.of(
                        "STAGING_OPTIONAL", "a",
                        "PRODUCTION_OVERRIDDEN", "5",
                        "FORBIDDEN_HERE", "x",
                        "STAGING_FORM", "true",
                        "PRODUCTION_FORM", "maybe",
                        "STAGING_ALIKE", "one",
                        "PRODUCTION_ALIKE", "two",
                        "STAGING_UNFIT", "1",
                        "PRODUCTION_UNFIT", "x"),
                "staging",
                "production");
        assertThat(cli).isEqualTo(new Cli(0, """
                        KEY             staging                            production
                        REQUIRED        not set                            missing
                        OPTIONAL        set, environment                   not set
                        OVERRIDDEN      default                            set, environment
                        FORBIDDEN_HERE  set though forbidden, environment  set, environment
                        NEVER_THERE     not set                            forbidden
                        FORM            set, environment                   set, environment  boolean and string
                        UNFIT           set, environment                   set, environment  as declared and not as declared

                        7 of 9 keys differ between staging and production
                        """, ""));
    }

    @Test
    void sameSecretInTwoTiersIsRefused() throws IOException {
        contract("A_TOKEN { secret = true }\nB_TOKEN { secret = true }\nPLAIN {}");
        Cli cli = diff(
                Map.of(
                        "STAGING_A_TOKEN", "one-and-the-same",
                        "PRODUCTION_A_TOKEN", "one-and-the-same",
                        "STAGING_B_TOKEN", "this",
                        "PRODUCTION_B_TOKEN", "that",
                        "STAGING_PLAIN", "same",
                        "PRODUCTION_PLAIN", "same"),
                "staging",
                "production");
        assertThat(cli)
                .isEqualTo(new Cli(
                        78, """
                        KEY      staging           production
                        A_TOKEN  set, environment  set, environment  the same secret in both
                        B_TOKEN  set, environment  set, environment  different secrets

                        0 of 3 keys differ between staging and production, 1 secret is the same in both
                        """, "tierguard: refused, because staging and production have the same secret: A_TOKEN\n"));
    }

    @Test
    void fileOfAllTiersGivesBothTheSameSecret() throws IOException {
        contract("A_TOKEN { secret = true }");
        Files.writeString(folder.resolve("application.conf"), "a-token = one-and-the-same\n");
        Cli cli = diff(Map.of(), "development", "test");
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.out()).contains("A_TOKEN  set, hocon   set, hocon  the same secret in both");
        Files.writeString(folder.resolve("application-test.conf"), "a-token = another\n");
        assertThat(diff(Map.of(), "development", "test").code()).isZero();
    }

    /** The one variable of this shell is of one tier, and says nothing of the other, also where a file refers to it. */
    @Test
    void oneVariableIsNotCompared() throws IOException {
        contract("A_TOKEN { secret = true }\nB_TOKEN { secret = true }");
        Files.writeString(folder.resolve("application.conf"), "b-token = ${?GIVEN}\n");
        Cli cli = diff(Map.of("A_TOKEN", "one", "GIVEN", "two"), "staging", "production");
        assertThat(cli.code()).isZero();
        assertThat(cli.out())
                .contains("A_TOKEN  set, environment  set, environment  one source for both, not compared")
                .contains("B_TOKEN  set, hocon        set, hocon        one source for both, not compared");
    }

    @Test
    void defaultOfASecretIsNotCompared() throws IOException {
        contract("A_TOKEN { secret = true, default = fake }");
        assertThat(diff(Map.of(), "development", "test"))
                .isEqualTo(new Cli(0, "0 of 1 key differs between development and test\n", ""));
        assertThat(diff(Map.of("TEST_A_TOKEN", "fake"), "development", "test").code())
                .isEqualTo(78);
    }

    @Test
    void whatSaysTheTierIsLeftOut() throws IOException {
        contract("NODE_ENV {}\nAPP_TIER {}\nA {}");
        Cli cli = diff(
                Map.of("APP_TIER", "nonsense", "STAGING_NODE_ENV", "staging"),
                "staging",
                "production",
                "--format",
                "json");
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).contains("\"A\"").doesNotContain("NODE_ENV").doesNotContain("APP_TIER");
    }

    /** The line of the file is development's own; what the shell says would have gone before it. */
    @Test
    void whatTheShellSaysOfItsTierReachesNoOtherKey() throws IOException {
        contract("NODE_ENV {}\nA {}");
        Files.writeString(folder.resolve(".env"), "NODE_ENV=development\nA=${NODE_ENV}\n");
        Cli cli = diff(Map.of("NODE_ENV", "true", "TEST_A", "word"), "development", "test");
        assertThat(cli.out()).isEqualTo("0 of 1 key differs between development and test\n");
    }

    @Test
    void saysWhereALayerCouldNotBeRead() throws IOException {
        contract("A {}");
        Files.writeString(folder.resolve(".env"), "A='open\n");
        Cli cli = diff(Map.of(), "staging", "development");
        assertThat(cli.code()).isZero();
        assertThat(cli.err())
                .isEqualTo("tierguard: not all of development could be read: 'tierguard check --tier development'"
                        + " tells why\n");
    }

    @Test
    void contractWithMistakesIsReported() throws IOException {
        contract("A { requird = true }");
        Cli cli = diff(Map.of(), "staging", "production");
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("TG702  requird is no word of a key").contains("tierguard.conf:3");
        Files.delete(folder.resolve("tierguard.conf"));
        assertThat(diff(Map.of(), "staging", "production").err()).contains("TG701");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "staging stage",
                "staging",
                "staging production test",
                "staging producton",
                "a b",
                "--tier test a"
            })
    void tiersAreTwo(String arguments) throws IOException {
        contract("A {}");
        Cli cli = diff(Map.of(), arguments.split(" "));
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err().lines()).hasSize(1);
    }
}
