package io.tierguard.microprofile;

import io.tierguard.model.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The properties of one source that stand for one key: {@code hosts}, or {@code hosts[0]} and {@code hosts[1]}. */
final class Spellings {
    private static final int MOST_DIGITS = 9;

    final List<String> plain = new ArrayList<>(1);
    final TreeMap<Integer, String> numbered = new TreeMap<>();
    private @Nullable String twice;

    /**
     * What a property's name says.
     *
     * @param key the key that it stands for, or null for none
     * @param index which element of a list it is, or -1 where it is no element
     */
    record Name(@Nullable Key key, int index) {
        /** Reads a name. Quotes around a part of it, as YAML's sources write them, don't belong to it. */
        static Name of(String text) {
            String bare = text.indexOf('"') < 0 ? text : text.replace("\"", "");
            int open = bare.endsWith("]") ? bare.lastIndexOf('[') : -1;
            int index = open < 0 ? -1 : number(bare, open + 1, bare.length() - 1);
            return new Name(keyOf(index < 0 ? bare : bare.substring(0, open)), index);
        }

        static @Nullable Key keyOf(String text) {
            return Key.isValid(text) ? Key.of(text) : Key.fromPath(text);
        }

        private static int number(String text, int from, int to) {
            if (from >= to || to - from > MOST_DIGITS) {
                return -1;
            }
            int number = 0;
            for (int i = from; i < to; i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                number = 10 * number + digit;
            }
            return number;
        }
    }

    void add(int index, String name) {
        if (index < 0) {
            plain.add(name);
            twice = plain.size() == 2 ? name : twice;
        } else if (numbered.putIfAbsent(index, name) != null) {
            twice = name;
        }
    }

    /** Returns a property that says the same as another one, or null where each says something of its own. */
    @Nullable
    String twice() {
        return twice;
    }

    /** Returns the property that is named for all of them. */
    String first() {
        if (!plain.isEmpty()) {
            return plain.get(0);
        }
        String element = numbered.firstEntry().getValue();
        return element.substring(0, element.lastIndexOf('['));
    }

    boolean isWithoutGaps() {
        return numbered.isEmpty()
                || numbered.lastKey() == numbered.size() - 1; // no number is there twice, and none below 0
    }
}
