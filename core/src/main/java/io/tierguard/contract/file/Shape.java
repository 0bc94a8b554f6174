package io.tierguard.contract.file;

import io.tierguard.contract.Type;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The types of text that only a file has words for: Java has types of its own for them, or none. */
enum Shape implements Type {
    URL("a URL with a host, such as https://api.example.net"),
    HOST("the name or the address of a host, without a port"),
    EMAIL("an e-mail address"),
    JSON("a JSON document");

    private final String expectation;

    Shape(String expectation) {
        this.expectation = expectation;
    }

    @Override
    public String expectation() {
        return expectation;
    }

    @Override
    public @Nullable Object parse(String text) {
        return switch (this) {
            case URL -> url(text);
            case HOST -> isHost(text) ? text : null;
            case EMAIL -> isEmail(text) ? text : null;
            case JSON -> JsonSyntax.isOne(text) ? text : null;
        };
    }

    /** Containers have names with an underscore, in which the JDK sees an authority and no host. */
    private static @Nullable URI url(String text) {
        try {
            URI uri = new URI(text);
            String authority = uri.getRawAuthority();
            return uri.isAbsolute() && authority != null && !authority.isEmpty() ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isHost(String text) {
        return text.indexOf(':') >= 0 ? isIpv6(text) : isName(text);
    }

    /** The JDK's own check of an address; one of a host would ask the network. */
    private static boolean isIpv6(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789abcdefABCDEF:.".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        try {
            return new URI("scheme://[" + text + "]").getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || text.length() > 253) {
            return false;
        }
        String[] labels = text.split("\\.", -1);
        for (String label : labels) {
            if (!isLabel(label)) {
                return false;
            }
        }
        return !isNumber(labels[labels.length - 1]) || isIpv4(labels);
    }

    private static boolean isLabel(String label) {
        if (label.isEmpty() || label.length() > 63 || label.startsWith("-") || label.endsWith("-")) {
            return false;
        }
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv4(String[] labels) {
        for (String label : labels) {
            boolean octal = label.length() > 1 && label.startsWith("0");
            if (!isNumber(label) || octal || label.length() > 3 || Integer.parseInt(label) > 255) {
                return false;
            }
        }
        return labels.length == 4;
    }

    private static boolean isNumber(String label) {
        for (int i = 0; i < label.length(); i++) {
            if (label.charAt(i) < '0' || label.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isEmail(String text) {
        int at = text.indexOf('@');
        if (at < 1 || at > 64 || !isHost(text.substring(at + 1))) {
            return false;
        }
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x7f || Character.isSpaceChar(c) || "\"(),:;<>[\\]".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }
}
