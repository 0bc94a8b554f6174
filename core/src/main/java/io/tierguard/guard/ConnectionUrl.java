package io.tierguard.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * What a connection URL names: {@code postgresql://user:password@host:5432,host2/database?option=value}, with or without
 * {@code jdbc:} before it, and with options behind semicolons as SQL Server has them.
 *
 * <p>Read by hand, because {@link java.net.URI} takes neither JDBC's form nor several hosts, and puts the text into its
 * errors.
 *
 * @param hosts the hosts, without ports
 * @param database the database's name; empty where there is none
 * @param user the user; empty where there is none
 * @param password the password; empty where there is none
 */
record ConnectionUrl(List<String> hosts, String database, String user, String password) {
    private static final ConnectionUrl NONE = new ConnectionUrl(List.of(), "", "", "");

    static ConnectionUrl of(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return NONE;
        }
        int from = scheme + 3;
        int options = endAt(url, from, "?;");
        // The last one: a password that was not encoded may hold what ends a host.
        int at = url.lastIndexOf('@', options - 1);
        boolean hasUser = at >= from;
        int host = hasUser ? at + 1 : from;
        int path = endAt(url, host, "/?;#");
        String user = hasUser ? url.substring(from, at) : "";
        int colon = user.indexOf(':');
        boolean hasPath = path < url.length() && url.charAt(path) == '/';
        String database = hasPath ? url.substring(path + 1, endAt(url, path + 1, "?;#")) : "";
        String hosts = url.substring(host, path);
        return new ConnectionUrl(
                hosts(hosts.isEmpty() ? option(url, options, "host=") : hosts),
                database.isEmpty() ? option(url, options, "databaseName=") : database,
                hasUser ? user.substring(0, colon < 0 ? user.length() : colon) : option(url, options, "user="),
                colon < 0 ? option(url, options, "password=") : user.substring(colon + 1));
    }

    /** Returns the hosts of a list of hosts and ports. */
    static List<String> hosts(String text) {
        List<String> hosts = new ArrayList<>(1);
        int from = 0;
        while (from <= text.length()) {
            int to = endAt(text, from, ",");
            hosts.add(withoutPort(text.substring(from, to)));
            from = to + 1;
        }
        return hosts;
    }

    /** An address with several colons and no brackets is IPv6, and has no port; a dot at the end belongs to no name. */
    private static String withoutPort(String host) {
        int bracket = host.indexOf(']');
        if (host.startsWith("[") && bracket > 0) {
            return host.substring(1, bracket);
        }
        int colon = host.indexOf(':');
        String name = colon < 0 || colon != host.lastIndexOf(':') ? host : host.substring(0, colon);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static String option(String url, int options, String name) {
        int from = options + 1;
        while (from < url.length()) {
            int to = endAt(url, from, "&;#");
            if (url.regionMatches(true, from, name, 0, name.length())) {
                return url.substring(from + name.length(), to);
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

    /** Returns the hosts and the database; no password. */
    @Override
    public String toString() {
        return hosts + "/" + database;
    }
}
