package io.tierguard.cli;

import io.tierguard.Tier;
import io.tierguard.cli.workflow.Workflow;
import io.tierguard.contract.Contract;
import io.tierguard.model.Printable;
import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reports on a workflow of GitHub, the way a check reports on a configuration. */
final class WorkflowReport {
    private final Shell shell;
    private final Output output;
    private final Format format;

    WorkflowReport(Shell shell, Output output, Format format) {
        this.shell = shell;
        this.output = output;
        this.format = format;
    }

    /** Writes the report, and returns the exit code. */
    int write(Contract contract, Tier tier, Path file, @Nullable String job) {
        Path directory = shell.directory();
        Path path = directory.resolve(file);
        refuseToReplace(path);
        // A place in the folder is one in the repository, which annotations are for.
        Path named = path.startsWith(directory) ? directory.relativize(path) : file;
        Workflow workflow = Workflow.read(path, Printable.line(named.toString()));
        String notRead = workflow.notRead().orElse(null);
        if (notRead != null) {
            throw new UsageException(notRead);
        }
        if (job != null && workflow.isWhole() && !workflow.hasJob(job)) {
            throw Words.unknown(job, "job of " + named, workflow.jobs());
        }
        Report report = workflow.check(contract, tier, job);
        TextStyle style = output.file() == null ? shell.style() : TextStyle.PLAIN;
        output.write(shell, format.rendered(report, style, Place.inRepository(shell, directory)));
        return report.accepted() ? ExitCode.OK : ExitCode.REFUSED;
    }

    /** With the other kinds of docs, what is checked is what --output makes anew; a workflow is written by hand. */
    private void refuseToReplace(Path checked) {
        Path target = output.file();
        try {
            if (target != null && Files.isSameFile(shell.directory().resolve(target), checked)) {
                throw new UsageException("--output would replace the workflow by the report on it: name another file");
            }
        } catch (IOException | SecurityException e) {
            // One of them isn't there, or can't be looked at: whoever reads or writes it says so.
            return;
        }
    }
}
