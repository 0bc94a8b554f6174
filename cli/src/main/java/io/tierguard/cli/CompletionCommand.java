package io.tierguard.cli;

import io.tierguard.cli.completion.CompletionScript;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what a shell needs to complete commands, options and their values. */
@Command(
        name = "completion",
        header = "Print a completion script for bash or zsh",
        description = "Print a script that lets a shell complete the commands, options and values of tierguard.",
        footer = {
            "",
            "Into ~/.bashrc:  source <(tierguard completion bash)",
            "Into ~/.zshrc, after compinit:  source <(tierguard completion zsh)"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Parameters(paramLabel = "SHELL", arity = "0..1", converter = Word.class, description = "bash or zsh.")
    @Nullable
    CompletionScript script;

    CompletionCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (script == null) {
            throw new UsageException("say for which shell: bash or zsh");
        }
        CommandLine program = new CommandLine(new TierguardCommand());
        Commands.addTo(program, "", shell);
        output.write(shell, script.of(program.getCommandSpec()));
        return ExitCode.OK;
    }

    /** Reads the word that stands for a shell. */
    static final class Word implements ITypeConverter<CompletionScript> {
        @Override
        public CompletionScript convert(String word) {
            return switch (word) {
                case "bash" -> CompletionScript.BASH;
                case "zsh" -> CompletionScript.ZSH;
                default -> throw Words.unknown(word, "shell that can be completed in", List.of("bash", "zsh"));
            };
        }
    }
}
