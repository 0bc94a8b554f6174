package io.tierguard.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** libpq's other form: {@code host=db.example.net dbname=app password='it is'}. */
final class ConnectionKeywords {
    private final String text;
    private int at;

    private ConnectionKeywords(String text) {
        this.text = text;
    }

    /** Returns what is named, or null where the text is of another form. */
    static @Nullable ConnectionUrl read(String text) {
        ConnectionKeywords keywords = new ConnectionKeywords(text);
        List<String> hosts = List.of();
        String database = "";
        String user = "";
        String password = "";
        for (String name = keywords.name(); name != null; name = keywords.name()) {
            String value = keywords.value();
            switch (name) {
                case "host", "hostaddr" -> hosts = ConnectionUrl.hosts(value);
                case "dbname" -> database = value;
                case "user" -> user = value;
                case "password" -> password = value;
                default -> {}
            }
        }
        boolean found = !hosts.isEmpty() || !database.isEmpty();
        return found ? new ConnectionUrl(hosts, database, user, password) : null;
    }

    /** Returns the value of the name, the last one as libpq takes it; empty where there is none. */
    static String value(String text, String of) {
        ConnectionKeywords keywords = new ConnectionKeywords(text);
        String found = "";
        for (String name = keywords.name(); name != null; name = keywords.name()) {
            String value = keywords.value();
            found = name.equals(of) ? value : found;
        }
        return found;
    }

    /** The next name, if a name and a sign follow. */
    private @Nullable String name() {
        skipSpace();
        int from = at;
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String name = text.substring(from, at);
        skipSpace();
        return !name.isEmpty() && text.startsWith("=", at) ? name : null;
    }

    private String value() {
        at++;
        skipSpace();
        boolean quoted = text.startsWith("'", at);
        at += quoted ? 1 : 0;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && !isEnd(text.charAt(at), quoted)) {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            value.append(text.charAt(at++));
        }
        at = Math.min(at + 1, text.length());
        return value.toString();
    }

    private static boolean isEnd(char c, boolean quoted) {
        return quoted ? c == '\'' : Character.isWhitespace(c);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
