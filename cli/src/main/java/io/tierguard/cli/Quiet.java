package io.tierguard.cli;

import picocli.CommandLine.Option;

/** Whether to keep silent about what is well. */
final class Quiet {
    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing where all is well; what was asked for as JSON or the like is made all the same.")
    private boolean quiet;

    boolean isQuiet() {
        return quiet;
    }
}
