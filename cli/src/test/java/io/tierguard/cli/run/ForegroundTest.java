package io.tierguard.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether what Linux tells of a process is read right. */
class ForegroundTest {
    @ParameterizedTest
    @CsvSource({
        "4211 (java) S 4190 4211 4190 34816 4211 4194304 9, true", // at a terminal
        "4211 (java) S 4190 4211 4190 34816 4190 4194304 9, false", // in its background
        "4211 (java) S 1 4211 4211 0 -1 4194304 9, false", // without one
        "4211 (a) S 1 7 1 1 7 (b) S 4190 4211 4190 34816 -1 4194304, false", // a name made to deceive
        "'', false",
        "4211 (java), false"
    })
    void of(String stat, boolean foreground) {
        assertThat(Foreground.of(stat)).isEqualTo(foreground);
    }
}
