package io.tierguard.secrets.aws;

import io.tierguard.Tier;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What names and ARNs of secrets look like. */
final class SecretId {
    private static final String TIER = "{tier}";
    private static final int LONGEST = 512;

    private SecretId() {}

    static String in(Tier tier, String template) {
        return template.replace(TIER, tier.label());
    }

    /** Returns what is wrong with a name or an ARN, or null. */
    static @Nullable String mistakeIn(String template) {
        String id = in(Tier.PRODUCTION, template);
        if (isArn(id)) {
            String[] parts = id.split(":", -1);
            boolean whole = parts.length == 7
                    && parts[2].equals("secretsmanager")
                    && !parts[3].isEmpty()
                    && parts[4].matches("[0-9]{12}")
                    && parts[5].equals("secret")
                    && isName(parts[6]);
            return whole ? null : "an ARN is written arn:aws:secretsmanager:<region>:<account>:secret:<name>";
        }
        return isName(id) ? null : "a name has 1 to 512 letters, digits and any of / _ + = . @ - !";
    }

    /** Returns what is wrong with the beginning of names, or null. */
    static @Nullable String mistakeInPrefix(String template) {
        String prefix = in(Tier.PRODUCTION, template);
        if (!prefix.endsWith("/") || prefix.startsWith("!") || !isName(prefix) || prefix.equals("/")) {
            return "a prefix is a name that ends with /, or event-api/prod would also take event-api/prod-eu";
        }
        return null;
    }

    static boolean isArn(String id) {
        return id.startsWith("arn:");
    }

    /** Returns the region of an ARN, or null for a name. */
    static @Nullable String region(String id) {
        return isArn(id) ? id.split(":", -1)[3] : null;
    }

    /** Returns the account of an ARN, or null for a name. */
    static @Nullable String account(String id) {
        return isArn(id) ? id.split(":", -1)[4] : null;
    }

    /** Returns whether a secret of that name and ARN is the one that was asked for. A partial ARN lacks its last seven characters. */
    static boolean isAsked(String id, @Nullable String name, @Nullable String arn) {
        if (!isArn(id)) {
            return id.equals(name);
        }
        return arn != null && (arn.equals(id) || (arn.startsWith(id + "-") && arn.length() == id.length() + 7));
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            char lower = Character.toString(c).toLowerCase(Locale.ROOT).charAt(0);
            boolean fits = (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || "/_+=.@-!".indexOf(c) >= 0;
            if (!fits || c > 0x7f) {
                return false;
            }
        }
        return true;
    }
}
