package io.tierguard.source.dotenv.readers;

/** White space, as JavaScript, Python and Go see it. */
final class Spaces {
    private Spaces() {}

    static boolean inJavaScript(char c) {
        return inAll(c) || c == '\u00a0' || c == '\ufeff';
    }

    static boolean inPython(char c) {
        return inAll(c) || (c >= 0x1c && c <= 0x1f) || c == 0x85 || c == '\u00a0';
    }

    static boolean inGo(char c) {
        return inAll(c) || c == 0x85 || c == '\u00a0';
    }

    private static boolean inAll(char c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200a)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000;
    }
}
