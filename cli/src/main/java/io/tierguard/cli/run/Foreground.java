package io.tierguard.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a terminal has this process, and so its command, in its foreground. */
final class Foreground {
    private static final Path STAT = Path.of("/proc/self/stat");
    private static final int GROUP = 2;
    private static final int FOREGROUND_GROUP = 5;

    private Foreground() {}

    /** Where the system doesn't tell, there is a terminal if the JVM sees one. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isHere() {
        try {
            return of(Files.readString(STAT, StandardCharsets.ISO_8859_1));
        } catch (IOException | SecurityException e) {
            return System.console() != null;
        }
    }

    /** Reads what Linux tells: the name in parentheses may have anything in it, also parentheses. */
    static boolean of(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
        return fields.length > FOREGROUND_GROUP && fields[GROUP].equals(fields[FOREGROUND_GROUP]);
    }
}
