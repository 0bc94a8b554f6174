package io.tierguard.cli.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command that has the streams of this process, byte by byte, and gets the signals that this process gets. */
public final class Child {
    private static final int UNFIT_VALUE = 78;
    private static final int UNFIT_LOCALE = 2;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final char UNREADABLE = '\uFFFD';

    private final List<String> command;
    private final Path folder;
    private final Charset charset;

    /**
     * Returns a command that has not started.
     *
     * @param command the program and its arguments
     * @param folder the folder that it works in
     * @param charset how names and values become bytes
     */
    public Child(List<String> command, Path folder, Charset charset) {
        this.command = List.copyOf(command);
        this.folder = folder;
        this.charset = charset;
    }

    /**
     * How it ended.
     *
     * @param code the command's own exit code; 128 and the signal's number where a signal ended it
     * @param said why there is no command that could have ended; empty where there was one
     */
    public record Ending(int code, String said) {}

    /** Starts the command with those variables and no others, and waits for its end. */
    public Ending run(Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO().directory(folder.toFile());
        Map<String, String> own = builder.environment();
        own.keySet().retainAll(variables.keySet());
        CharsetEncoder encoder = charset.newEncoder();
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            String value = variable.getValue();
            // What is as it was keeps its bytes, which may be none that Java can read.
            if (!value.equals(own.get(variable.getKey()))) {
                if (value.indexOf('\0') >= 0) {
                    return new Ending(UNFIT_VALUE, variable.getKey() + " has a NUL in it, which no variable can have");
                }
                if (!isFaithful(encoder, value)) {
                    return unfit(variable.getKey());
                }
                own.put(variable.getKey(), value);
            }
        }
        for (String argument : command) {
            if (!isFaithful(encoder, argument)) {
                return unfit("an argument of the command");
            }
        }
        return run(builder);
    }

    private Ending run(ProcessBuilder builder) {
        Signals signals = new Signals();
        signals.listen();
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return notStarted(builder.environment().getOrDefault("PATH", ""));
        }
        signals.passTo(process);
        return new Ending(endOf(process), "");
    }

    private static int endOf(Process process) {
        boolean interrupted = false;
        while (true) {
            try {
                int code = process.waitFor();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return code;
            } catch (InterruptedException e) {
                interrupted = true; // the command alone says when it ends
            }
        }
    }

    private static boolean isFaithful(CharsetEncoder encoder, String text) {
        return text.indexOf(UNREADABLE) < 0 && encoder.canEncode(text);
    }

    private static Ending unfit(String what) {
        return new Ending(
                UNFIT_LOCALE, what + " has characters that this locale can't hand on: set LC_ALL=C.UTF-8, or another");
    }

    /** As shells tell it. The JDK tells it too, in words that differ from version to version. */
    private Ending notStarted(String path) {
        String program = command.get(0);
        if (program.isEmpty()) {
            return new Ending(NOT_FOUND, "the command to start is an empty text");
        }
        if (isThere(program, path)) {
            return new Ending(NOT_EXECUTABLE, program + " can't be started");
        }
        return new Ending(NOT_FOUND, program + " is not found");
    }

    private boolean isThere(String program, String path) {
        try {
            if (program.indexOf(File.separatorChar) >= 0) {
                return Files.exists(folder.resolve(program));
            }
            for (String place : path.split(File.pathSeparator, -1)) {
                if (Files.exists(folder.resolve(place).resolve(program))) {
                    return true;
                }
            }
        } catch (InvalidPathException e) {
            return false;
        }
        return false;
    }
}
