package io.tierguard.contract.file;

import io.tierguard.RuleValues;
import io.tierguard.contract.BoundedPattern;
import io.tierguard.contract.Type;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** What a guard of the file says of one key, and all that it says together. None of them shows the values in it. */
sealed interface Condition extends Predicate<RuleValues> {
    /** Every one of them holds. */
    record All(List<Condition> conditions) implements Condition {
        /** Copies the list. */
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean test(RuleValues values) {
            for (Condition condition : conditions) {
                if (!condition.test(values)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The key has a value, or has none. */
    record Present(String key, boolean wanted) implements Condition {
        @Override
        public boolean test(RuleValues values) {
            return values.isSet(key) == wanted;
        }
    }

    /** The value is one of these, as its type reads them: 1h is 60m. */
    record OneOf(String key, Type type, List<String> texts) implements Condition {
        /** Copies the list. */
        public OneOf {
            texts = List.copyOf(texts);
        }

        @Override
        public boolean test(RuleValues values) {
            if (!values.isSet(key)) {
                return false;
            }
            Object value = type.parse(values.secret(key).reveal());
            for (String text : texts) {
                if (Objects.equals(value, type.parse(text))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return "a condition on " + key;
        }
    }

    /** The other does not hold; so a key that has no value is not of any value. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean test(RuleValues values) {
            return !condition.test(values);
        }
    }

    /** The whole value matches. One that can't be matched in a bounded time must not pass for one that doesn't. */
    record Matches(String key, BoundedPattern pattern) implements Condition {
        @Override
        public boolean test(RuleValues values) {
            if (!values.isSet(key)) {
                return false;
            }
            return switch (pattern.match(values.secret(key).reveal())) {
                case YES -> true;
                case NO -> false;
                case TOO_COSTLY -> throw new TooCostly();
            };
        }

        @Override
        public String toString() {
            return "a condition on " + key;
        }
    }

    /** Both keys have a value, and the same one. */
    record SameAs(String key, String other) implements Condition {
        @Override
        public boolean test(RuleValues values) {
            return values.same(key, other);
        }
    }

    /** Says by its name alone why a guard could not be evaluated. */
    final class TooCostly extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooCostly() {
            super(null, null, false, false);
        }
    }
}
