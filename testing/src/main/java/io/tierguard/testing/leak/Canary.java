package io.tierguard.testing.leak;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A text that must come out nowhere, in the forms in which it could.
 *
 * @param forms what each form is called, by how it looks
 */
public record Canary(Map<String, String> forms) {
    private static final int SHORTEST = 8;

    /**
     * Returns the forms of this text.
     *
     * @throws IllegalArgumentException if it is so short that it could be found by chance
     */
    public static Canary of(String text) {
        if (text.strip().length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "a canary has at least " + SHORTEST + " characters: a shorter one would be found by chance");
        }
        Map<String, String> forms = new LinkedHashMap<>();
        add(forms, "", text);
        List<String> lines = text.lines().toList();
        for (int i = 0; lines.size() > 1 && i < lines.size(); i++) {
            if (lines.get(i).strip().length() >= SHORTEST) {
                add(forms, "line " + (i + 1) + " of it, ", lines.get(i));
            }
        }
        if (text.length() >= 2 * SHORTEST) {
            forms.putIfAbsent(text.substring(0, text.length() / 2), "its first half");
            forms.putIfAbsent(text.substring(text.length() / 2), "its second half");
        }
        return new Canary(forms);
    }

    private static void add(Map<String, String> forms, String part, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        forms.putIfAbsent(text, part + "as it is");
        forms.putIfAbsent(text.toLowerCase(Locale.ROOT), part + "in lower case");
        forms.putIfAbsent(text.toUpperCase(Locale.ROOT), part + "in upper case");
        addEscaped(forms, part, text);
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[bytes.length + offset];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            // What stands before and after it shares a character with it.
            int from = offset == 0 ? 0 : offset + 1;
            int to = shifted.length * 8 / 6;
            String base64 = Base64.getEncoder().encodeToString(shifted).substring(from, to);
            String called = part + "in Base64" + (offset == 0 ? "" : " from byte " + offset + " on");
            forms.putIfAbsent(base64, called);
            forms.putIfAbsent(base64.replace('+', '-').replace('/', '_'), called + ", of URLs");
        }
        HexFormat hex = HexFormat.of();
        forms.putIfAbsent(hex.formatHex(bytes), part + "in hex");
        forms.putIfAbsent(hex.withUpperCase().formatHex(bytes), part + "in hex, upper case");
        String numbers = Arrays.toString(bytes);
        forms.putIfAbsent(numbers.substring(1, numbers.length() - 1), part + "as numbers of bytes");
        forms.putIfAbsent(new StringBuilder(text).reverse().toString(), part + "backwards");
    }

    private static void addEscaped(Map<String, String> forms, String part, String text) {
        String json = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        forms.putIfAbsent(json, part + "escaped for JSON");
        forms.putIfAbsent(unicode(json, "", true, HexFormat.of()), part + "escaped for JSON");
        forms.putIfAbsent(unicode(json, "<>&='", true, HexFormat.of()), part + "escaped for JSON");
        forms.putIfAbsent(unicode(json, "<>&='", false, HexFormat.of()), part + "escaped for JSON");
        forms.putIfAbsent(unicode(json, "", true, HexFormat.of().withUpperCase()), part + "escaped for Java");
        String url = URLEncoder.encode(text, StandardCharsets.UTF_8);
        for (String each : List.of(url, url.replace("+", "%20"))) {
            forms.putIfAbsent(each, part + "escaped for URLs");
            forms.putIfAbsent(lowerCased(each), part + "escaped for URLs");
        }
        String xml = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        forms.putIfAbsent(xml, part + "escaped for XML");
        String attribute = xml.replace("\"", "&quot;");
        forms.putIfAbsent(attribute, part + "escaped for XML");
        forms.putIfAbsent(attribute.replace("'", "&#39;"), part + "escaped for XML");
        forms.putIfAbsent(attribute.replace("'", "&apos;"), part + "escaped for XML");
    }

    /** The text with an escape of four hex digits for control characters, those that are named, and perhaps all outside of ASCII. */
    private static String unicode(String text, String named, boolean beyondAscii, HexFormat hex) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (beyondAscii && c > '~') || named.indexOf(c) >= 0) {
                escaped.append("\\u").append(hex.toHexDigits(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Only the digits after a {@code %} are written in lower case. */
    private static String lowerCased(String url) {
        StringBuilder lower = new StringBuilder(url);
        for (int i = url.indexOf('%'); i >= 0; i = url.indexOf('%', i + 1)) {
            for (int digit = i + 1; digit <= i + 2; digit++) {
                lower.setCharAt(digit, Character.toLowerCase(url.charAt(digit)));
            }
        }
        return lower.toString();
    }

    /** Returns the forms as they look in bytes of which each is read as one character. */
    Canary inBytes() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            forms.forEach((form, name) -> all.putIfAbsent(
                    new String(form.getBytes(charset), StandardCharsets.ISO_8859_1),
                    charset.equals(StandardCharsets.UTF_8) ? name : name + ", in " + charset));
        }
        return new Canary(all);
    }

    /** Returns nothing of it. */
    @Override
    public String toString() {
        return "canary";
    }
}
