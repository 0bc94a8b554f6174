package io.tierguard.testing.leak;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads bytes as text. */
final class Bytes {
    private Bytes() {}

    /** Reads UTF-8, what Java makes of it where it serialises, and where they are neither, ISO-8859-1. */
    static View utf8(byte[] bytes, int from, int to) {
        View.Writer out = new View.Writer(to - from);
        for (int i = from; i < to; ) {
            int length = length(bytes, i, to);
            if (length == 1) {
                out.add((char) (bytes[i] & 0xff), i);
            } else {
                out.add(codePoint(bytes, i, length), i);
            }
            i += length;
        }
        return out.view("");
    }

    /** Reads UTF-16. */
    static View utf16(byte[] bytes, int from, int to, boolean isLittle) {
        Charset charset = isLittle ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        View.Writer out = new View.Writer((to - from) / 2);
        for (int i = from; i + 1 < to; i += 2) {
            int high = bytes[isLittle ? i + 1 : i] & 0xff;
            int low = bytes[isLittle ? i : i + 1] & 0xff;
            out.add((char) (high << 8 | low), i);
        }
        return out.view(", in " + charset);
    }

    static boolean haveZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static int length(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        int length = first < 0xc0 || first > 0xf4 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (at + length > to) {
            return 1;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 1;
            }
        }
        return length == 4 && codePoint(bytes, at, 4) > Character.MAX_CODE_POINT ? 1 : length;
    }

    /** Java writes halves of a character each by itself, and zero in two bytes: both come out right here. */
    private static int codePoint(byte[] bytes, int at, int length) {
        int point = bytes[at] & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            point = point << 6 | (bytes[at + i] & 0x3f);
        }
        return point;
    }
}
