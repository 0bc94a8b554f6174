package io.tierguard.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads the arguments and hands them to the command that they name. */
public final class Main {
    private final Shell shell;

    Main(Shell shell) {
        this.shell = shell;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Shell shell = Shell.ofProcess();
        int code = new Main(shell).run(arguments);
        shell.err().flush();
        // Help and the version are printed by picocli, which doesn't look back.
        System.exit(code == ExitCode.OK && shell.out().checkError() ? ExitCode.USAGE : code);
    }

    /** Runs the command, and returns what the process is to end with. */
    int run(String... arguments) {
        try {
            return commandLine(arguments).execute(arguments);
        } catch (Throwable e) {
            return fault(e);
        }
    }

    private CommandLine commandLine(String... arguments) {
        CommandLine root = new CommandLine(new TierguardCommand());
        Commands.addTo(root, arguments.length == 0 ? "" : arguments[0], shell);
        // An argument that begins with @ is an argument, and ${…} in one is nothing to expand.
        return root.setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setCaseInsensitiveEnumValuesAllowed(false)
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(shell.style().colour() ? Ansi.ON : Ansi.OFF))
                .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(this::usage)
                .setExecutionExceptionHandler(this::failed);
    }

    private int usage(ParameterException e, String[] arguments) {
        shell.say(Mistake.of(e));
        return ExitCode.USAGE;
    }

    private int failed(Exception e, CommandLine command, ParseResult arguments) {
        if (e instanceof UsageException usage) {
            shell.say(usage.line());
            return ExitCode.USAGE;
        }
        return fault(e);
    }

    /** The message and the cause of what was thrown may quote a value: the type and our own line have to do. */
    private int fault(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String place = "";
        for (StackTraceElement element : trace) {
            if (element.getClassName().startsWith("io.tierguard.")) {
                place = " at " + element.getFileName() + ":" + element.getLineNumber();
                break;
            }
        }
        shell.say("this is a fault of tierguard itself: " + e.getClass().getName() + place);
        return ExitCode.FAULT;
    }
}
