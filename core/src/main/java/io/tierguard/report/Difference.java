package io.tierguard.report;

import io.tierguard.report.markup.JsonText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one key stands in two tiers. No value is in it: of plain ones the form alone, of secrets whether they are equal.
 *
 * @param key the key
 * @param secret whether it is a secret: declared so, or a URL with a password in it
 * @param left how it stands in the first tier
 * @param right how it stands in the second
 * @param equality of a secret that both have, whether it is the same
 */
public record Difference(String key, boolean secret, Side left, Side right, Equality equality) {
    /** How a key can stand in a tier. */
    public enum State {
        /** A layer supplies it. */
        SET("set"),
        /** A layer supplies it, and the tier forbids it. */
        SET_THOUGH_FORBIDDEN("set though forbidden"),
        /** The contract's default serves. */
        DEFAULT("default"),
        /** Nothing supplies it, and it is required. */
        MISSING("missing"),
        /** Nothing supplies it, and nothing has to. */
        UNSET("not set"),
        /** Nothing supplies it, and nothing may. */
        FORBIDDEN("forbidden");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** Returns the state as people read it. */
        public String label() {
            return label;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What can be said of a secret in two tiers. */
    public enum Equality {
        /** Nothing: it is no secret, or one of the tiers has none. */
        NOT_COMPARED,
        /** The same secret in both, from two sources or from one that is both tiers' own. */
        EQUAL,
        /** Another secret in each. */
        DIFFERENT,
        /** Nothing: it is one variable or one mounted file, and those are of the one process at hand. */
        ONE_SOURCE
    }

    /**
     * How a key stands in one tier.
     *
     * @param state whether there is a value
     * @param layer the layer that supplies it; null where none does
     * @param location the place; null where there is none
     * @param kind the form that a plain text has, as the word for a type; of another type whether it is as declared; null
     *     where there is no value that may be shown
     */
    public record Side(
            State state,
            @Nullable String layer,
            @Nullable String location,
            @Nullable String kind) {
        private String text() {
            return layer == null || state == State.DEFAULT ? state.label() : state.label() + ", " + layer;
        }

        private void writeTo(JsonText json) {
            json.open('{');
            json.field("state", state.word());
            json.field("layer", layer);
            json.field("location", location);
            json.field("kind", kind);
            json.close('}');
        }
    }

    /** Returns whether there is something to tell: the tiers differ, or a secret is equal that should not be. */
    public boolean isTold() {
        return left.state() != right.state() || isOfOtherKind() || equality != Equality.NOT_COMPARED;
    }

    /** Returns whether the tiers differ. */
    public boolean differs() {
        return left.state() != right.state() || isOfOtherKind();
    }

    private boolean isOfOtherKind() {
        return left.kind() != null && right.kind() != null && !left.kind().equals(right.kind());
    }

    /** Returns the cells of a table: the key, both tiers, and what is to be said of the two. */
    String[] cells() {
        return new String[] {key, left.text(), right.text(), verdict()};
    }

    private String verdict() {
        return switch (equality) {
            case EQUAL -> "the same secret in both";
            case DIFFERENT -> "different secrets";
            case ONE_SOURCE -> "one source for both, not compared";
            case NOT_COMPARED -> isOfOtherKind() ? left.kind() + " and " + right.kind() : secret ? "secret" : "";
        };
    }

    void writeTo(JsonText json) {
        json.open('{');
        json.field("key", key);
        json.field("secret", secret);
        json.name("left");
        left.writeTo(json);
        json.name("right");
        right.writeTo(json);
        json.field("differs", differs());
        json.field(
                "secrets",
                switch (equality) {
                    case EQUAL -> "equal";
                    case DIFFERENT -> "different";
                    case ONE_SOURCE -> "one-source";
                    case NOT_COMPARED -> null;
                });
        json.close('}');
    }
}
