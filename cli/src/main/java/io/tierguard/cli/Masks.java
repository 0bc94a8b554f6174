package io.tierguard.cli;

import io.tierguard.load.Options;
import picocli.CommandLine.Option;

/** Whether a job's log is kept from showing the secrets that are read here. */
final class Masks {
    @Option(
            names = "--mask",
            description =
                    "In a job of GitHub Actions (GITHUB_ACTIONS=true) first print ::add-mask:: commands for the secrets"
                            + " that come from elsewhere than its variables, so that its log doesn't show them; elsewhere print"
                            + " none. They stand on standard output as they are: hand it to nothing but the runner.")
    private boolean mask;

    boolean isAsked() {
        return mask;
    }

    /** Returns those options, with masks if they are asked for. Into a file they would be the leak that they are to prevent. */
    Options in(Options options, Shell shell) {
        if (mask && shell.isOutKept() && "true".equals(shell.environment().get("GITHUB_ACTIONS"))) {
            throw new UsageException(
                    "--mask is for the runner, and standard output is a file, which would keep the secrets;"
                            + " --output FILE writes a report");
        }
        return mask ? options.withMasks(shell.out()) : options;
    }

    /** What the runner wasn't told, it would show. */
    void checkPrinted(Shell shell) {
        if (mask && shell.out().checkError()) {
            throw new UsageException("the masks can't be written to standard output");
        }
    }
}
