package io.tierguard.model;

/**
 * The text of a setting, as its source wrote it: secret from birth, and plain only once a contract has said that it may
 * be shown.
 *
 * <p>Sources know nothing of the contract, so all that they read is secret. A value is never expanded, trimmed or
 * unquoted here.
 */
public sealed interface Value {
    /** Returns the text itself. What goes into a problem, a report or a log comes from {@link #shown()} instead. */
    String reveal();

    /** Returns what may be shown: the text made safe to print, or {@code ***} for a secret. */
    String shown();

    /** Returns whether the text must not be shown. */
    boolean isSecret();

    /** Returns this text as one that may be shown. The contract alone decides that. */
    Value disclosed();

    /** Returns whether there is no text at all, which counts as a value that is missing. */
    default boolean isEmpty() {
        return reveal().isEmpty();
    }

    /**
     * Returns whether both have the same text. Nothing is kept of the comparison; that two secrets are the same is all that
     * a report may say of them.
     */
    default boolean hasTextOf(Value other) {
        return reveal().equals(other.reveal());
    }

    /** Returns a value that is not shown. */
    static Value secret(String text) {
        return new Opaque(text);
    }

    /** Returns a value that is shown. */
    static Value plain(String text) {
        return new Plain(text);
    }

    /** A value that may be shown. */
    final class Plain implements Value {
        private final String text;

        private Plain(String text) {
            this.text = text;
        }

        @Override
        public String reveal() {
            return text;
        }

        @Override
        public String shown() {
            return Printable.of(text);
        }

        @Override
        public boolean isSecret() {
            return false;
        }

        @Override
        public Value disclosed() {
            return this;
        }

        /** Returns {@link #shown()}. */
        @Override
        public String toString() {
            return shown();
        }
    }

    /** A value that is not shown. Neither comparable nor hashable by content: both would say something about it. */
    final class Opaque implements Value {
        private final String text;

        private Opaque(String text) {
            this.text = text;
        }

        @Override
        public String reveal() {
            return text;
        }

        @Override
        public String shown() {
            return "***";
        }

        @Override
        public boolean isSecret() {
            return true;
        }

        @Override
        public Value disclosed() {
            return new Plain(text);
        }

        /** Returns {@code ***}. */
        @Override
        public String toString() {
            return shown();
        }
    }
}
