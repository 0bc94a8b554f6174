package io.tierguard.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program itself, which does nothing without a command. */
@Command(
        name = "tierguard",
        versionProvider = Version.class,
        description = "Checks a configuration against its contract, tierguard.conf, for the tier that it is for.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start with 'tierguard init', which writes a tierguard.conf from a .env, and",
            "'tierguard check'. 'tierguard COMMAND --help' tells more of each.",
            "",
            "The exit code is 0 where all is well, 78 where the configuration is refused, 2",
            "where the command is mistyped, and 70 for a fault of tierguard."
        })
final class TierguardCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    @Override
    public void run() {
        throw new UsageException("say which command: check is the usual one; 'tierguard --help' tells more");
    }
}
