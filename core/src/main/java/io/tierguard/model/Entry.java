package io.tierguard.model;

import java.util.List;

/**
 * What one source says of one name.
 *
 * @param name the name, in the spelling of {@link Key} wherever the source's own spelling maps to one
 * @param value the value, secret until a contract says otherwise
 * @param origin where it was said
 * @param ingredients what interpolation brought into the value, in the order of the text; a value is no less secret than these
 * @param whole whether interpolation found everything that it looked for to put into the value, and into what it is made of
 */
public record Entry(String name, Value value, Origin origin, List<Entry> ingredients, boolean whole) {
    /** Copies the list. */
    public Entry {
        ingredients = List.copyOf(ingredients);
        for (Entry ingredient : ingredients) {
            whole &= ingredient.whole;
        }
    }

    /** Says something whole. */
    public Entry(String name, Value value, Origin origin, List<Entry> ingredients) {
        this(name, value, origin, ingredients, true);
    }

    /** Returns an entry that no interpolation took part in. */
    public static Entry of(String name, String text, Origin origin) {
        return new Entry(name, Value.secret(text), origin, List.of());
    }

    /** Returns the same value under another name. */
    public Entry named(String other) {
        return new Entry(other, value, origin, ingredients, whole);
    }

    /**
     * Returns where the value was first said: here, or in what this repeats and adds nothing to, as {@code ${?NAME}} does
     * in a HOCON file.
     */
    public Entry source() {
        Entry entry = this;
        while (entry.ingredients.size() == 1
                && entry.ingredients.get(0).value.reveal().equals(entry.value.reveal())) {
            entry = entry.ingredients.get(0);
        }
        return entry;
    }

    /** Returns whether this is the other one: comparing contents would compare secrets, and follow every ingredient. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Returns the name and the place, and no value. */
    @Override
    public String toString() {
        return name + " from " + origin.describe();
    }
}
