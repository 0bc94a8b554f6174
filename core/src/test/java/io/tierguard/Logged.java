package io.tierguard;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged while it is open, here and nowhere else, at every level: but for the line of a start, which comes whenever it comes. */
final class Logged extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.tierguard");
    private final Level before = logger.getLevel();
    private final List<String> lines = new ArrayList<>();

    Logged() {
        setLevel(Level.ALL);
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    @Override
    public synchronized void publish(LogRecord line) {
        if (!line.getMessage().contains(" starts in ")) {
            lines.add(line.getLevel() + " " + line.getMessage() + (line.getThrown() == null ? "" : line.getThrown()));
        }
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(before);
    }
}
