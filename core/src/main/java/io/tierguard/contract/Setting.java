package io.tierguard.contract;

import io.tierguard.layer.Supply;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One key of the contract, with what was said of it and what came of that.
 *
 * @param spec what is asked of the key
 * @param supply who supplies it
 * @param value the value that counts, plain if the contract lets it be shown; null where there is none
 * @param parsed the value as its type reads it; null where there is none, or where it is not of its type
 * @param failed whether the contract already refuses it, so that nothing more can be made of it
 */
public record Setting(
        KeySpec spec,
        Supply supply,
        @Nullable Value value,
        @Nullable Object parsed,
        boolean failed) {
    /** Returns the key. */
    public Key key() {
        return spec.key();
    }

    /** Returns whether there is a value. */
    public boolean isSet() {
        return value != null;
    }

    /** Returns whether the value is a secret, also where somebody declared it plain: a URL with a password in it is one. */
    public boolean isSecret() {
        return spec.secret() || holdsPassword(text());
    }

    private static boolean holdsPassword(String text) {
        int start = text.indexOf("://");
        if (start < 0) {
            return false;
        }
        int end = start + 3;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int at = text.lastIndexOf('@', end - 1);
        int colon = text.indexOf(':', start + 3);
        return colon >= 0 && colon + 1 < at;
    }

    /** Returns the text of the value; the empty text where there is none. */
    public String text() {
        return value == null ? "" : value.reveal();
    }

    /** Returns where the value is from. */
    public @Nullable Origin origin() {
        Entry winner = supply.winner();
        return winner == null ? null : winner.origin();
    }

    /** Returns where the value is from, for a setting that has one. */
    public Origin place() {
        return Objects.requireNonNull(origin(), "a setting without a value has no place");
    }

    /** Returns the value, for a setting that has one. */
    public Value presentValue() {
        return Objects.requireNonNull(value, "a setting without a value");
    }

    /** Returns the key, and the value as far as it may be shown. */
    @Override
    public String toString() {
        return key() + (value == null ? " is not set" : " = " + value.shown());
    }
}
