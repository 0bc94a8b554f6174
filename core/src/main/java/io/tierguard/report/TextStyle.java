package io.tierguard.report;

import io.tierguard.source.Surroundings;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How a text report is dressed.
 *
 * @param colour whether ANSI colours are used
 * @param unicode whether signs beyond ASCII are used
 */
public record TextStyle(boolean colour, boolean unicode) {
    /** No colour, and Unicode. */
    public static final TextStyle PLAIN = new TextStyle(false, true);

    /** Returns the style for the standard error of this process, by its own variables. */
    public static TextStyle ofStandardError() {
        return ofStandardError(Surroundings.environmentOfProcess(), Surroundings.propertiesOfProcess());
    }

    /**
     * Returns the style for the standard error of this process: colour on a terminal, unless {@code NO_COLOR} is set or
     * {@code TERM} is {@code dumb}; Unicode where the terminal's character set has it.
     */
    public static TextStyle ofStandardError(Map<String, String> environment, Map<String, String> properties) {
        return of("stderr", 2, environment, properties);
    }

    /** Returns the style for the standard output of this process, by the same rules. */
    public static TextStyle ofStandardOutput(Map<String, String> environment, Map<String, String> properties) {
        return of("stdout", 1, environment, properties);
    }

    private static TextStyle of(
            String stream, int descriptor, Map<String, String> environment, Map<String, String> properties) {
        String noColor = environment.getOrDefault("NO_COLOR", "");
        boolean colour = noColor.isEmpty() && !"dumb".equals(environment.get("TERM")) && isTerminal(descriptor);
        return new TextStyle(colour, canShow(stream, properties, "→"));
    }

    /** The JDK tells of standard input and output together, so that of one stream is asked of the system where it can be. */
    private static boolean isTerminal(int descriptor) {
        if (!hasConsole()) {
            return false;
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return true;
        }
    }

    /** From Java 22 on there is a console where there is no terminal, and a method to ask. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static boolean canShow(String stream, Map<String, String> properties, String sign) {
        String named = properties.get(stream + ".encoding");
        if (named == null) {
            named = properties.getOrDefault("sun." + stream + ".encoding", properties.get("native.encoding"));
        }
        try {
            return named == null || Charset.forName(named).newEncoder().canEncode(sign);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return false; // where it can't be told, ASCII is safe
        }
    }
}
