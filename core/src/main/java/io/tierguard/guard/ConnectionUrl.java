package io.tierguard.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * What a connection URL names: {@code postgresql://user:password@host:5432,host2/database?option=value}, with or without
 * {@code jdbc:} before it, and with options behind semicolons as SQL Server has them; the forms of Oracle, of Go's MySQL driver and of libpq; and
 * a database in memory, whose host is called that.
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
    private static final String[] IN_MEMORY = {":mem:", ":memory:"};
    private static final String ORACLE = "jdbc:oracle:thin:";
    private static final ConnectionUrl NONE = new ConnectionUrl(List.of(), "", "", "");

    static ConnectionUrl of(String url) {
        ConnectionUrl keywords = ConnectionKeywords.read(url);
        if (keywords != null) {
            return keywords;
        }
        if (url.startsWith("jdbc:") || url.startsWith("sqlite:")) {
            for (String memory : IN_MEMORY) {
                int at = url.indexOf(memory);
                if (at > 0) {
                    return inMemory(url, at + 1, at + memory.length());
                }
            }
        }
        int scheme = url.indexOf("://");
        if (scheme >= 0) {
            return withScheme(url, scheme + 3);
        }
        return url.startsWith(ORACLE) ? ofOracle(url.substring(ORACLE.length())) : ofGo(url);
    }

    /** Returns whether the text is of none of these forms. */
    boolean isNone() {
        return equals(NONE);
    }

    private static ConnectionUrl withScheme(String url, int from) {
        int options = optionsAt(url, from);
        // The last one: a password that was not encoded may hold what ends a host.
        int at = url.lastIndexOf('@', options - 1);
        boolean hasUser = at >= from;
        int host = hasUser ? at + 1 : from;
        int path = UrlOptions.endAt(url, host, "/?;#");
        String user = hasUser ? url.substring(from, at) : "";
        int colon = user.indexOf(':');
        boolean hasPath = path < url.length() && url.charAt(path) == '/';
        String database =
                hasPath ? UrlOptions.decode(url.substring(path + 1, UrlOptions.endAt(url, path + 1, "?;#"))) : "";
        List<String> hosts = new ArrayList<>(1);
        if (path > host) {
            hosts.addAll(hosts(url.substring(host, path)));
        }
        // Drivers take these before what stands in front, or besides.
        for (String option : UrlOptions.options(url, options, "host", "hostaddr", "serverName", "server")) {
            hosts.addAll(hosts(option));
        }
        String named = UrlOptions.option(url, options, "dbname");
        return new ConnectionUrl(
                hosts.isEmpty() ? List.of("") : hosts,
                !named.isEmpty()
                        ? named
                        : database.isEmpty() ? UrlOptions.option(url, options, "databaseName", "database") : database,
                hasUser
                        ? UrlOptions.decode(user.substring(0, colon < 0 ? user.length() : colon))
                        : UrlOptions.option(url, options, "user"),
                colon < 0 ? UrlOptions.option(url, options, "password") : UrlOptions.decode(user.substring(colon + 1)));
    }

    /** Where the options begin; a password that was not encoded may hold what begins them. */
    static int optionsAt(String url, int from) {
        int options = UrlOptions.endAt(url, from, "?;");
        int at = url.indexOf('@', options);
        int colon = url.lastIndexOf(':', options);
        if (at < 0 || colon < from || url.charAt(from) == '[' || UrlOptions.endAt(url, from, "/@") < options) {
            return options;
        }
        boolean named = UrlOptions.endAt(url, options, "=") < at;
        return named && isNumber(url, colon + 1, options) ? options : UrlOptions.endAt(url, at + 1, "?;");
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static ConnectionUrl inMemory(String url, int name, int from) {
        int options = UrlOptions.endAt(url, from, "?;");
        return new ConnectionUrl(
                List.of(url.substring(name, from - 1)),
                url.substring(from, options),
                UrlOptions.option(url, options, "user"),
                UrlOptions.option(url, options, "password"));
    }

    /** {@code user/password@host:port/service}, or {@code :sid} at the end; a name alone is looked up elsewhere. */
    private static ConnectionUrl ofOracle(String url) {
        int at = url.lastIndexOf('@');
        String user = url.substring(0, Math.max(at, 0));
        int slash = UrlOptions.endAt(user, 0, "/");
        int from = url.startsWith("//", at + 1) ? at + 3 : at + 1;
        String place = url.substring(from, UrlOptions.endAt(url, from, "?"));
        int end = UrlOptions.endAt(place, 0, ":/");
        int name = Math.max(place.lastIndexOf('/'), place.lastIndexOf(':'));
        boolean isPort = name == end && place.startsWith(":", name);
        return new ConnectionUrl(
                end == place.length() ? List.of() : hosts(place.substring(0, end)),
                name < 0 || isPort ? "" : place.substring(name + 1),
                user.substring(0, slash),
                slash == user.length() ? "" : user.substring(slash + 1));
    }

    /** {@code user:password@tcp(host:port)/database}. */
    private static ConnectionUrl ofGo(String url) {
        int close = url.lastIndexOf(")/");
        int open = url.lastIndexOf('(', close);
        int at = url.lastIndexOf('@', open);
        if (open < 0 || !(url.startsWith("tcp", at + 1) || url.startsWith("unix(", at + 1))) {
            return NONE;
        }
        String user = url.substring(0, Math.max(at, 0));
        int colon = UrlOptions.endAt(user, 0, ":");
        return new ConnectionUrl(
                hosts(url.substring(open + 1, close)),
                url.substring(close + 2, UrlOptions.endAt(url, close, "?")),
                user.substring(0, colon),
                colon == user.length() ? "" : user.substring(colon + 1));
    }

    /** Returns the hosts of a list of hosts and ports. */
    static List<String> hosts(String text) {
        List<String> hosts = new ArrayList<>(1);
        int from = 0;
        while (from <= text.length()) {
            int to = UrlOptions.endAt(text, from, ",");
            hosts.add(withoutPort(UrlOptions.decode(text.substring(from, to)).strip()));
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

    /** Returns the hosts and the database; no password. */
    @Override
    public String toString() {
        return hosts + "/" + database;
    }
}
