package io.tierguard.source.dotenv.readers;

import io.tierguard.model.Entry;
import io.tierguard.source.dotenv.Dotenv;
import java.util.List;
import java.util.Map;

/**
 * Looks for a spelling that all readers read alike, by trying. What the statement has too much is taken away first; then
 * the value is written out, without quotes and in either kind. {@code docker run} keeps quotes, so it is not asked.
 */
final class Mend {
    private static final String EACH = "read alike by each of them";

    private final Statement statement;
    private final String value;
    private final Map<String, String> environment;
    private final Map<String, Entry> earlier;

    Mend(Statement statement, String value, Map<String, String> environment, Map<String, Entry> earlier) {
        this.statement = statement;
        this.value = value;
        this.environment = environment;
        this.earlier = earlier;
    }

    String text() {
        String name = statement.name();
        String exported = statement.head().startsWith("export") ? "export " : "";
        if (statement.head().length() > 6
                || (exported.isEmpty() && !statement.head().isEmpty())) {
            return "write it on a line of its own";
        }
        String separator = statement.separator() + " ";
        if (works(exported + name + separator + statement.body() + statement.tail())) {
            return "mend the line above it first, which these read on into this one";
        }
        if (works(name + separator + statement.body() + statement.tail())) {
            return "write it without export";
        }
        if (works(name + "=" + statement.body() + statement.tail())) {
            return exported.isEmpty()
                    ? "write NAME=value, with an equals sign"
                    : "write NAME=value, without export and with an equals sign";
        }
        if (!statement.tail().isEmpty() && works(name + "=" + statement.body())) {
            return "put the comment on a line of its own";
        }
        return writtenOut(name + "=");
    }

    private String writtenOut(String assignment) {
        boolean escapes = statement.isQuoted() && statement.body().indexOf('\\') >= 0;
        String how = statement.refers() ? "write the value out" : "";
        String without = escapes ? "without escapes" : "";
        if (works(assignment + value)) {
            if (value.isEmpty()) {
                return "end the line behind the equals sign";
            }
            return joined(how, statement.isQuoted() ? "without quotes" : "", without, "write NAME=value and no more");
        }
        if (works(assignment + "'" + value + "'")) {
            return joined(how, "in single quotes", without, "");
        }
        if (works(assignment + '"' + value + '"')) {
            return joined(how, "in double quotes", without, "");
        }
        return value.indexOf('$') >= 0
                ? "choose a value without $, or set it in the environment: no spelling is " + EACH
                : "choose a value without quotes, # and \\, or set it in the environment: no spelling is " + EACH;
    }

    private static String joined(String how, String quotes, String without, String otherwise) {
        if (how.isEmpty() && quotes.isEmpty()) {
            return otherwise;
        }
        String text = how.isEmpty() ? "write the value " + quotes : quotes.isEmpty() ? how : how + ", " + quotes;
        return without.isEmpty() ? text : text + (quotes.equals("without quotes") ? " and " : ", ") + without;
    }

    private boolean works(String line) {
        List<Entry> entries =
                Dotenv.parse(line + "\n", "", environment, earlier).entries();
        boolean alike = entries.size() == 1 && entries.get(0).value().reveal().equals(value);
        for (OtherReader reader : OtherReader.values()) {
            if (alike && reader != OtherReader.DOCKER_RUN) {
                Seen seen = reader.read(line + "\n", environment);
                alike = value.equals(seen.values.get(statement.name()))
                        && seen.values.size() == 1
                        && seen.commands.isEmpty();
            }
        }
        return alike;
    }
}
