package io.tierguard.cli;

import io.tierguard.cli.matrix.Matrix;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.report.TextStyle;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what each tier asks of each key. */
@Command(
        name = "matrix",
        header = "Show every key against every tier",
        description =
                "Show each key of the contract against each tier: where it is required, optional or forbidden, its"
                        + " default, the values that are refused, and where it may come from. No secret is shown.")
final class MatrixCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    Place place = new Place();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = MatrixFormat.Word.class,
            description = "text, markdown, or html (one page that needs nothing else).")
    MatrixFormat format = MatrixFormat.TEXT;

    MatrixCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ContractFile contract = place.contract(shell);
        if (!contract.problems().isEmpty()) {
            place.report(shell, contract);
            return ExitCode.REFUSED;
        }
        Matrix matrix = Matrix.of(contract);
        output.write(
                shell,
                switch (format) {
                    case TEXT -> matrix.toText(output.file() == null ? shell.style() : TextStyle.PLAIN);
                    case MARKDOWN -> matrix.toMarkdown();
                    case HTML -> matrix.toHtml();
                });
        return ExitCode.OK;
    }
}
