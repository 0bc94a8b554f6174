package io.tierguard.source.hocon;

import com.typesafe.config.ConfigOrigin;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A value as it is written: what it refers to, and how long it is, which resolving turns into how long it gets. */
final class Leaf {
    final ConfigOrigin origin;
    final List<String> names = new ArrayList<>(0);
    final List<Boolean> optional = new ArrayList<>(0);

    /** For each name the statement that it is in, where several are about the same path: a = 1, a = ${a}2. */
    final List<Integer> statements = new ArrayList<>(0);

    private int lastStatement;

    /** The values of these files that it refers to. */
    final Set<Leaf> targets = new LinkedHashSet<>(0);

    /** This value, as what another one is put together from. */
    final Entry asIngredient;

    /** Whether the last statement has a value whatever else is said: it is not ${?…} alone. */
    boolean sure;

    long length;
    int repeatedIn = -1;
    int height;

    /** Whether the last statement is put together from several, and one of them is set nowhere. */
    boolean lacking;

    boolean entered;
    boolean done;

    /** Whether something in it comes to nothing, and that was reported. */
    boolean reported;

    /**
     * Reads off a value what it refers to.
     *
     * @param path where it is
     * @param text how the parser writes it: all but substitutions and punctuation in quotes
     */
    Leaf(String path, String text, ConfigOrigin origin) {
        this.origin = origin;
        this.length = (long) text.length() + path.length();
        Key key = Key.fromPath(path.replace("\"", ""));
        this.asIngredient = Entry.of(key == null ? path : key.name(), "", Hocon.place(origin));
        read(text);
    }

    /** Whether the name of that number stands beside something else in the last statement: ${?HOST}"/x". */
    boolean isPart(int number) {
        int last = statements.size() - 1;
        boolean beside = sure || (last > 0 && statements.get(last - 1) == lastStatement);
        return beside && statements.get(number) == lastStatement;
    }

    private void read(String text) {
        boolean quoted = false;
        int depth = 0;
        int statement = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!quoted && text.startsWith("${", i)) {
                i = refer(text, i, statement);
                sure |= !optional.get(optional.size() - 1);
                continue;
            }
            if (!quoted && depth == 0 && c == ',') {
                statement++;
                lastStatement = statement;
                sure = false;
                continue;
            }
            sure = true;
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                i += c == '\\' ? 1 : 0;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            }
        }
    }

    /** Notes the substitution that begins there, and returns where it ends. */
    private int refer(String text, int at, int statement) {
        boolean isOptional = text.startsWith("${?", at);
        int from = at + (isOptional ? 3 : 2);
        boolean quoted = false;
        int end = from;
        while (end < text.length() && (quoted || text.charAt(end) != '}')) {
            char c = text.charAt(end);
            quoted ^= c == '"';
            end += quoted && c == '\\' ? 2 : 1;
        }
        String name = text.substring(from, Math.min(end, text.length()));
        // ${NAME[]} is a list of variables, or else the one of that name.
        names.add(name.endsWith("[]") ? name.substring(0, name.length() - 2) : name);
        optional.add(isOptional);
        statements.add(statement);
        return end;
    }

    /** Whether the value is what the last statement about it says, and not what it left as it was. */
    boolean isOfTheLastStatement() {
        return sure || (origin.lineNumber() > 0 && origin.description().endsWith(": " + origin.lineNumber()));
    }
}
