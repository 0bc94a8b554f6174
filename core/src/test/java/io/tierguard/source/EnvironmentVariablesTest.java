package io.tierguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Variables of the process, and those that are of one tier alone. */
class EnvironmentVariablesTest {
    @Test
    void aVariableKeepsItsNameAndItsValue() {
        Map<String, String> variables = Map.of("A", " 'x' ${B}\n", "b_c", "", "é", "1");
        List<Entry> entries =
                EnvironmentVariables.read(variables, Tier.TEST, Set.of("A")).entries();

        assertThat(entries).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.value().reveal()).isEqualTo(variables.get(entry.name()));
            assertThat(entry.origin()).isEqualTo(new Origin.Variable(entry.name()));
            assertThat(entry.value().isSecret()).isTrue();
            assertThat(entry.ingredients()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aTiersOwnVariableSuppliesTheKeyInThatTierAlone(Tier tier) {
        Map<String, String> variables = Map.of(
                "URL", "plain",
                "DEVELOPMENT_URL", "DEVELOPMENT",
                "TEST_URL", "TEST",
                "STAGING_URL", "STAGING",
                "PRODUCTION_URL", "PRODUCTION");

        Reading reading = EnvironmentVariables.read(variables, tier, Set.of("URL"));

        assertThat(reading.problems()).isEmpty();
        List<Entry> supplying = reading.entries().stream()
                .filter(entry -> entry.name().equals("URL"))
                .toList();
        assertThat(supplying)
                .extracting(entry -> entry.value().reveal(), Entry::origin)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("plain", new Origin.Variable("URL")),
                        org.assertj.core.groups.Tuple.tuple(tier.name(), new Origin.Variable(tier + "_URL")));
        // The other tiers' stay under their own names, for the guard that is about them.
        assertThat(reading.entries())
                .extracting(Entry::name)
                .doesNotContain(tier + "_URL")
                .hasSize(5);
    }

    @Test
    void itSuppliesNothingWhereTheKeyIsNotDeclared() {
        Reading reading =
                EnvironmentVariables.read(Map.of("STAGING_X", "1", "STAGING_", "2"), Tier.STAGING, Set.of("Y"));

        assertThat(reading.entries()).extracting(Entry::name).containsExactlyInAnyOrder("STAGING_X", "STAGING_");
    }

    @Test
    void itIsItselfWhereItIsDeclared() {
        Reading reading =
                EnvironmentVariables.read(Map.of("STAGING_X", "1", "X", "2"), Tier.STAGING, Set.of("X", "STAGING_X"));

        assertThat(reading.entries())
                .extracting(entry -> entry.name() + "=" + entry.value().reveal())
                .containsExactlyInAnyOrder("STAGING_X=1", "X=2");
    }

    @Test
    void aPrefixIsTakenOffOnce() {
        Reading reading = EnvironmentVariables.read(
                Map.of("STAGING_STAGING_X", "1", "staging_X", "2"), Tier.STAGING, Set.of("X"));

        assertThat(reading.entries())
                .extracting(Entry::name)
                .containsExactlyInAnyOrder("STAGING_STAGING_X", "staging_X");
    }
}
