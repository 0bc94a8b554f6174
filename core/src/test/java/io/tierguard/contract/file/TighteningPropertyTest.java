package io.tierguard.contract.file;

import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Default;
import io.tierguard.ForbiddenIn;
import io.tierguard.From;
import io.tierguard.Layer;
import io.tierguard.Length;
import io.tierguard.OneOf;
import io.tierguard.Range;
import io.tierguard.RefuseIn;
import io.tierguard.RequiredIn;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.RecordContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What holds for any file on top of a record. */
class TighteningPropertyTest {
    enum Level {
        LOW,
        HIGH
    }

    record Asked(
            String name,
            @Default("5") @Range(min = 1, max = 9) int size,
            @OneOf({"a", "bb", "5"}) Optional<String> choice,

            @RequiredIn(PRODUCTION) @Length(min = 2, max = 4)
            Optional<String> word,

            @Default("low") Level level,
            @ForbiddenIn(STAGING) Optional<Boolean> flag,

            @RefuseIn(value = "a", tier = PRODUCTION, because = "it is bad")
            @From(
                    value = {Layer.ENVIRONMENT, Layer.FILE},
                    in = PRODUCTION)
            Optional<String> pick) {}

    private static final List<String> KEYS =
            List.of("NAME", "SIZE", "CHOICE", "WORD", "LEVEL", "FLAG", "PICK", "ADDED");
    private static final List<String> WORDS = List.of(
            "",
            "required = true",
            "required = false",
            "required = [test]",
            "forbidden = [staging]",
            "forbidden = false",
            "type = string",
            "type = integer",
            "type = port",
            "type = boolean",
            "default = 5",
            "default { test = a }",
            "default = low",
            "default = true",
            "default { staging = true }",
            "min = 3",
            "max = 7",
            "max = 100",
            "minLength = 1",
            "minLength = 2",
            "maxLength = 3",
            "pattern = \"[a-z]+\"",
            "pattern = \"[0-9]\"",
            "values = [a, bb]",
            "values = [a, z]",
            "values = [high, low]",
            "values = [low]",
            "refuse { production = [a] }",
            "refuse { development = [\"5\"] }",
            "from { production = [environment] }",
            "from { production = [secrets] }",
            "secret = false",
            "description = what");
    private static final List<String> VALUES = List.of("", "a", "bb", "5", "8", "low", "HIGH", "true", "zzzzz");

    private static final Contract ASKED = RecordContract.of(Asked.class);

    private static Path folder;

    @BeforeContainer
    static void make() throws IOException {
        folder = Files.createTempDirectory("tierguard-tightening");
    }

    @AfterContainer
    static void drop() throws IOException {
        Files.deleteIfExists(folder.resolve("tierguard.conf"));
        Files.delete(folder);
    }

    @Property(tries = 4000)
    void nothingPassesThatTheRecordAloneRefuses(
            @ForAll("texts") String text, @ForAll("values") List<String> values, @ForAll Tier tier) throws IOException {
        Path file = Written.file(folder, text);
        Tierguard<Asked> alone = Tierguard.of(Asked.class)
                .directory(folder)
                .tier(tier)
                .environment(environment(values))
                .systemProperties(Map.of());

        if (alone.contractFile(file).check().accepted()) {
            assertThat(alone.check().accepted()).as(text).isTrue();
            assertThat(alone.contractFile(file).load().config().name()).isEqualTo(values.get(0));
        }
    }

    /** A default of the record's own may: whoever forbids a key there says that it keeps its default. */
    @Property(tries = 2000)
    void noDefaultOfTheFileServesWhereTheRecordForbidsTheKey(@ForAll("texts") String text) throws IOException {
        ContractFile file = Written.tightening(folder, ASKED, text);
        for (KeySpec asked : ASKED.keys()) {
            for (KeySpec spec : file.contract().keys()) {
                if (spec.key().equals(asked.key())) {
                    Set<Tier> added = EnumSet.noneOf(Tier.class);
                    added.addAll(spec.presence().defaults().keySet());
                    added.removeAll(asked.presence().defaults().keySet());
                    added.retainAll(asked.presence().forbiddenIn());
                    assertThat(added).as(text).isEmpty();
                }
            }
        }
    }

    @Property(tries = 4000)
    void toAskTheSameTwiceIsToAskItOnce(@ForAll("texts") String text) throws IOException {
        ContractFile once = Written.tightening(folder, ASKED, text);
        Assume.that(once.problems().isEmpty());
        ContractFile twice = Written.tightening(folder, once.contract(), text);

        assertThat(twice.problems()).as(text).isEmpty();
        assertThat(twice.contract()).as(text).isEqualTo(once.contract());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> block =
                Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(2).map(words -> String.join("\n", words));
        Arbitrary<String> key = Arbitraries.of(KEYS).flatMap(name -> block.map(text -> name + " { " + text + " }\n"));
        return key.list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(keys -> "application = a\nkeys {\n" + String.join("", keys) + "}");
    }

    /** Mostly what the record takes, so that something passes. */
    @Provide
    Arbitrary<List<String>> values() {
        List<String> fine = List.of("a", "5", "a", "bb", "low", "", "b");
        return Arbitraries.integers()
                .between(0, KEYS.size() * 3)
                .flatMap(at -> Arbitraries.of(VALUES).map(value -> {
                    List<String> values = new java.util.ArrayList<>(fine);
                    values.add("x");
                    if (at > 0 && at < values.size()) {
                        values.set(at, value);
                    }
                    return values;
                }));
    }

    private static Map<String, String> environment(List<String> values) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (int i = 0; i < KEYS.size(); i++) {
            environment.put(KEYS.get(i), values.get(i));
        }
        return environment;
    }
}
