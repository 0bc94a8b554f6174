package io.tierguard.cli;

import io.tierguard.model.Printable;
import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import io.tierguard.source.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command was started in: its variables, its folder, and where it writes. Handed to every command, so that a test
 * can hand in its own.
 *
 * @param environment the variables
 * @param directory the working folder
 * @param out where the result goes, and nothing but the result
 * @param err where everything else goes
 * @param style how text is dressed on {@code out}
 * @param errorStyle how it is dressed on {@code err}
 * @param isOutKept whether {@code out} is a file, in which what is printed stays
 */
record Shell(
        Map<String, String> environment,
        Path directory,
        PrintStream out,
        PrintStream err,
        TextStyle style,
        TextStyle errorStyle,
        boolean isOutKept) {
    private static final String HELD = "TIERGUARD_HELD_";

    /** A shell whose output goes to whoever reads it. */
    Shell(
            Map<String, String> environment,
            Path directory,
            PrintStream out,
            PrintStream err,
            TextStyle style,
            TextStyle errorStyle) {
        this(environment, directory, out, err, style, errorStyle, false);
    }

    /** Returns the shell that this process was started in. */
    static Shell ofProcess() {
        Map<String, String> environment = released(Surroundings.environmentOfProcess());
        return new Shell(
                environment,
                Surroundings.directoryOfProcess(),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                TextStyle.ofStandardOutput(environment, Surroundings.propertiesOfProcess()),
                TextStyle.ofStandardError(environment, Surroundings.propertiesOfProcess()),
                Files.isRegularFile(Path.of("/dev/fd/1"))); // where there is no such name, nobody can tell
    }

    /** Returns how this process makes bytes of the variables and arguments of another. */
    static Charset charsetOfProcess() {
        // JDK 17 does by file.encoding, and those after it by the locale whatever that says.
        String locale = Surroundings.propertiesOfProcess().get("sun.jnu.encoding");
        return locale == null || Runtime.version().feature() == 17 ? Charset.defaultCharset() : Charset.forName(locale);
    }

    /**
     * Returns the folder of what opens secret managers: beside the jar itself, links followed, and so where only those write who
     * could write another jar. Never looked for in the working folder. Null where this process can't tell.
     */
    static @Nullable Path providersOfProcess() {
        CodeSource source = Shell.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? null
                    : Path.of(source.getLocation().toURI()).toRealPath().resolveSibling("providers");
        } catch (URISyntaxException | IOException | RuntimeException e) {
            return null; // the classes are from somewhere that is no file
        }
    }

    /**
     * The script that starts this hides the variables that a JVM reads its options from under other names: a JVM would repeat
     * them on standard error, whatever they hold. To the configuration they are what they were.
     */
    private static Map<String, String> released(Map<String, String> environment) {
        Map<String, String> released = null;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (variable.getKey().startsWith(HELD)) {
                released = released == null ? new HashMap<>(environment) : released;
                released.remove(variable.getKey());
                released.put(variable.getKey().substring(HELD.length()), variable.getValue());
            }
        }
        return released == null ? environment : released;
    }

    /** JSON and SARIF are UTF-8 whatever the terminal speaks; text is made of what the terminal can show. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** Returns this shell with other variables. */
    Shell with(Map<String, String> variables) {
        return new Shell(variables, directory, out, err, style, errorStyle, isOutKept);
    }

    /** Prints a report on standard error, beside which there is no result. */
    void say(Report report) {
        err.print(report.toText(errorStyle));
        err.flush();
    }

    /** Says one line on standard error. */
    void say(String line) {
        err.println("tierguard: " + Printable.line(line));
        err.flush();
    }
}
