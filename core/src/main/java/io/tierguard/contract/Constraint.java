package io.tierguard.contract;

import io.tierguard.Bytes;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value must fulfil beyond its type. */
public sealed interface Constraint {
    /** Returns which problem a value is that does not fulfil this, or null for one that does. */
    @Nullable
    ProblemId check(String text, Object parsed);

    /** Returns what is expected, to go after "must be": {@code a number from 1 to 65535}. */
    String expectation();

    /** Returns the problem, said without the value. */
    default Problem problem(ProblemId id, String key) {
        return id == ProblemId.PATTERN_TOO_COSTLY
                ? Problem.of(id, key + " can't be matched against its pattern in a bounded time")
                        .because("a value that takes this long was made to, or the pattern backtracks")
                        .fix("shorten the value, or write the pattern without nested repetitions")
                : Problem.of(id, key + " must be " + expectation());
    }

    /**
     * One of these values.
     *
     * @param values the values
     * @param shown whether they may be named; those of a secret may not, nor any where one has a password in it
     */
    record OneOf(List<String> values, boolean shown) implements Constraint {
        /** Hides the values if one of them must not be shown. */
        public OneOf {
            for (String value : values) {
                shown = shown && Disclosure.isOpen(value);
            }
        }

        @Override
        public @Nullable ProblemId check(String text, Object parsed) {
            return values.contains(text) ? null : ProblemId.NOT_ONE_OF;
        }

        @Override
        public String expectation() {
            return shown ? "one of " + String.join(", ", values) : "one of the values that the contract names";
        }

        /** Returns what is expected; no value that may not be named. */
        @Override
        public String toString() {
            return expectation();
        }
    }

    /**
     * A number between two, both allowed.
     *
     * @param min the smallest
     * @param max the largest
     */
    record Range(long min, long max) implements Constraint {
        @Override
        public @Nullable ProblemId check(String text, Object parsed) {
            if (parsed instanceof Integer
                    || parsed instanceof Long
                    || parsed instanceof Short
                    || parsed instanceof Byte) {
                long number = ((Number) parsed).longValue();
                return number >= min && number <= max ? null : ProblemId.OUT_OF_RANGE;
            }
            BigDecimal number = new BigDecimal(text);
            boolean inside =
                    number.compareTo(BigDecimal.valueOf(min)) >= 0 && number.compareTo(BigDecimal.valueOf(max)) <= 0;
            return inside ? null : ProblemId.OUT_OF_RANGE;
        }

        @Override
        public String expectation() {
            if (min == Long.MIN_VALUE) {
                return "a number of at most " + max;
            }
            return max == Long.MAX_VALUE ? "a number of at least " + min : "a number from " + min + " to " + max;
        }
    }

    /**
     * A length between two, both allowed, in code points of the text, or in bytes where that is what the text stands for.
     *
     * @param min the shortest
     * @param max the longest
     * @param ofBytes whether bytes are counted
     */
    record Length(int min, int max, boolean ofBytes) implements Constraint {
        /** Counts code points. */
        public Length(int min, int max) {
            this(min, max, false);
        }

        @Override
        public @Nullable ProblemId check(String text, Object parsed) {
            int length = ofBytes ? ((Bytes) parsed).length() : text.codePointCount(0, text.length());
            return length >= min && length <= max ? null : ProblemId.WRONG_LENGTH;
        }

        @Override
        public String expectation() {
            String unit = ofBytes ? " bytes" : " characters";
            if (max == Integer.MAX_VALUE) {
                return "a value of at least " + min + unit;
            }
            return "a value of " + (min == 0 ? "at most " : min == max ? "" : min + " to ") + max + unit;
        }
    }

    /**
     * A whole value that matches a pattern.
     *
     * @param pattern the pattern
     */
    record Matches(BoundedPattern pattern) implements Constraint {
        @Override
        public @Nullable ProblemId check(String text, Object parsed) {
            return switch (pattern.match(text)) {
                case YES -> null;
                case NO -> ProblemId.PATTERN_MISMATCH;
                case TOO_COSTLY -> ProblemId.PATTERN_TOO_COSTLY;
            };
        }

        @Override
        public String expectation() {
            return "a value of the form " + pattern;
        }
    }

    /**
     * One of these values, in whatever spelling the type takes them.
     *
     * @param type what reads the values
     * @param values the values
     * @param shown whether they may be named; those of a secret may not
     */
    record Among(Type type, List<String> values, boolean shown) implements Constraint {
        @Override
        public @Nullable ProblemId check(String text, Object parsed) {
            for (String value : values) {
                if (parsed.equals(type.parse(value))) {
                    return null;
                }
            }
            return ProblemId.NOT_ONE_OF;
        }

        @Override
        public String expectation() {
            return new OneOf(values, shown).expectation();
        }

        /** Returns what is expected; no value that may not be named. */
        @Override
        public String toString() {
            return expectation();
        }
    }

    /**
     * A value that is also of another type, which is narrower than the key's own, and what is asked of it as such.
     *
     * @param type the narrower type
     * @param constraints what its values must fulfil
     */
    record Narrowed(Type type, List<Constraint> constraints) implements Constraint {
        /** Copies the list. */
        public Narrowed {
            constraints = List.copyOf(constraints);
        }

        @Override
        public @Nullable ProblemId check(String text, Object parsed) {
            Object narrow = type.parse(text);
            if (narrow == null) {
                return ProblemId.WRONG_TYPE;
            }
            for (Constraint constraint : constraints) {
                ProblemId id = constraint.check(text, narrow);
                if (id != null) {
                    return id;
                }
            }
            return null;
        }

        @Override
        public String expectation() {
            StringBuilder all = new StringBuilder(type.expectation());
            for (Constraint constraint : constraints) {
                all.append(", ").append(constraint.expectation());
            }
            return all.toString();
        }
    }
}
