package io.tierguard.cli;

/** What was asked for can't be done as it was asked: the message is one line for whoever typed it. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String line;

    UsageException(String message) {
        super(message, null, false, false);
        this.line = message;
    }

    /** Returns the message, which is never null. */
    String line() {
        return line;
    }
}
