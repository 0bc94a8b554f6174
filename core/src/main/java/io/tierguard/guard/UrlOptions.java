package io.tierguard.guard;

import java.util.ArrayList;
import java.util.List;

/** What stands behind a connection URL, {@code ?name=value&name=value}, and how its text is encoded. */
final class UrlOptions {
    private UrlOptions() {}

    /** Returns the first value of one of the names, in any case, from the sign on that begins the options. */
    static String option(String url, int options, String... names) {
        List<String> values = options(url, options, names);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Returns all of them. */
    static List<String> options(String url, int options, String... names) {
        List<String> values = new ArrayList<>(0);
        int from = options + 1;
        while (from < url.length()) {
            int to = endAt(url, from, "&;#");
            int equals = endAt(url, from, "=&;#");
            String option = decode(url.substring(from, equals));
            for (String name : names) {
                if (equals < to && option.equalsIgnoreCase(name)) {
                    values.add(decode(url.substring(equals + 1, to)));
                }
            }
            from = to + 1;
        }
        return values;
    }

    /** What is no code stays as it is. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean coded = text.charAt(i) == '%' && i + 2 < text.length();
            int high = coded ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = coded ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high >= 0 && low >= 0) {
                decoded.append((char) (high * 16 + low));
                i += 2;
            } else {
                decoded.append(text.charAt(i));
            }
        }
        return decoded.toString();
    }

    /** Returns where the first of the stops is, or the end. */
    static int endAt(String text, int from, String stops) {
        int at = from;
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
