package io.tierguard.secrets.github.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the address of the next page in a {@code Link} header. */
final class NextPage {
    private NextPage() {}

    /**
     * Returns where the next page is, or null where this is the last one.
     *
     * @param header the header, or null where there is none
     * @param page the page that it came with
     * @throws URISyntaxException if there is an address, and it is none; its message quotes it
     */
    static @Nullable URI of(@Nullable String header, URI page) throws URISyntaxException {
        String rest = header == null ? "" : header;
        while (true) {
            int open = rest.indexOf('<');
            int close = rest.indexOf('>', open + 1);
            if (open < 0 || close < 0) {
                return null;
            }
            int next = rest.indexOf('<', close);
            if (isNext(rest.substring(close + 1, next < 0 ? rest.length() : next))) {
                return page.resolve(new URI(rest.substring(open + 1, close)));
            }
            rest = next < 0 ? "" : rest.substring(next);
        }
    }

    /** A link is described by words like {@code rel="next last"}, with semicolons before them. */
    private static boolean isNext(String words) {
        for (String word : words.split("[;,]", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0 && word.substring(0, equals).strip().equalsIgnoreCase("rel")) {
                String relations = word.substring(equals + 1).replace('"', ' ');
                return (" " + relations + " ").toLowerCase(Locale.ROOT).contains(" next ");
            }
        }
        return false;
    }
}
