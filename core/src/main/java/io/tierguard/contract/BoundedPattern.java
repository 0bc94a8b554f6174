package io.tierguard.contract;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A regular expression whose matching always ends soon: the value's length and the steps over it are bounded. */
public final class BoundedPattern {
    private static final int LONGEST = 8_192;
    private static final int STEPS = 500_000;

    private final Pattern pattern;

    /** The outcome of a match. */
    public enum Answer {
        /** The whole text matches. */
        YES,
        /** It does not. */
        NO,
        /** The text is too long, or matching it takes too many steps. */
        TOO_COSTLY
    }

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Returns the pattern of that expression.
     *
     * @throws java.util.regex.PatternSyntaxException if the expression is none
     */
    public static BoundedPattern of(String expression) {
        return new BoundedPattern(Pattern.compile(expression));
    }

    /** Matches the whole text. */
    public Answer match(String text) {
        if (text.length() > LONGEST) {
            return Answer.TOO_COSTLY;
        }
        try {
            return pattern.matcher(new Counted(text)).matches() ? Answer.YES : Answer.NO;
        } catch (OutOfSteps | StackOverflowError e) {
            return Answer.TOO_COSTLY;
        }
    }

    /** Returns what somebody else answers who matches the text against a pattern of his, within the same bounds. */
    public static Answer ask(CharSequence text, Predicate<CharSequence> other) {
        if (text.length() > LONGEST) {
            return Answer.TOO_COSTLY;
        }
        try {
            return other.test(new Counted(text.toString())) ? Answer.YES : Answer.NO;
        } catch (OutOfSteps | StackOverflowError e) {
            return Answer.TOO_COSTLY;
        }
    }

    /** Returns whether the expressions are the same; two that match the same texts need not be. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BoundedPattern bounded && pattern.pattern().equals(bounded.pattern.pattern());
    }

    @Override
    public int hashCode() {
        return pattern.pattern().hashCode();
    }

    /** Returns the expression. */
    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** Text that counts how often it is looked at, which is what backtracking does. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int steps;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > STEPS) {
                throw new OutOfSteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class OutOfSteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfSteps() {
            super(null, null, false, false);
        }
    }
}
