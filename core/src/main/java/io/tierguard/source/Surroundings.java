package io.tierguard.source;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a process was given: its variables, its system properties, its folder.
 *
 * <p>This is the one place that looks at the process itself. Everything else is handed one of these, so a test hands in
 * its own.
 *
 * @param environment the variables
 * @param properties the system properties
 * @param directory the folder that holds {@code .env} and {@code application.conf}
 * @param commandLine the file in which the system keeps the arguments of the process, or null where they aren't known
 */
public record Surroundings(
        Map<String, String> environment,
        Map<String, String> properties,
        Path directory,
        @Nullable Path commandLine) {
    /** Where a job of GitHub Actions that may have an OIDC token asks for it. */
    public static final String ID_TOKEN_URL = "ACTIONS_ID_TOKEN_REQUEST_URL";

    private static final int LONGEST_COMMAND_LINE = 1 << 21;

    /** Keeps what it is given from being changed by who is handed it: a provider of secrets is, before layers are read. */
    public Surroundings {
        environment = Collections.unmodifiableMap(environment);
        properties = Collections.unmodifiableMap(properties);
    }

    /** Describes a process whose arguments aren't known. */
    public Surroundings(Map<String, String> environment, Map<String, String> properties, Path directory) {
        this(environment, properties, directory, null);
    }

    /**
     * Returns whether a platform holds a token ready for the process that says where it runs: a job of GitHub Actions with
     * {@code id-token: write}. Only then is a {@link TierWitness} looked for.
     */
    public boolean hasIdToken() {
        return !environment.getOrDefault(ID_TOKEN_URL, "").isBlank()
                && !environment
                        .getOrDefault("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "")
                        .isBlank();
    }

    /** Returns the variables of this process as they are now. */
    public static Map<String, String> environmentOfProcess() {
        return System.getenv();
    }

    /** Returns the system properties of this process as they are now. */
    public static Map<String, String> propertiesOfProcess() {
        Properties live = System.getProperties();
        Map<String, String> copy = new HashMap<>(live.size() * 2);
        for (Map.Entry<Object, Object> property : live.entrySet()) {
            if (property.getKey() instanceof String name && property.getValue() instanceof String value) {
                copy.put(name, value);
            }
        }
        return copy;
    }

    /** Returns the folder that this process works in. */
    public static Path directoryOfProcess() {
        return Path.of("");
    }

    /**
     * Returns where the arguments of this process are: on Linux. Elsewhere Java can tell them too, but takes 20
     * ({@code ProcessHandle}) to 35 milliseconds ({@code RuntimeMXBean}) of a start to do so, and this takes none.
     */
    public static Path commandLineOfProcess() {
        return Path.of("/proc/self/cmdline");
    }

    /**
     * Returns the arguments that the process was started with, the program first; none where they aren't known. What an
     * argument file or a variable adds to them is not among them.
     */
    public List<String> arguments() {
        if (commandLine == null) {
            return List.of();
        }
        try (InputStream in = new FileInputStream(commandLine.toFile())) {
            String text = new String(in.readNBytes(LONGEST_COMMAND_LINE), StandardCharsets.UTF_8);
            List<String> arguments = new ArrayList<>();
            int from = 0;
            for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', from)) {
                arguments.add(text.substring(from, end));
                from = end + 1;
            }
            return arguments;
        } catch (IOException | SecurityException e) {
            return List.of(); // another system, or one that doesn't tell
        }
    }

    /** Returns the folder, and how much there is of the rest; no value. */
    @Override
    public String toString() {
        return environment.size() + " variables, " + properties.size() + " properties, " + directory;
    }
}
