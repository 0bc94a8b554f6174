package io.tierguard.cli;

import io.tierguard.model.Printable;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line on what is wrong with the arguments, and where help is. */
final class Mistake {
    private Mistake() {}

    static String of(ParameterException e) {
        return what(e) + "; '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help' tells more";
    }

    private static String what(ParameterException e) {
        if (e.getCause() instanceof UsageException usage) {
            return usage.line();
        }
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(
                    e.getCommandLine().getCommandSpec(),
                    unmatched.getUnmatched().get(0),
                    unmatched.getSuggestions());
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(missing.getMissing().get(0));
        }
        if (e instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " is given twice";
        }
        // What picocli says of the rest quotes what was typed, and that may be anything.
        ArgSpec argument = e.getArgSpec();
        return argument == null ? "this can't be read" : "what is given to " + name(argument) + " can't be read";
    }

    private static String unmatched(CommandSpec spec, String word, List<String> suggestions) {
        if (word.startsWith("-")) {
            // What follows the name may be a secret that belongs to another option.
            int equals = word.indexOf('=');
            return Printable.of(equals < 0 ? word : word.substring(0, equals)) + " is no option"
                    + (suggestions.isEmpty() ? "" : ": did you mean " + suggestions.get(0) + "?");
        }
        if (spec.parent() == null) {
            return Words.unknown(word, "command", List.copyOf(spec.subcommands().keySet()))
                    .line();
        }
        return Printable.of(word) + " is one argument too many";
    }

    private static String missing(ArgSpec argument) {
        return argument.isOption()
                ? name(argument) + " needs a " + argument.paramLabel()
                : "say which " + argument.paramLabel();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
