package io.tierguard.cli;

import io.tierguard.cli.run.Child;
import io.tierguard.cli.run.ChildEnvironment;
import io.tierguard.contract.Checked;
import io.tierguard.load.Outcome;
import io.tierguard.report.Report;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a command with what the contract declares, or doesn't start it. */
@Command(
        name = "run",
        header = "Check, and start a command with the declared keys",
        description = {
            "Check the configuration, and start a command with it; where it is refused, say why and start nothing.",
            "",
            "The command gets the keys of the contract that are set, from wherever they are, APP_TIER, and what"
                    + " every process needs: PATH, HOME, USER, LOGNAME, SHELL, PWD, HOSTNAME, TMPDIR, LANG, LANGUAGE,"
                    + " LC_*, TZ, TERM, COLORTERM, NO_COLOR, SSL_CERT_FILE and SSL_CERT_DIR. No other variable of"
                    + " this shell is handed on, unless an option asks for it.",
            "",
            "It has this shell's input and output, gets the signals that tierguard gets (but for KILL, STOP and"
                    + " QUIT, which can't be passed on), and works in the folder.",
            ""
        },
        footer = {
            "",
            "For example: tierguard run --tier development -- node server.js",
            "",
            "The exit code is the command's own, or 128 and the number of the signal that ended it; 127 where there is no"
                    + " such command, 126 where it can't be started, and 78 where the configuration is refused."
        })
final class RunCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    Target target = new Target();

    @Mixin
    Quiet quiet = new Quiet();

    @Mixin
    Masks masks = new Masks();

    @Mixin
    Help help = new Help();

    @Option(
            names = "--keep",
            paramLabel = "NAME",
            description = "Hand on this variable of the shell as well; may be given several times.")
    List<String> kept = List.of();

    @Option(
            names = "--keep-environment",
            description =
                    "Hand on every variable of the shell, but for those that supply a key of the contract under another"
                            + " name, such as STAGING_KEY and KEY_FILE.")
    boolean keepAll;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "The command to start, with its arguments, best after --.")
    List<String> command = List.of();

    RunCommand(Shell shell) {
        this.shell = shell;
    }

    /** What follows the command is the command's own, also where it looks like an option of this one. */
    @Spec
    void readsNoFurtherThan(CommandSpec spec) {
        spec.parser().stopAtPositional(true);
    }

    @Override
    public Integer call() {
        if (command.isEmpty()) {
            throw new UsageException("say which command to start: tierguard run -- COMMAND");
        }
        Set<String> names = keptNames();
        Path folder = target.folder(shell);
        Outcome outcome = target.load(shell, target.contract(shell), masks).run();
        masks.checkPrinted(shell);
        Report report = outcome.report();
        Checked checked = outcome.checked();
        if (checked == null || !report.accepted()) {
            shell.say(report);
            return ExitCode.REFUSED;
        }
        if (report.warnings() > 0 && !quiet.isQuiet()) {
            shell.say(report);
        }
        ChildEnvironment environment = new ChildEnvironment(checked, names, keepAll);
        for (String key : environment.withheld()) {
            shell.say(key
                    + " is not handed on: it steers the process itself, and only a variable of this shell may set it");
        }
        return start(folder, environment);
    }

    private int start(Path folder, ChildEnvironment environment) {
        Map<String, String> inherited = new HashMap<>(shell.environment());
        Path works = folder.toAbsolutePath().normalize();
        if (target.place.dir != null) {
            inherited.put("PWD", works.toString());
        }
        Child.Ending ending = new Child(command, works, Shell.charsetOfProcess()).run(environment.from(inherited));
        if (!ending.said().isEmpty()) {
            shell.say(ending.said());
        }
        return ending.code();
    }

    private Set<String> keptNames() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : kept) {
            if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
                throw new UsageException("--keep takes the name of a variable, and no value");
            }
            names.add(name);
        }
        return names;
    }
}
