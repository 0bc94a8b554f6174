package io.tierguard.cli;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that nobody here wrote, and that a test asks. */
final class Programs {
    private Programs() {}

    /** Skips the test without that program, unless {@code TIERGUARD_REQUIRE_REFERENCES} is {@code true}. */
    static void need(String program) {
        for (String place : "/usr/local/bin:/usr/bin:/bin".split(":", -1)) {
            if (Files.isExecutable(Path.of(place, program))) {
                return;
            }
        }
        String said = "the test asks " + program + ", which is not installed";
        if ("true".equals(System.getenv("TIERGUARD_REQUIRE_REFERENCES"))) {
            fail(said);
        }
        abort(said);
    }
}
