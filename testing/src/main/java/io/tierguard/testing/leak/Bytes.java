package io.tierguard.testing.leak;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads bytes as text. */
final class Bytes {
    private Bytes() {}

    /** Reads UTF-8, what Java makes of it where it serialises, and where they are neither, ISO-8859-1. */
    static View utf8(byte[] bytes) {
        View.Writer out = new View.Writer(bytes.length);
        for (int i = 0; i < bytes.length; ) {
            int length = length(bytes, i);
            out.add(length == 1 ? bytes[i] & 0xff : codePoint(bytes, i, length), i);
            i += length;
        }
        return out.view("");
    }

    /** Reads UTF-16, which may begin at an odd place. */
    static View utf16(byte[] bytes, int offset, boolean isLittle) {
        Charset charset = isLittle ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        View.Writer out = new View.Writer(Math.max(0, bytes.length - offset) / 2);
        for (int i = offset; i + 1 < bytes.length; i += 2) {
            int high = bytes[isLittle ? i + 1 : i] & 0xff;
            int low = bytes[isLittle ? i : i + 1] & 0xff;
            out.add(high << 8 | low, i);
        }
        return out.view(", in " + charset);
    }

    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int length = first < 0xc0 || first > 0xf4 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (at + length > bytes.length) {
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
