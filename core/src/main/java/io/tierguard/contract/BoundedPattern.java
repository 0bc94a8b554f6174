package io.tierguard.contract;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A regular expression whose matching always ends soon: the value's length and the steps over it are bounded. */
public final class BoundedPattern {
    private static final int LONGEST = 8_192;
    private static final int STEPS = 500_000;
    private static final int STEPS_OF_A_CHARACTER = 50;

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
            return pattern.matcher(new Counted(text, new Steps())).matches() ? Answer.YES : Answer.NO;
        } catch (OutOfSteps | StackOverflowError e) {
            return Answer.TOO_COSTLY;
        }
    }

    /**
     * Returns what somebody else answers who matches the text against a pattern of his, within the same bounds.
     *
     * @param steps what is left for this text and those that are matched after it
     */
    public static Answer ask(CharSequence text, Steps steps, Predicate<CharSequence> other) {
        if (text.length() > LONGEST || steps.left < 0) {
            return Answer.TOO_COSTLY;
        }
        steps.left += (long) text.length() * STEPS_OF_A_CHARACTER;
        try {
            return other.test(new Counted(text.toString(), steps)) ? Answer.YES : Answer.NO;
        } catch (OutOfSteps | StackOverflowError e) {
            steps.left = -1;
            return Answer.TOO_COSTLY;
        }
    }

    /**
     * The steps that several texts have together, such as the elements of a list: as many as a single one, and some for each
     * character, so that a long list is no mistake. Once they are used up, no more is matched.
     */
    public static final class Steps {
        private long left = STEPS;
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
        private final Steps steps;

        Counted(String text, Steps steps) {
            this.text = text;
            this.steps = steps;
        }

        @Override
        public char charAt(int index) {
            if (--steps.left < 0) {
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
