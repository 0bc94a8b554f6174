package io.tierguard.source.dotenv.readers;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What npm's {@code dotenv-expand} makes of what {@code dotenv} has read: every reference is replaced, whatever quotes it
 * stood in, and what stands in {@code $(…)} is run as a command. What was put in is looked through again.
 */
final class DotenvExpand {
    /** The most characters that are looked through for one file, however long it is. */
    private static final int MOST = 1 << 19;

    /** How often all of a file may be looked through: what takes longer grows with each replacement. */
    private static final int ROUNDS = 64;

    /** A long value may use all of it up in fewer replacements than these, and is not blamed for its length. */
    private static final int MANY = 8;

    /** What a look at one character costs where each may open or close something. */
    private static final int COMMAND_COST = 4;

    private final Map<String, String> environment;
    private final Seen seen = new Seen();
    private final int most;
    private int spent;

    private DotenvExpand(Map<String, String> environment, int length) {
        this.environment = environment;
        this.most = (int) Math.min(MOST, (long) ROUNDS * (length + 4 * ROUNDS));
    }

    static Seen read(String text, Map<String, String> environment) {
        Map<String, String> raw = new HashMap<>();
        Seen read = DotenvNpm.read(text);
        for (Map.Entry<String, ?> value : read.values.entrySet()) {
            raw.put(value.getKey(), String.valueOf(value.getValue()));
        }
        Map<String, String> process = new HashMap<>(raw); // a name of a line below is known, and not yet replaced
        process.putAll(environment);
        DotenvExpand expansion = new DotenvExpand(process, text.length());
        for (String name : read.values.keySet()) {
            expansion.expand(name, raw);
        }
        return expansion.seen;
    }

    private void expand(String name, Map<String, String> raw) {
        if (spent > most) { // what is read from here on may depend on what was not followed
            seen.unjudged.add(name);
            seen.values.put(name, raw.getOrDefault(name, ""));
            return;
        }
        String value = raw.getOrDefault(name, "");
        String set = environment.getOrDefault(name, "");
        if (!set.isEmpty() && !set.equals(value)) {
            value = set; // the environment wins, and nothing in it is replaced
        } else {
            value = replaceAll(name, value);
            if (spent <= most && hasCommand(value)) {
                seen.commands.add(name);
            }
            if (spent > most && !seen.commands.contains(name) && !seen.endless.contains(name)) {
                seen.unjudged.add(name);
            }
        }
        value = value.replace("\\$", "$");
        seen.values.put(name, value);
        if (raw.getOrDefault(name, "").equals(environment.get(name))) {
            environment.put(name, value);
        }
    }

    /** The first occurrence of the same text is what is replaced, and the search begins anew, as long as there is one. */
    private String replaceAll(String name, String value) {
        String text = value;
        int before = spent;
        int replaced = 0;
        int at = reference(text);
        while (at >= 0) {
            String reference = text.substring(at, end(text, at));
            boolean braced = text.charAt(at + 1) == '{';
            String inner = reference.substring(braced ? 2 : 1, reference.length() - (braced ? 1 : 0));
            Reference parts = Reference.of(inner);
            String found = environment.get(parts.name());
            String longer = replaceFirst(text, reference, parts.resolve(found), most - spent);
            spent = longer == null ? most + 1 : spent + longer.length() + 64;
            replaced++;
            if (longer == null || spent > most) {
                if (replaced >= MANY && spent - before > most / 2) {
                    seen.endless.add(name);
                }
                return text;
            }
            text = longer;
            if (text.equals(found)) {
                return text;
            }
            at = reference(text);
        }
        return text;
    }

    /**
     * A dollar sign in what is put in has the meaning that it has in a replacement of JavaScript: each may stand for all
     * that is before it or behind it.
     *
     * @param room how long the result may get; null is returned where it would get longer
     */
    private static @Nullable String replaceFirst(String text, String part, String by, int room) {
        if (text.length() > room) {
            return null;
        }
        int from = text.indexOf(part);
        StringBuilder out = new StringBuilder().append(text, 0, from);
        int i = 0;
        while (i < by.length() && out.length() <= room) {
            char next = by.charAt(i) == '$' && i + 1 < by.length() ? by.charAt(i + 1) : ' ';
            boolean special = true;
            switch (next) {
                case '$' -> out.append('$');
                case '&' -> out.append(part);
                case '`' -> out.append(text, 0, from);
                case '\'' -> out.append(text, from + part.length(), text.length());
                default -> {
                    out.append(by.charAt(i));
                    special = false;
                }
            }
            i += special ? 2 : 1;
        }
        out.append(text, from + part.length(), text.length());
        return out.length() > room ? null : out.toString();
    }

    private static int reference(String text) {
        for (int i = text.indexOf('$'); i >= 0; i = text.indexOf('$', i + 1)) {
            if ((i == 0 || text.charAt(i - 1) != '\\') && end(text, i) > 0) {
                return i;
            }
        }
        return -1;
    }

    /** Returns where the reference ends that begins at the dollar sign, or -1 where none does. */
    private static int end(String text, int dollar) {
        int i = dollar + 1;
        if (i < text.length() && text.charAt(i) == '{') {
            i++;
            while (i < text.length() && text.charAt(i) != '{' && text.charAt(i) != '}') {
                i++;
            }
            return i < text.length() && text.charAt(i) == '}' && i > dollar + 2 ? i + 1 : -1;
        }
        while (i < text.length() && isNameCharacter(text.charAt(i), i > dollar + 1)) {
            i++;
        }
        return i > dollar + 1 ? i : -1;
    }

    private static boolean isNameCharacter(char c, boolean inside) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (inside && c >= '0' && c <= '9');
    }

    /** Returns whether somewhere {@code $(} opens what its own parenthesis closes, quotes and backslashes respected. */
    private boolean hasCommand(String text) {
        for (int i = text.indexOf("$("); i >= 0; i = text.indexOf("$(", i + 2)) {
            int end = Commands.end(text, i + 2);
            spent += COMMAND_COST * ((end < 0 ? text.length() : end) - i);
            if (end >= 0 || spent > most) {
                return end >= 0;
            }
        }
        return false;
    }

    /**
     * @param name what is looked up
     * @param operator {@code :-}, {@code -}, {@code :+}, {@code +}, or empty
     * @param word what stands behind the operator
     */
    private record Reference(String name, String operator, String word) {
        static Reference of(String inner) {
            for (int i = 0; i < inner.length(); i++) {
                char c = inner.charAt(i);
                boolean colon = c == ':' && i + 1 < inner.length();
                char sign = colon ? inner.charAt(i + 1) : c;
                if (sign == '+' || sign == '-') {
                    int end = colon ? i + 2 : i + 1;
                    return new Reference(inner.substring(0, i), inner.substring(i, end), inner.substring(end));
                }
            }
            int split = inner.indexOf("null"); // what JavaScript makes of splitting at no operator
            return new Reference(split < 0 ? inner : inner.substring(0, split), "", "");
        }

        String resolve(@Nullable String found) {
            boolean empty = found == null || found.isEmpty();
            return switch (operator) {
                case ":-" -> empty ? word : String.valueOf(found);
                case "-" -> found == null ? word : found;
                case ":+" -> empty ? "" : word;
                case "+" -> found == null ? "" : word;
                default -> found == null ? "" : found;
            };
        }
    }
}
