package io.tierguard.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each signal, from each source, with each value that anybody could give it, and nothing else said. */
class VerdictMatrixTest {
    private static final Map<String, Tier> NAMES = Map.ofEntries(
            Map.entry("development", Tier.DEVELOPMENT),
            Map.entry("dev", Tier.DEVELOPMENT),
            Map.entry("local", Tier.DEVELOPMENT),
            Map.entry("test", Tier.TEST),
            Map.entry("staging", Tier.STAGING),
            Map.entry("stage", Tier.STAGING),
            Map.entry("stg", Tier.STAGING),
            Map.entry("qa", Tier.STAGING),
            Map.entry("uat", Tier.STAGING),
            Map.entry("preprod", Tier.STAGING),
            Map.entry("production", Tier.PRODUCTION),
            Map.entry("prod", Tier.PRODUCTION),
            Map.entry("live", Tier.PRODUCTION));

    private static final List<String> UNKNOWN = List.of(
            "producion",
            "prodution",
            "prd",
            "Production ",
            " production",
            "pro duction",
            "production;",
            "\"production\"",
            "'prod'",
            "production-eu",
            "tests",
            "developer",
            "staging1",
            "true",
            "1",
            "null",
            " ",
            "\n",
            "\u00a0",
            "pr\u043eduction",
            "production\u200b",
            "${NODE_ENV}",
            "***");

    private static final Map<String, String> PROPERTIES = Map.of(
            "APP_TIER", "app.tier",
            "SPRING_PROFILES_ACTIVE", "spring.profiles.active",
            "QUARKUS_PROFILE", "quarkus.profile",
            "MICRONAUT_ENVIRONMENTS", "micronaut.environments");

    private static final List<String> SIGNALS = List.of(
            "APP_TIER",
            "NODE_ENV",
            "APP_ENV",
            "SPRING_PROFILES_ACTIVE",
            "QUARKUS_PROFILE",
            "MICRONAUT_ENVIRONMENTS",
            "MIX_ENV");

    private static final Set<String> LISTS =
            Set.of("SPRING_PROFILES_ACTIVE", "QUARKUS_PROFILE", "MICRONAUT_ENVIRONMENTS");

    @ParameterizedTest
    @EnumSource(Tier.class)
    void codeNamesTheTier(Tier tier) {
        Verdict verdict = Heard.NOTHING.code(tier).verdict();

        assertThat(verdict.tier()).isEqualTo(tier);
        assertThat(verdict.checkedAs()).isEqualTo(tier);
        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.evidence()).extracting(Signal::origin).containsExactly(new Origin.Code(".tier(…)"));
        assertThat(verdict.isInferred()).isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void ofTheProcess(String signal, String assignment, String value) {
        Verdict verdict = Heard.of(assignment + "=" + value).verdict();

        Tier named = named(signal, value);
        assertThat(verdict.evidence()).extracting(Signal::name).containsExactly(signal);
        String place = assignment.startsWith("-D")
                ? "system property " + assignment.substring(2)
                : "environment variable " + signal;
        if (named == null) {
            assertRefused(verdict, null, "TG102 " + signal + " " + place);
        } else if (signal.equals("MIX_ENV") && named == Tier.DEVELOPMENT) {
            assertRefused(verdict, null, "TG104 MIX_ENV " + place);
        } else {
            assertThat(verdict.tier()).isEqualTo(named);
            assertThat(verdict.checkedAs()).isEqualTo(named);
            assertThat(verdict.problems()).isEmpty();
            assertThat(verdict.isInferred()).isEqualTo(!signal.equals("APP_TIER"));
        }
    }

    static List<Arguments> ofTheProcess() {
        List<Arguments> all = new ArrayList<>();
        for (String signal : SIGNALS) {
            for (String value : values()) {
                all.add(Arguments.of(signal, signal, value));
                if (PROPERTIES.containsKey(signal)) {
                    all.add(Arguments.of(signal, "-D" + PROPERTIES.get(signal), value));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource
    void ofAFileAlone(String signal, String value) {
        Verdict verdict = Heard.of(".env:" + signal + "=" + value).verdict();

        Tier named = named(signal, value);
        String place = " " + signal + " .env:1:" + (signal.length() + 2);
        if (named == null) {
            assertRefused(verdict, null, "TG102" + place);
        } else if (named != Tier.DEVELOPMENT) {
            assertRefused(verdict, null, "TG105" + place);
        } else if (signal.equals("MIX_ENV")) {
            assertRefused(verdict, null, "TG104" + place);
        } else {
            assertThat(verdict.tier()).isEqualTo(Tier.DEVELOPMENT);
            assertThat(verdict.problems()).isEmpty();
        }
    }

    /** A file can neither agree to another tier nor help it: only development reads it. */
    @ParameterizedTest
    @MethodSource("ofAFileAlone")
    void ofAFileBesideAProcessThatSpeaks(String signal, String value) {
        for (Tier tier : Tier.values()) {
            Verdict verdict = Heard.of("APP_TIER=" + tier.label(), ".env:" + signal + "=" + value)
                    .verdict();

            Tier named = named(signal, value);
            if (tier == Tier.DEVELOPMENT && named != Tier.DEVELOPMENT) {
                String id = named == null ? "TG102 " : "TG105 ";
                assertRefused(verdict, Tier.DEVELOPMENT, id + signal + " .env:1:" + (signal.length() + 2));
            } else {
                assertThat(verdict.tier()).isEqualTo(tier);
                assertThat(verdict.problems()).isEmpty();
            }
            assertThat(verdict.evidence()).extracting(Signal::name).containsExactly("APP_TIER");
        }
    }

    static List<Arguments> ofAFileAlone() {
        List<Arguments> all = new ArrayList<>();
        for (String signal : SIGNALS) {
            for (String value : values()) {
                all.add(Arguments.of(signal, value));
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APP_TIER",
                "-Dapp.tier",
                "NODE_ENV",
                "SPRING_PROFILES_ACTIVE",
                "-Dspring.profiles.active",
                "QUARKUS_PROFILE",
                "-Dquarkus.profile",
                "MICRONAUT_ENVIRONMENTS",
                "-Dmicronaut.environments",
                "MIX_ENV",
                ".env:NODE_ENV",
            })
    void anEmptyValueIsNoSignal(String assignment) {
        Verdict alone = Heard.of(assignment + "=").verdict();
        assertRefused(alone, null, "TG101 APP_TIER -");
        assertThat(alone.evidence()).isEmpty();

        Verdict beside = Heard.of(assignment + "=", "APP_ENV=staging").verdict();
        assertThat(beside.tier()).isEqualTo(Tier.STAGING);
        assertThat(beside.evidence()).hasSize(1);
    }

    private static List<String> values() {
        List<String> values = new ArrayList<>(UNKNOWN);
        for (String name : NAMES.keySet()) {
            values.add(name);
            values.add(name.toUpperCase(Locale.ROOT));
            values.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
            values.add(name + "\n");
            values.add(name + "\r\n");
            values.add("\t" + name);
        }
        return values;
    }

    /** Our own signal in any case; a list of profiles without what is around it; the others to the letter. */
    private static Tier named(String signal, String value) {
        if (signal.equals("APP_TIER")) {
            return NAMES.get(value.toLowerCase(Locale.ROOT));
        }
        return NAMES.get(LISTS.contains(signal) ? value.strip() : value);
    }

    private static void assertRefused(Verdict verdict, Tier checkedAs, String... problems) {
        assertThat(verdict.tier()).isNull();
        assertThat(verdict.checkedAs()).isEqualTo(checkedAs);
        assertThat(Heard.problems(verdict)).containsExactly(problems);
    }
}
