package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Works out what comes of a fleet that starts at once, and holds {@code docs/fleet.md} to it. Run with
 * {@code -Dtierguard.rewrite=true} to write its tables anew; what the page says of them may then no longer be so.
 */
class FleetTest {
    private static final Path PAGE = Path.of("../docs/fleet.md");

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("one secret", (Supplier<String>) FleetTables::oneSecret),
                Arguments.of("many secrets", (Supplier<String>) FleetTables::manySecrets),
                Arguments.of("how many", (Supplier<String>) FleetTables::howMany),
                Arguments.of("refreshes", (Supplier<String>) FleetTables::refreshes));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void pageSaysWhatTheSimulationSays(String name, Supplier<String> table) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- " + name + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- end -->", from);
        assertThat(page).contains(begin);
        String worked = "\n" + table.get() + "\n";
        if (Boolean.getBoolean("tierguard.rewrite")) {
            Files.writeString(PAGE, page.substring(0, from) + worked + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(worked);
        }
    }

    /** The page promises that much, whatever the tables come to say. */
    @Test
    void aHundredThousandStartOnOneSecretAtOnce() {
        FleetResult result = FleetRun.of(FleetStrategy.own("", 1), new int[100_000]);
        assertThat(result.succeeded()).isEqualTo(100_000);
        assertThat(result.last()).isLessThan(15_000);
    }

    @Test
    void aBucketGivesItsRateAndASecondOfItAtOnce() {
        FleetQuota quota = new FleetQuota(100);
        assertThat(taken(quota, 0, 150)).isEqualTo(100);
        assertThat(taken(quota, 9, 10)).isZero();
        assertThat(taken(quota, 10, 10)).isEqualTo(1);
        assertThat(taken(quota, 1_010, 150)).isEqualTo(100);
        assertThat(taken(quota, 60_000, 150)).isEqualTo(100);
    }

    private static int taken(FleetQuota quota, long millis, int calls) {
        int taken = 0;
        for (int i = 0; i < calls; i++) {
            taken += quota.takes(millis) ? 1 : 0;
        }
        return taken;
    }
}
