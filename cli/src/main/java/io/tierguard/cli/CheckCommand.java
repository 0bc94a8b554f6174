package io.tierguard.cli;

import io.tierguard.contract.file.ContractFile;
import io.tierguard.load.BuildCheck;
import io.tierguard.load.DeployCheck;
import io.tierguard.report.Phase;
import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks the configuration, as the application would at its start. */
@Command(
        name = "check",
        header = "Check the configuration, and report everything that is wrong",
        description =
                "Checks what an application would start with in the folder: the variables of this shell, and its files.",
        footer = {
            "",
            "The exit code is 0 where the configuration is accepted, and 78 where it is",
            "refused, a wrong or missing contract included."
        })
final class CheckCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    Target target = new Target();

    @Mixin
    Output output = new Output();

    @Mixin
    Summary summary = new Summary();

    @Mixin
    Quiet quiet = new Quiet();

    @Mixin
    Masks masks = new Masks();

    @Mixin
    Help help = new Help();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Format.Word.class,
            description = "text, json, github (annotations), markdown (a job's summary) or sarif (code scanning).")
    Format format = Format.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "WEIGHT",
            converter = FailOn.Word.class,
            description = "What ends in exit code 78: error, or also any warning.")
    FailOn failOn = FailOn.ERROR;

    @Option(
            names = "--phase",
            paramLabel = "PHASE",
            converter = PhaseWord.class,
            description =
                    "boot checks the values (this is what happens without the option); deploy checks, without a look at"
                            + " a value, that secret managers have the names; build checks the contract and the files alone.")
    Phase phase = Phase.BOOT;

    CheckCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        summary.check();
        checkMasks();
        ContractFile contract = target.contract(shell);
        Report report = report(contract);
        boolean refused = !report.accepted() || (failOn == FailOn.WARNING && report.warnings() > 0);
        if (refused || !quiet.isQuiet() || format != Format.TEXT || output.file() != null) {
            output.write(shell, rendered(report));
        }
        String remark = refused && report.accepted() ? "refused, because --fail-on warning was asked for" : "";
        summary.append(shell, report, remark);
        say(report, refused, remark);
        return refused ? ExitCode.REFUSED : ExitCode.OK;
    }

    private Report report(ContractFile contract) {
        return switch (phase) {
            case BUILD ->
                new BuildCheck(contract.contract(), contract.problems(), target.options(shell, contract)).run();
            case DEPLOY ->
                new DeployCheck(contract.contract(), contract.problems(), target.options(shell, contract))
                        .run()
                        .report();
            case BOOT -> {
                Report report = target.load(shell, contract, masks).run().report();
                masks.checkPrinted(shell);
                yield report;
            }
        };
    }

    /** A result that another program reads can't stand behind masks, nor may masks get to where it is kept. */
    private void checkMasks() {
        if (!masks.isAsked()) {
            return;
        }
        if (phase != Phase.BOOT) {
            throw new UsageException("--mask has nothing to mask in this phase, which reads no secret");
        }
        if (format != Format.TEXT && format != Format.GITHUB && output.file() == null) {
            throw new UsageException(
                    "--mask prints to standard output, where such a report must stand alone: give --output FILE");
        }
    }

    private String rendered(Report report) {
        TextStyle style = output.file() == null ? shell.style() : TextStyle.PLAIN;
        return format.rendered(report, style, target.folderInRepository(shell));
    }

    /** What the exit code says and the result, wherever it went, doesn't. */
    private void say(Report report, boolean refused, String remark) {
        Path file = output.file();
        if (!remark.isEmpty()) {
            shell.say(remark);
        }
        if (file != null && !quiet.isQuiet()) {
            shell.say(
                    report.application() + " is " + (refused ? "refused" : "accepted") + ": the report is in " + file);
        }
    }
}
