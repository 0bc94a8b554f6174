package io.tierguard.secrets.github.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where GitHub is asked. The token goes there and nowhere else.
 *
 * @param base the address that paths are put after, without a slash at its end
 */
public record Api(URI base) {
    private static final int MOST_PORT = 65_535;
    public static final String PUBLIC = "https://api.github.com";

    /** Returns the place, or null where the text is none that a token may be sent to. */
    public static @Nullable Api of(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            return isFit(uri) ? new Api(uri) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isFit(URI uri) {
        String host = uri.getHost();
        return host != null
                && uri.getPort() <= MOST_PORT
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme()) && isLoopback(host)));
    }

    /** A name that only looks like an address would be looked up. */
    private static boolean isLoopback(String host) {
        if (host.equals("localhost") || host.equals("[::1]")) {
            return true;
        }
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals("127")) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 3 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether nothing stands between this process and it. */
    boolean isHere() {
        return "http".equalsIgnoreCase(base.getScheme());
    }

    /** Returns the address of the first page of a list. */
    URI list(String repository, Scope scope, Kind kind, String environment) {
        return URI.create(
                base + "/repos/" + repository + scope.path(kind, environment) + "?per_page=" + kind.mostAPage());
    }

    /** Returns whether an address is of the same scheme, host and port. */
    boolean owns(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && base.getScheme().equalsIgnoreCase(uri.getScheme())
                && lower(base.getHost()).equals(lower(uri.getHost()))
                && port(base) == port(uri);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
