package io.tierguard.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.model.Origin;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any combination of signals. */
class VerdictPropertyTest {
    @Property(tries = 3000)
    void aTierIsNeverOneThatASignalExcludes(@ForAll("said") List<String> said) {
        Verdict verdict = Heard.of(said.toArray(new String[0])).verdict();

        for (Signal signal : verdict.evidence()) {
            if (verdict.tier() != null) {
                assertThat(signal.known()).isTrue();
                assertThat(signal.fits()).contains(verdict.tier());
            }
        }
    }

    @Property(tries = 3000)
    void aTierIsOneThatASignalNames(@ForAll("said") List<String> said) {
        Verdict verdict = Heard.of(said.toArray(new String[0])).verdict();

        if (verdict.tier() != null) {
            assertThat(verdict.evidence()).extracting(Signal::names).contains(verdict.tier());
        }
    }

    @Property(tries = 3000)
    void thereIsATierOrAnError(@ForAll("said") List<String> said) {
        Verdict verdict = Heard.of(said.toArray(new String[0])).verdict();

        assertThat(verdict.tier() == null).isEqualTo(!verdict.problems().isEmpty());
        Tier weighed = verdict.checkedAs() == null ? Tier.PRODUCTION : verdict.checkedAs();
        assertThat(verdict.problems()).allSatisfy(problem -> {
            assertThat(problem.id().severity(weighed)).isEqualTo(Severity.ERROR);
            assertThat(problem.key()).isNotNull();
            assertThat(problem.fix()).isNotEmpty();
            assertThat(problem.origin() == null).isEqualTo(problem.id() == ProblemId.TIER_UNSET);
        });
    }

    @Property(tries = 3000)
    void theOrderOfSignalsDecidesNothing(@ForAll("said") List<String> said, @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(said);
        Collections.shuffle(shuffled, random);
        Verdict one = Heard.of(said.toArray(new String[0])).verdict();
        Verdict other = Heard.of(shuffled.toArray(new String[0])).verdict();

        assertThat(other.tier()).isEqualTo(one.tier());
        assertThat(other.checkedAs()).isEqualTo(one.checkedAs());
        assertThat(ids(other)).isEqualTo(ids(one));
    }

    @Property
    void theOrderInAListDecidesNothing(@ForAll("profiles") List<String> profiles, @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(profiles);
        Collections.shuffle(shuffled, random);
        Verdict one = Heard.of("QUARKUS_PROFILE=" + String.join(",", profiles)).verdict();
        Verdict other =
                Heard.of("QUARKUS_PROFILE=" + String.join(", ", shuffled)).verdict();

        assertThat(other.tier()).isEqualTo(one.tier());
        assertThat(ids(other)).isEqualTo(ids(one));
    }

    /** More evidence can refuse a tier, and confirm staging where production was presumed; it never makes it looser than that. */
    @Property(tries = 3000)
    void oneMoreSignalNeverTurnsATierIntoOneThatWasExcluded(
            @ForAll("said") List<String> said, @ForAll("assignment") String more) {
        Verdict one = Heard.of(said.toArray(new String[0])).verdict();
        List<String> all = new ArrayList<>(said);
        all.add(more);
        Verdict other = Heard.of(all.toArray(new String[0])).verdict();

        boolean fileSpoke =
                one.evidence().stream().anyMatch(signal -> signal.origin().layer() == io.tierguard.Layer.DOTENV);
        boolean replaced = said.stream().anyMatch(old -> name(old).equals(name(more)));
        if (!fileSpoke && !replaced && one.tier() != null && other.tier() != null) {
            assertThat(one.evidence())
                    .allSatisfy(signal -> assertThat(signal.fits()).contains(other.tier()));
        }
    }

    @Provide
    Arbitrary<List<String>> said() {
        // Of two values for one name the later one would count: each name is said once.
        return assignment().list().ofMaxSize(6).map(all -> {
            List<String> once = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (String assignment : all) {
                if (names.add(name(assignment))) {
                    once.add(assignment);
                }
            }
            return once;
        });
    }

    @Provide
    Arbitrary<String> assignment() {
        Arbitrary<String> names = Arbitraries.of(
                "APP_TIER",
                "NODE_ENV",
                "APP_ENV",
                "SPRING_PROFILES_ACTIVE",
                "QUARKUS_PROFILE",
                "MICRONAUT_ENVIRONMENTS",
                "MIX_ENV",
                "-Dapp.tier",
                "-Dspring.profiles.active",
                "-Dquarkus.profile",
                "-Dmicronaut.environments",
                ".env:APP_TIER",
                ".env:NODE_ENV",
                ".env:MIX_ENV",
                ".env:SPRING_PROFILES_ACTIVE",
                "CI");
        Arbitrary<String> values = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        12,
                        Arbitraries.of(
                                "development",
                                "dev",
                                "test",
                                "staging",
                                "qa",
                                "production",
                                "prod",
                                "Production",
                                "producion",
                                "")),
                net.jqwik.api.Tuple.of(3, profiles().map(list -> String.join(",", list))),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(12)));
        return Combinators.combine(names, values).as((name, value) -> name + "=" + value);
    }

    @Provide
    Arbitrary<List<String>> profiles() {
        return Arbitraries.of("dev", "test", "staging", "prod", "production", "postgres", "Prod", "", "live")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static String name(String assignment) {
        return assignment.substring(0, assignment.indexOf('='));
    }

    private static List<String> ids(Verdict verdict) {
        return verdict.problems().stream()
                // In a build all that a .env says is refused at its first line, whichever that is.
                .map(problem -> problem.id() + (problem.origin() instanceof Origin.File ? "" : " " + problem.key()))
                .sorted()
                .toList();
    }
}
