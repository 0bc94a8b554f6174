package io.tierguard.examples.eventapi;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The service's log, on standard error. */
final class Log {
    /** One line for an entry: when, how grave, what. */
    static final String FORMAT = "%1$tFT%1$tT %4$-7s %5$s%6$s%n";

    private static final String NAME = "io.tierguard.examples.eventapi";
    // Held here, because the JDK forgets the level of a logger that nobody holds.
    private static final Logger BACKEND = Logger.getLogger(NAME);

    /** What the service writes to. */
    static final System.Logger LOG = System.getLogger(NAME);

    static {
        Handler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        BACKEND.addHandler(console);
        BACKEND.setUseParentHandlers(false);
    }

    private Log() {}

    /** Writes from this level on. */
    static void from(LogLevel level) {
        BACKEND.setLevel(
                switch (level) {
                    case DEBUG -> Level.FINE;
                    case INFO -> Level.INFO;
                    case WARN -> Level.WARNING;
                    case ERROR -> Level.SEVERE;
                });
    }
}
