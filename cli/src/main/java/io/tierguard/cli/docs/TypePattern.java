package io.tierguard.cli.docs;

/** The form of each type as a regular expression, for those who see a value only as text. */
final class TypePattern {
    private static final String PORT =
            "0*(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]" + "|6553[0-5])";

    /** The last character before the padding has bits that stand for nothing, which are zero. */
    private static final String BYTES =
            "(?:[A-Za-z0-9+/]{4})*" + "(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)";

    private TypePattern() {}

    /** Returns the expression for a whole value, which refuses nothing that the type takes; empty where any text will do. */
    static String of(String typeWord) {
        String form = switch (typeWord) {
            case "integer" -> "-?[0-9]+";
            case "number" -> "-?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]{1,4})?";
            case "port" -> PORT;
            case "duration" -> "[0-9]+(?:ns|us|ms|s|m|h|d)|-?P[-+0-9.,DTHMSdthms]+";
            case "size" -> "[0-9]+(?:B|[kKMGT]|[KMGT]iB|[kMGT]B)?";
            case "bytes" -> BYTES;
            case "uri" -> "[A-Za-z][A-Za-z0-9+.-]*:\\S+";
            case "url" -> "[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\s]\\S*";
            case "host" -> "[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*";
            case "email" -> "[^\\s@\"(),:;<>\\[\\\\\\]]{1,64}@[A-Za-z0-9_.:-]+";
            default -> "";
        };
        return form.isEmpty() ? "" : "^(?:" + form + ")$";
    }
}
