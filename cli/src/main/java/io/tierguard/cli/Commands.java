package io.tierguard.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands, in the order in which help lists them. */
final class Commands {
    private static final Map<String, Function<Shell, Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("check", CheckCommand::new);
        ALL.put("explain", ExplainCommand::new);
        ALL.put("run", RunCommand::new);
        ALL.put("diff", DiffCommand::new);
        ALL.put("matrix", MatrixCommand::new);
        ALL.put("docs", DocsCommand::new);
        ALL.put("init", InitCommand::new);
        ALL.put("completion", CompletionCommand::new);
    }

    private Commands() {}

    /** Adds the command that is named, or all of them where none is: each costs some milliseconds to read. */
    static void addTo(CommandLine root, String named, Shell shell) {
        Function<Shell, Object> one = ALL.get(named);
        if (one != null) {
            root.addSubcommand(named, one.apply(shell));
            return;
        }
        for (Map.Entry<String, Function<Shell, Object>> command : ALL.entrySet()) {
            root.addSubcommand(command.getKey(), command.getValue().apply(shell));
        }
    }
}
