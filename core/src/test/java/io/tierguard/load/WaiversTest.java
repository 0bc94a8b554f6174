package io.tierguard.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.guard.Waivers;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Severity;
import io.tierguard.model.Waivable;
import io.tierguard.model.Waiver;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a waiver lets pass, where, and until when. */
class WaiversTest {
    private static final String CONTRACT = """
            application = a
            keys {
              ENABLE_DEBUG_ENDPOINTS { type = boolean, default = false }
              ENABLE_DEBUG_TOOLBAR { type = boolean, default = false }
              MODE { default = plain }
              LEVEL { type = integer, default = 1 }
            }
            guards {
              one { when { MODE = odd }, because = b }
              other { when { MODE = odd, LEVEL = 1 }, because = b }
            }
            waivers = [{ guard = TG401, key = ENABLE_DEBUG_ENDPOINTS, tier = [staging, production], reason = r, owner = o, until = 2026-12-31 }]
            """;
    private static final Map<String, String> DEBUG = Map.of("ENABLE_DEBUG_ENDPOINTS", "true");

    @TempDir
    Path folder;

    private Report report(String contract, Tier tier, Map<String, String> environment, Clock clock) throws IOException {
        Path file = Files.writeString(folder.resolve("tierguard.conf"), contract);
        return Waiving.report(file, tier, environment, clock);
    }

    private Report report(Tier tier, Map<String, String> environment) throws IOException {
        return report(CONTRACT, tier, environment, Waiving.on("2026-12-01"));
    }

    private static List<String> findings(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(finding -> finding.id() + " " + finding.key() + (finding.waived() ? " waived" : ""))
                .toList();
    }

    @Test
    void aWaivedErrorDoesNotRefuse() throws IOException {
        Report report = report(Tier.PRODUCTION, DEBUG);

        assertThat(findings(report)).containsExactly("TG401 ENABLE_DEBUG_ENDPOINTS waived");
        assertThat(report.accepted()).isTrue();
        assertThat(report(CONTRACT.replace("TG401", "TG403"), Tier.PRODUCTION, DEBUG, Waiving.on("2026-12-01"))
                        .accepted())
                .isFalse();
    }

    @Test
    void anotherKeyOfTheSameFindingIsNotWaived() throws IOException {
        Report report =
                report(Tier.PRODUCTION, Map.of("ENABLE_DEBUG_ENDPOINTS", "true", "ENABLE_DEBUG_TOOLBAR", "true"));

        assertThat(findings(report))
                .containsExactly("TG401 ENABLE_DEBUG_TOOLBAR", "TG401 ENABLE_DEBUG_ENDPOINTS waived");
        assertThat(report.accepted()).isFalse();
    }

    @Test
    void anotherTierIsNotWaived() throws IOException {
        String staging = CONTRACT.replace("[staging, production]", "staging");

        assertThat(findings(report(staging, Tier.PRODUCTION, DEBUG, Waiving.on("2026-12-01"))))
                .containsExactly("TG401 ENABLE_DEBUG_ENDPOINTS");
        assertThat(findings(report(staging, Tier.STAGING, DEBUG, Waiving.on("2026-12-01"))))
                .containsExactly("TG401 ENABLE_DEBUG_ENDPOINTS waived");
    }

    /** Both are TG450 and both are said of MODE. */
    @Test
    void anotherGuardOfTheFileIsNotWaived() throws IOException {
        String contract = CONTRACT.replace("TG401, key = ENABLE_DEBUG_ENDPOINTS", "other, key = MODE");
        Report report = report(contract, Tier.STAGING, Map.of("MODE", "odd"), Waiving.on("2026-12-01"));

        assertThat(findings(report)).containsExactly("TG450 MODE", "TG450 MODE waived");
        assertThat(report.findings())
                .extracting(finding -> finding.problem().slug())
                .containsExactly("one", "other");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-30T12:00:00Z, UTC, true",
        "2026-12-31T00:00:00Z, UTC, true",
        "2026-12-31T23:59:59.999999999Z, UTC, true",
        "2027-01-01T00:00:00Z, UTC, false",
        "2027-01-02T12:00:00Z, UTC, false",
        // 14 hours ahead of UTC it is New Year already, and 11 hours behind it is still the old one
        "2026-12-31T10:00:00Z, Pacific/Kiritimati, true",
        "2026-12-31T23:59:59Z, Pacific/Kiritimati, true",
        "2027-01-01T00:00:00Z, Pacific/Pago_Pago, false",
        "2026-12-31T23:30:00Z, Europe/Berlin, true",
    })
    void theLastDayIsADayInUtc(String time, String zone, boolean waived) throws IOException {
        Report report = report(CONTRACT, Tier.PRODUCTION, DEBUG, Waiving.at(time, zone));

        assertThat(findings(report))
                .containsExactlyElementsOf(
                        waived
                                ? List.of("TG401 ENABLE_DEBUG_ENDPOINTS waived")
                                : List.of("TG401 ENABLE_DEBUG_ENDPOINTS", "TG902 ENABLE_DEBUG_ENDPOINTS"));
        assertThat(report.accepted()).isEqualTo(waived);
    }

    /** The clocks of Berlin go forward on the night of 2027-03-28, and back on that of 2026-10-25. */
    @ParameterizedTest
    @CsvSource({
        "2027-03-28, 2027-03-28T23:30:00Z, true",
        "2027-03-28, 2027-03-29T00:00:00Z, false",
        "2026-10-25, 2026-10-25T23:59:00Z, true",
        "2026-10-25, 2026-10-26T00:00:00Z, false",
    })
    void summerTimeChangesNothing(String until, String time, boolean waived) throws IOException {
        String contract = CONTRACT.replace("2026-12-31", until);

        assertThat(report(contract, Tier.PRODUCTION, DEBUG, Waiving.at(time, "Europe/Berlin"))
                        .accepted())
                .isEqualTo(waived);
    }

    @Test
    void theZoneOfTheMachineChangesNothing() throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Clock clock = Clock.fixed(Waiving.at("2026-12-31T23:00:00Z", "UTC").instant(), ZoneId.systemDefault());
            assertThat(report(CONTRACT, Tier.PRODUCTION, DEBUG, clock).accepted())
                    .isTrue();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void anExpiredWaiverRefusesWhetherItIsNeededOrNot() throws IOException {
        Report report = report(CONTRACT, Tier.STAGING, Map.of(), Waiving.on("2027-01-01"));

        assertThat(findings(report)).containsExactly("TG902 ENABLE_DEBUG_ENDPOINTS");
        assertThat(report.accepted()).isFalse();
        assertThat(Objects.requireNonNull(report.findings().get(0).origin()).location())
                .endsWith("tierguard.conf:12");
    }

    /** A waiver of staging that has run out is no reason to keep production from starting. */
    @Test
    void aWaiverRunsOutInItsOwnTiersAlone() throws IOException {
        assertThat(findings(report(CONTRACT, Tier.DEVELOPMENT, DEBUG, Waiving.on("2027-01-01"))))
                .isEmpty();
    }

    @Test
    void anUnusedWaiverWarnsInItsOwnTiersAlone() throws IOException {
        Report report = report(Tier.PRODUCTION, Map.of());

        assertThat(findings(report)).containsExactly("TG903 ENABLE_DEBUG_ENDPOINTS");
        assertThat(report.accepted()).isTrue();
        assertThat(report.warnings()).isEqualTo(1);
        assertThat(report.findings().get(0).problem().fix()).isEqualTo("take production out of its tiers");
        assertThat(findings(report(Tier.DEVELOPMENT, Map.of()))).isEmpty();
    }

    @Test
    void aWaiverThatNoTierCouldNeedSaysSo() throws IOException {
        String contract = CONTRACT.replace("[staging, production]", "development");
        Finding finding = report(contract, Tier.DEVELOPMENT, DEBUG, Waiving.on("2026-12-01"))
                .findings()
                .get(0);

        assertThat(finding.id()).isEqualTo("TG903");
        assertThat(finding.problem().because()).isEqualTo("TG401 is never a problem in development");
        assertThat(finding.problem().fix()).isEqualTo("take it out");
    }

    /** The value is none, so that nobody knows whether the guard would have found something. */
    @Test
    void aWaiverIsNotCalledUnusedWhereItsGuardWasNotEvaluated() throws IOException {
        assertThat(findings(report(Tier.STAGING, Map.of("ENABLE_DEBUG_ENDPOINTS", "maybe"))))
                .containsExactly("TG301 ENABLE_DEBUG_ENDPOINTS");
        String own = CONTRACT.replace("TG401, key = ENABLE_DEBUG_ENDPOINTS", "other, key = MODE");
        assertThat(findings(report(own, Tier.STAGING, Map.of("LEVEL", "x"), Waiving.on("2026-12-01"))))
                .containsExactly("TG301 LEVEL");
        assertThat(findings(report(Tier.STAGING, Map.of("LEVEL", "x"))))
                .containsExactly("TG301 LEVEL", "TG903 ENABLE_DEBUG_ENDPOINTS");
    }

    @Test
    void aBrokenContractWaivesNothingAndEndsNothing() throws IOException {
        Report report = report(CONTRACT + "typo = 1", Tier.PRODUCTION, DEBUG, Waiving.on("2027-01-01"));

        assertThat(findings(report)).containsExactly("TG702 null");
    }

    /** A refusal of the record's constructor comes after the report was made, and must not lose what was waived. */
    @Test
    void oneMoreProblemLeavesTheWaiversInForce() throws IOException {
        Path file = Files.writeString(folder.resolve("tierguard.conf"), CONTRACT);
        Outcome outcome = Waiving.outcome(file, Tier.PRODUCTION, DEBUG, Waiving.on("2026-12-01"));

        assertThat(findings(
                        outcome.with(Problem.of(ProblemId.RECORD_REFUSED, "x")).report()))
                .containsExactly("TG310 null", "TG401 ENABLE_DEBUG_ENDPOINTS waived");
    }

    /** Nobody can make one in code for what no file may waive. */
    @Test
    void aWaiverIsWholeHoweverItIsMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> waiver(ProblemId.TIER_UNSET, "A", Set.of(Tier.TEST)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> waiver(ProblemId.SECRET_FROM_FILE, "A", Set.of(Tier.TEST)));
        assertThatIllegalArgumentException().isThrownBy(() -> waiver(ProblemId.MOCKS, "A", Set.of()));
    }

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private static Waiver waiver(ProblemId id, String key, Set<Tier> tiers) {
        return new Waiver(id, id.slug(), key, tiers, "r", "o", TODAY, new Origin.Code("test"));
    }

    @Provide
    static Arbitrary<List<Problem>> problems() {
        return Combinators.combine(
                        Arbitraries.of(ProblemId.catalogue()),
                        Arbitraries.of("A", "B", "a", "", "A "),
                        Arbitraries.of("m", "n"))
                .as((id, key, message) -> {
                    Problem problem = Problem.of(id, message).at(Origin.File.whole(Layer.DOTENV, ".env"));
                    return key.isEmpty() ? problem : problem.key(key);
                })
                .list()
                .ofMaxSize(12);
    }

    @Provide
    static Arbitrary<List<Waiver>> waivers() {
        return Combinators.combine(
                        Arbitraries.of(ProblemId.catalogue().stream()
                                .filter(id -> Waivable.against(id) == null)
                                .toList()),
                        Arbitraries.of("A", "B"),
                        Arbitraries.of(Tier.class).set().ofMinSize(1))
                .as(WaiversTest::waiver)
                .list()
                .ofMaxSize(6);
    }

    /** Whatever else is found: what passes is exactly what some waiver names by id, key and tier. */
    @Property(tries = 500)
    void onlyWhatAWaiverNamesPasses(
            @ForAll("problems") List<Problem> problems, @ForAll("waivers") List<Waiver> waivers, @ForAll Tier tier) {
        Map<Problem, Waiver> waived = Waivers.of(waivers, tier, TODAY, problems).waived();
        for (Problem problem : problems) {
            boolean named = false;
            for (Waiver waiver : waivers) {
                named |= waiver.id() == problem.id()
                        && waiver.key().equals(problem.key())
                        && waiver.tiers().contains(tier);
            }
            Severity severity = problem.id().severity(tier);
            boolean weighs = severity == Severity.ERROR || severity == Severity.WARNING;
            assertThat(waived.containsKey(problem)).isEqualTo(named && weighs);
        }
        assertThat(Waivers.of(waivers, tier, TODAY.plusDays(1), problems).waived())
                .isEmpty();
    }

    /** Each waiver of the tier does something, or something is said of it. */
    @Property(tries = 300)
    void noWaiverIsPassedOver(
            @ForAll("problems") List<Problem> problems, @ForAll("waivers") List<Waiver> waivers, @ForAll Tier tier) {
        List<Problem> known = new ArrayList<>(problems);
        known.removeIf(problem -> problem.id() == ProblemId.NOT_EVALUATED || problem.id() == ProblemId.OWN_RULE_FAILED);
        for (Waiver waiver : waivers) {
            Waivers one = Waivers.of(List.of(waiver), tier, TODAY, known);
            boolean silent = one.waived().isEmpty() && one.problems().isEmpty();
            assertThat(silent).isEqualTo(!waiver.tiers().contains(tier));
        }
    }

    /** A waiver may be for the variable of another program, and what stands there may be a secret that slipped. */
    @ParameterizedTest
    @CsvSource({
        "sk-live-CANARY123, false",
        "CANARY1234567890, false",
        "NODE_TLS_REJECT_UNAUTHORIZED, true",
        "npm_config_strict_ssl, true",
        "com.sun.management.jmxremote.port, true",
    })
    void aNameThatMayBeASecretIsNotShown(String name, boolean shown) throws IOException {
        String contract = CONTRACT.replace("TG401, key = ENABLE_DEBUG_ENDPOINTS", "TG417, key = \"" + name + "\"");
        for (String day : List.of("2026-12-01", "2027-01-01")) {
            Report report = report(contract, Tier.PRODUCTION, Map.of(), Waiving.on(day));

            assertThat(report.findings()).hasSize(1);
            assertThat((report + report.toJson()).contains(name)).isEqualTo(shown);
        }
    }
}
