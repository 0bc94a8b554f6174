package io.tierguard.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line on what is wrong with the arguments, and where help is. */
final class Mistake {
    private Mistake() {}

    static String of(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        return what(e) + "; '" + name + " --help' tells more";
    }

    private static String what(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            String kind = word.startsWith("-")
                    ? "option"
                    : e.getCommandLine().getParent() == null ? "command" : "argument that is expected here";
            String near = unmatched.getSuggestions().isEmpty()
                    ? ""
                    : ": did you mean " + unmatched.getSuggestions().get(0) + "?";
            return word + " is no " + kind + near;
        }
        if (e.getCause() instanceof UsageException usage) {
            return usage.line();
        }
        return firstLine(String.valueOf(e.getMessage()));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
