package io.tierguard.source.dotenv.readers;

import io.tierguard.model.Entry;
import io.tierguard.source.dotenv.Dotenv;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for a spelling that all readers read alike, by trying. What the statement has too much is taken away first; then
 * the value is written out, without quotes and in either kind. {@code docker run} keeps quotes, so it is not asked.
 */
final class Mend {
    /** A plain name that stands in for one that isn't, to see whether the name is to blame. */
    private static final String STAND_IN = "A_PLAIN_NAME";

    private final Statement statement;
    private final String value;
    private final Map<String, String> environment;
    private final Map<String, Entry> earlier;

    Mend(Statement statement, String value, Map<String, String> environment, Map<String, Entry> earlier) {
        this.statement = statement;
        this.value = value;
        this.environment = new HashMap<>(environment); // what the name has elsewhere is not what its line says
        this.environment.remove(statement.name());
        this.earlier = new HashMap<>(earlier);
        this.earlier.remove(statement.name());
    }

    String text() {
        String name = statement.name();
        String head = statement.head();
        boolean exported = head.startsWith("export");
        if (head.length() > 6 || (!exported && !head.isEmpty())) {
            return "write it on a line of its own";
        }
        if (statement.body().startsWith("#")) {
            boolean quotable = works(name + "='" + value + "'") || works(name + "=\"" + value + '"');
            return "put the comment on a line of its own"
                    + (quotable ? ", or the value in quotes if it begins with #" : "");
        }
        String whole = statement.whole();
        if (works(whole)) {
            return value.isEmpty() && !whole.endsWith("=") && !whole.endsWith("=\r")
                    ? "end the line right behind the equals sign"
                    : "mend the lines around it first, which these read together with this one";
        }
        boolean commented = statement.isCommented();
        String tail = (commented ? " " : "") + statement.tail();
        if (works((exported ? "export " : "") + name + statement.separator() + " " + statement.body() + tail)) {
            return "write it with no other white space than single spaces around its name and value";
        }
        if (works(name + statement.separator() + " " + statement.body() + tail)) {
            return "write it without export";
        }
        if (works(name + "=" + statement.body() + tail)) {
            return exported
                    ? "write NAME=value, without export and with an equals sign"
                    : "write NAME=value, with an equals sign";
        }
        if (!tail.isEmpty() && works(name + "=" + statement.body())) {
            return "put " + (commented ? "the comment" : "what follows") + " on a line of its own";
        }
        return writtenOut(name + "=");
    }

    private String writtenOut(String assignment) {
        boolean escapes = statement.isQuoted() && statement.body().indexOf('\\') >= 0;
        String how = statement.refers() ? "write the value out, " : "write the value ";
        if (works(assignment + value)) {
            if (statement.isQuoted()) {
                return how + (escapes ? "without quotes and escapes" : "without quotes");
            }
            return statement.refers() ? "write the value out" : "write NAME=value, and nothing else on the line";
        }
        if (works(assignment + "'" + value + "'")) {
            return how + (escapes ? "in single quotes and without escapes" : "in single quotes");
        }
        if (works(assignment + '"' + value + '"')) {
            return how + (escapes ? "in double quotes and without escapes" : "in double quotes");
        }
        if (!statement.name().equals(STAND_IN) && isNameToBlame()) {
            return "choose a name of letters, digits and _ that begins with a letter or _";
        }
        if (value.indexOf('\r') >= 0 && statement.body().indexOf('\r') >= 0) {
            return "save the file with line ends of LF alone";
        }
        String what = value.indexOf('\r') >= 0 ? "carriage returns" : "quotes, # and \\";
        return "choose a value without " + (value.indexOf('$') >= 0 ? "$" : what)
                + ", or set it in the environment: no spelling suits all of them";
    }

    private boolean isNameToBlame() {
        String assignment = STAND_IN + "=";
        return works(STAND_IN, assignment + value)
                || works(STAND_IN, assignment + "'" + value + "'")
                || works(STAND_IN, assignment + '"' + value + '"');
    }

    static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private boolean works(String line) {
        return works(statement.name(), line);
    }

    private boolean works(String name, String line) {
        List<Entry> entries =
                Dotenv.parse(line + "\n", "", environment, earlier).entries();
        boolean alike = entries.size() == 1 && entries.get(0).value().reveal().equals(value);
        for (OtherReader reader : OtherReader.values()) {
            if (alike && reader != OtherReader.DOCKER_RUN) {
                Seen seen = reader.read(line + "\n", environment);
                alike = value.equals(seen.values.get(name))
                        && seen.values.size() == 1
                        && seen.commands.isEmpty()
                        && seen.endless.isEmpty()
                        && seen.unjudged.isEmpty();
            }
        }
        return alike;
    }
}
