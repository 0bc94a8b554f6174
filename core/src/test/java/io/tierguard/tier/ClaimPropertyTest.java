package io.tierguard.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.Testimony;
import io.tierguard.model.TierClaim;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any claims, beside any other signals. */
class ClaimPropertyTest {
    private static Verdict verdict(List<String> said, List<TierClaim> claims) {
        return ClaimedTierTest.verdict(Heard.of(said.toArray(new String[0])), new Testimony(claims, List.of()));
    }

    /** The environment alone can say that what is built for production runs in staging; nothing else makes a tier looser. */
    @Property(tries = 3000)
    void aClaimNeverMakesATierLooser(@ForAll("said") List<String> said, @ForAll("claims") List<TierClaim> claims) {
        Verdict without = verdict(said, List.of());
        Verdict with = verdict(said, claims);

        if (without.tier() != null && with.tier() != null && with.tier().compareTo(without.tier()) < 0) {
            assertThat(without.evidence())
                    .allSatisfy(signal -> assertThat(signal.fits()).contains(with.tier()));
            assertThat(without.evidence()).noneMatch(signal -> signal.names() == with.tier());
            assertThat(with.evidence())
                    .filteredOn(signal -> signal.names() == with.tier())
                    .extracting(Signal::name)
                    .containsOnly("oidc.environment");
        }
        if (without.tier() == null && with.tier() != null) {
            assertThat(with.evidence())
                    .anyMatch(signal -> signal.name().equals("oidc.environment") && signal.names() == with.tier());
        }
    }

    @Property(tries = 3000)
    void aTierIsNeverOneThatAClaimExcludes(
            @ForAll("said") List<String> said, @ForAll("claims") List<TierClaim> claims) {
        Verdict verdict = verdict(said, claims);

        if (verdict.tier() != null) {
            assertThat(verdict.evidence())
                    .allSatisfy(signal -> assertThat(signal.fits()).contains(verdict.tier()));
        }
        assertThat(verdict.tier() == null).isEqualTo(!verdict.problems().isEmpty());
    }

    @Property(tries = 1000)
    void whatNarrowsNothingChangesNothing(@ForAll("said") List<String> said) {
        Verdict without = verdict(said, List.of());
        Verdict with =
                verdict(said, List.of(ClaimedTierTest.environment("github-pages"), ClaimedTierTest.refProtected(true)));

        assertThat(with.tier()).isEqualTo(without.tier());
        assertThat(with.checkedAs()).isEqualTo(without.checkedAs());
        assertThat(with.problems()).isEqualTo(without.problems());
    }

    @Provide
    Arbitrary<List<String>> said() {
        return new VerdictPropertyTest().said();
    }

    @Provide
    Arbitrary<List<TierClaim>> claims() {
        Arbitrary<TierClaim> environments = Arbitraries.of(
                        "development",
                        "dev",
                        "test",
                        "staging",
                        "qa",
                        "production",
                        "Production",
                        "github-pages",
                        "x1",
                        "")
                .map(ClaimedTierTest::environment);
        Arbitrary<TierClaim> refs = Arbitraries.of(true, false).map(ClaimedTierTest::refProtected);
        return environments
                .list()
                .ofMaxSize(1)
                .flatMap(one -> refs.list().ofMaxSize(1).map(more -> {
                    List<TierClaim> all = new ArrayList<>(one);
                    all.addAll(more);
                    return all;
                }));
    }
}
