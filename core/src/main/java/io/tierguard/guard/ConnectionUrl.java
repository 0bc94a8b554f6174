package io.tierguard.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * What a connection URL names: {@code postgresql://user:password@host:5432,host2/database?option=value}, with or without
 * {@code jdbc:} before it.
 *
 * <p>Read by hand, because {@link java.net.URI} takes neither JDBC's form nor several hosts, and puts the text into its
 * errors.
 *
 * @param hosts the hosts, without ports
 * @param database the database's name; empty where there is none
 * @param password the password; empty where there is none
 */
record ConnectionUrl(List<String> hosts, String database, String password) {
    static ConnectionUrl of(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return new ConnectionUrl(List.of(), "", "");
        }
        int from = scheme + 3;
        int query = endAt(url, from, "?#");
        int path = endAt(url, from, "/?#");
        String authority = url.substring(from, path);
        int at = authority.lastIndexOf('@');
        String password = at < 0 ? "" : password(authority.substring(0, at));
        if (password.isEmpty() && query < url.length()) {
            password = option(url.substring(query + 1), "password=");
        }
        String database = path < query ? url.substring(path + 1, query) : "";
        return new ConnectionUrl(hosts(authority.substring(at + 1)), database, password);
    }

    private static String password(String userInfo) {
        int colon = userInfo.indexOf(':');
        return colon < 0 ? "" : userInfo.substring(colon + 1);
    }

    private static List<String> hosts(String text) {
        List<String> hosts = new ArrayList<>(1);
        int from = 0;
        while (from <= text.length()) {
            int to = endAt(text, from, ",");
            String host = text.substring(from, to);
            int bracket = host.indexOf(']');
            int colon = host.indexOf(':', Math.max(bracket, 0));
            host = colon < 0 ? host : host.substring(0, colon);
            hosts.add(host.startsWith("[") && bracket > 0 ? host.substring(1, bracket) : host);
            from = to + 1;
        }
        return hosts;
    }

    private static String option(String query, String name) {
        int from = 0;
        while (from < query.length()) {
            int to = endAt(query, from, "&#");
            if (query.startsWith(name, from)) {
                return query.substring(from + name.length(), to);
            }
            from = to + 1;
        }
        return "";
    }

    private static int endAt(String text, int from, String stops) {
        int at = from;
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
