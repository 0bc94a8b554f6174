package io.tierguard.contract.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Waivable;
import io.tierguard.model.Waiver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake that a waiver can have, with its line. */
class MistakesInAWaiverTest {
    private static final String CONTRACT = """
            application = a
            keys { DEBUG { type = boolean, default = false }, OTHER {} }
            guards { own { when { DEBUG = true, OTHER = x }, because = b }, mocks-enabled { when { OTHER = x }, because = b } }
            """;
    private static final String WHOLE =
            "guard = TG401, key = DEBUG, tier = staging, reason = \"load test\", owner = platform, until = 2026-12-31";

    @TempDir
    Path folder;

    private ContractFile read(String waivers) throws IOException {
        return Written.read(folder, CONTRACT + waivers);
    }

    @Test
    void aWholeOne() throws IOException {
        ContractFile file = read("waivers = [\n{ " + WHOLE + " }]");

        assertThat(file.problems()).isEmpty();
        assertThat(file.waivers()).hasSize(1);
        Waiver waiver = file.waivers().get(0);
        assertThat(waiver.id()).isSameAs(ProblemId.DEBUG_ENDPOINTS);
        assertThat(waiver.slug()).isEqualTo("debug-endpoints-enabled");
        assertThat(waiver.key()).isEqualTo("DEBUG");
        assertThat(waiver.tiers()).containsExactly(Tier.STAGING);
        assertThat(waiver.reason()).isEqualTo("load test");
        assertThat(waiver.owner()).isEqualTo("platform");
        assertThat(waiver.until()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(waiver.origin().location()).endsWith("tierguard.conf:5");
    }

    /** Of the whole one, the left part is replaced by the right one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TG401 | debug-endpoints-enabled",
                "TG401 | own",
                "staging | [staging, production]",
                "staging | [staging, staging]",
                "2026-12-31 | \"2026-12-31\"",
                "2026-12-31 | 2024-02-29",
                "2026-12-31 | 0001-01-01",
                "platform | 42",
                "guard = TG401, key = DEBUG | guard = TG417, key = npm_config_strict_ssl",
                "guard = TG401, key = DEBUG | guard = TG419, key = com.sun.management.jmxremote.port",
            })
    void whatMayBeWrittenToo(String part, String instead) throws IOException {
        ContractFile file = read("waivers = [{ " + WHOLE.replace(part, instead) + " }]");

        assertThat(Written.findings(file)).isEmpty();
        assertThat(file.waivers()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "guard = TG401, | '' | TG710 4 waiver 1 has no guard",
                "key = DEBUG, | '' | TG710 4 waiver 1 has no key",
                "tier = staging, | '' | TG710 4 waiver 1 has no tier",
                "reason = \"load test\", | '' | TG710 4 waiver 1 has no reason",
                "owner = platform, | '' | TG710 4 waiver 1 has no owner",
                ", until = 2026-12-31 | '' | TG710 4 waiver 1 has no until",
                "TG401 | \" \" | TG710 4 waiver 1 has no guard",
                "DEBUG | \"\" | TG710 4 waiver 1 has no key",
                "load test | ' ' | TG710 4 waiver 1 has no reason",
                "load test | '\\n\\t' | TG710 4 waiver 1 has no reason",
                "load test | '\u200b\u00a0\u2800' | TG710 4 waiver 1 has no reason",
                "platform | \"\" | TG710 4 waiver 1 has no owner",
                "2026-12-31 | \"\" | TG710 4 waiver 1 has no until",
                "TG401 | [TG401] | TG703 4 guard of waiver 1 must be one value",
                "DEBUG | [DEBUG, OTHER] | TG703 4 key of waiver 1 must be one value",
                "staging | { staging = true } | TG703 4 tier of waiver 1 must be a value or a list of values",
                "staging | [] | TG703 4 tier of waiver 1 must be a list with something in it",
                "staging | null | TG703 4 tier of waiver 1 must be a value or a list of values",
                "\"load test\" | null | TG703 4 reason of waiver 1 must be one value",
                "platform | [a, b] | TG703 4 owner of waiver 1 must be one value",
                "2026-12-31 | [2026-12-31] | TG703 4 until of waiver 1 must be one value",
                "owner = | ownr = | TG702 4 ownr is no word of a waiver; TG710 4 waiver 1 has no owner",
                "staging | stagin | TG704 4 stagin is no tier",
                "staging | stage | TG704 4 stage is no tier",
                "staging | true | TG704 4 true is no tier",
                "staging | [test, prod] | TG704 4 prod is no tier",
                "2026-12-31 | 2026-02-30 | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | 2027-02-29 | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | 2026-13-01 | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | 2026-00-10 | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | 31.12.2026 | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | 12-31-2026 | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | \"2026/12/31\" | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | 20261231 | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | 2026-1-1 | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | \"2026-12-31T00:00:00Z\" | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | \" 2026-12-31\" | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | \"+026-12-31\" | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | \"２０２６-12-31\" | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | tomorrow | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | never | TG706 4 until of waiver 1 is no day of the calendar",
                "2026-12-31 | true | TG706 4 until of waiver 1 is no day of the calendar",
                "DEBUG | DEBUGG | TG711 4 DEBUGG is no key of this contract, and waiver 1 is for it",
                "DEBUG | debug | TG711 4 debug is no key of this contract, and waiver 1 is for it",
                "DEBUG | \"*\" | TG711 4 what stands here is no key of this contract, and waiver 1 is for it",
                "guard = TG401, key = DEBUG | guard = TG417, key = \"a b\" | TG709 4 key of waiver 1 is no name",
                "guard = TG401, key = DEBUG | guard = own, key = OTHER | TG705 4 what the guard own finds is said of DEBUG, not of OTHER",
                "TG401 | TG450 | TG710 4 TG450 is any guard of the application's own",
                "TG401 | own-rule | TG710 4 own-rule is any guard of the application's own",
                "TG401 | mocks-enabled | TG705 4 mocks-enabled is the name of a guard of this file, and of TG403",
                "TG401 | TG499 | TG901 4 TG499 is no finding and no guard of this file",
                "TG401 | 401 | TG901 4 what stands here is no finding and no guard of this file",
                "TG401 | \"*\" | TG901 4 what stands here is no finding and no guard of this file",
                "TG401 | everything | TG901 4 everything is no finding and no guard of this file",
                "TG401 | TG101 | TG904 4 TG101 tier-unset can't be waived",
                "TG401 | tier-contradicted | TG904 4 TG103 tier-contradicted can't be waived",
                "TG401 | TG201 | TG904 4 TG201 required-missing can't be waived",
                "TG401 | TG301 | TG904 4 TG301 wrong-type can't be waived",
                "TG401 | TG502 | TG904 4 TG502 secret-from-untrusted-layer can't be waived",
                "TG401 | TG902 | TG904 4 TG902 waiver-expired can't be waived",
            })
    void inAWaiver(String part, String instead, String findings) throws IOException {
        assertThat(WHOLE).contains(part);
        String waiver = WHOLE.replace(part, instead == null ? "" : instead);
        ContractFile file = read("waivers = [{ " + waiver + " }]");

        assertThat(Written.findings(file)).containsExactly(findings.split("; ", -1));
        assertThat(file.waivers()).isEmpty();
        assertThat(file.problems()).allMatch(problem -> !problem.fix().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "waivers = {} | TG703 4 waivers must be a list of blocks [{ … }]",
                "waivers { own { key = DEBUG } } | TG703 4 waivers must be a list of blocks [{ … }]",
                "waivers = TG401 | TG703 4 waivers must be a list of blocks [{ … }]",
                "waivers = null | TG703 4 waivers must be a list of blocks [{ … }]",
                "waivers = [TG401] | TG703 4 waivers must be a list of blocks [{ … }]",
                "waivers = [[]] | TG703 4 waivers must be a list of blocks [{ … }]",
                "waiver = [] | TG702 4 waiver is no word of a contract",
            })
    void ofTheList(String waivers, String finding) throws IOException {
        assertThat(Written.findings(read(waivers))).containsExactly(finding);
    }

    @Test
    void noneAtAllAreNoMistake() throws IOException {
        assertThat(read("waivers = []").problems()).isEmpty();
        assertThat(read("").waivers()).isEmpty();
    }

    @Test
    void eachSaysItsOwnLine() throws IOException {
        ContractFile file = read("waivers = [\n{ " + WHOLE + " }\n{\n" + WHOLE.replace(", ", "\n") + "\nwhy = b\n}]");

        assertThat(Written.findings(file))
                .containsExactly(
                        "TG702 13 why is no word of a waiver",
                        "TG708 6 waiver 2 says for staging what line 5 says already");
    }

    /** By id or by name, and in one tier of several: it is the same one. */
    @ParameterizedTest
    @ValueSource(strings = {"TG401 -> TG401", "TG401 -> debug-endpoints-enabled", "staging -> [test, staging]"})
    void aWaiverSaidTwice(String change) throws IOException {
        String other =
                WHOLE.replace(change.substring(0, change.indexOf(' ')), change.substring(change.lastIndexOf("> ") + 2));

        assertThat(Written.findings(read("waivers = [\n{ " + WHOLE + " }\n{ " + other + " }]")))
                .containsExactly("TG708 6 waiver 2 says for staging what line 5 says already");
    }

    @Test
    void aWordSaidTwiceInAWaiver() throws IOException {
        assertThat(Written.findings(read("waivers = [{ " + WHOLE + ", until = 2027-12-31 }]")))
                .containsExactly("TG708 4 until is said already in line 4");
    }

    @ParameterizedTest
    @CsvSource({
        "tg401, TG401",
        "TG4O1, TG401",
        "TG-401, TG401",
        "debug-endpoint-enabled, debug-endpoints-enabled",
        "DEBUG_ENDPOINTS_ENABLED, debug-endpoints-enabled",
        "OWN, own",
    })
    void whatIsNearToAFindingIsNamed(String written, String meant) throws IOException {
        ContractFile file = read("waivers = [{ " + WHOLE.replace("TG401", written) + " }]");

        assertThat(file.problems()).hasSize(1);
        assertThat(file.problems().get(0).id()).isSameAs(ProblemId.WAIVER_UNKNOWN);
        assertThat(file.problems().get(0).fix()).isEqualTo("write " + meant);
    }

    /** Of ids the nearest may mean something else altogether. */
    @Test
    void noOtherNumberIsSuggested() throws IOException {
        Problem problem = read("waivers = [{ " + WHOLE.replace("TG401", "TG499") + " }]")
                .problems()
                .get(0);

        assertThat(problem.fix()).isEqualTo("write an id such as TG401, or the name of a guard of this file");
    }

    @Test
    void whatLooksLikeNoWordIsNotQuoted() throws IOException {
        String canary = "KANARI7QZW9XMB2T";
        ContractFile file = read("waivers = [{ guard = " + canary + ", key = " + canary + ", tier = " + canary
                + ", reason = [" + canary + "], owner = [" + canary + "], until = " + canary + ", " + canary
                + " = 1 }, "
                + canary + "]");

        assertThat(file.problems()).hasSize(7);
        assertThat(file.problems().toString()).doesNotContain("KANARI");
    }

    /** The tier, leaks, what has no value, the contract and the waivers themselves; and what was not read. */
    @Test
    void whatCanNotBeWaived() {
        List<String> against = ProblemId.catalogue().stream()
                .filter(id -> Waivable.against(id) != null)
                .map(ProblemId::id)
                .toList();
        assertThat(against)
                .contains(
                        "TG201", "TG203", "TG310", "TG451", "TG459", "TG501", "TG502", "TG503", "TG505", "TG506",
                        "TG507")
                .contains("TG601", "TG610", "TG614", "TG615", "TG618", "TG620")
                .doesNotContain("TG202", "TG400", "TG401", "TG417", "TG450", "TG504", "TG602", "TG613");
        assertThat(Waivable.against(ProblemId.SECRET_OF_ANOTHER_TIER))
                .isEqualTo(Waivable.against(ProblemId.SECRET_FROM_FILE));
        for (ProblemId id : ProblemId.catalogue()) {
            assertThat(Waivable.against(id)).isNotEqualTo("nobody has decided that it may be");
            if ("1379".indexOf(id.id().charAt(2)) >= 0) {
                assertThat(against).contains(id.id());
            }
        }
    }
}
