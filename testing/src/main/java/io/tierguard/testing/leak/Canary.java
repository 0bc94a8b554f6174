package io.tierguard.testing.leak;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A text that must come out nowhere, in the forms in which it could. Each has what it is called by how it looks. */
public final class Canary {
    static final String AS_IT_IS = "as it is";

    private static final int SHORTEST = 8;

    /** In these, upper and lower case are the same. */
    private final Map<String, String> texts = new LinkedHashMap<>();

    private final Map<String, String> base64 = new LinkedHashMap<>();
    private final Map<String, String> hex = new LinkedHashMap<>();

    /** Bytes, each as one character. */
    private final Map<String, String> numbers = new LinkedHashMap<>();

    private Canary() {}

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
        Canary canary = new Canary();
        canary.add("", text);
        List<String> lines = text.lines().toList();
        for (int i = 0; lines.size() > 1 && i < lines.size(); i++) {
            if (lines.get(i).strip().length() >= SHORTEST && !isFence(lines.get(i))) {
                canary.add("line " + (i + 1) + " of it, ", lines.get(i));
            }
        }
        if (text.length() >= 2 * SHORTEST) {
            canary.half(text.substring(0, text.length() / 2), "its first half");
            canary.half(text.substring(text.length() / 2), "its second half");
        }
        return canary;
    }

    /** What a PEM begins and ends with is no secret. */
    private static boolean isFence(String line) {
        return line.startsWith("-----") && line.strip().endsWith("-----");
    }

    private void half(String text, String called) {
        if (!isFence(text.strip().lines().findFirst().orElse(""))) {
            texts.putIfAbsent(text, called);
        }
    }

    private void add(String part, String text) {
        texts.putIfAbsent(text, part + AS_IT_IS);
        // What is longer in upper case isn't only in other case.
        texts.putIfAbsent(text.toUpperCase(Locale.ROOT), part + "in upper case");
        texts.putIfAbsent(new StringBuilder(text).reverse().toString(), part + "backwards");
        add(part, text.getBytes(StandardCharsets.UTF_8));
        if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            add(part, text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void add(String part, byte[] bytes) {
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[bytes.length + offset];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            // What stands before and after it shares a character with it.
            int from = offset == 0 ? 0 : offset + 1;
            int to = shifted.length * 8 / 6;
            String encoded = Base64.getEncoder().encodeToString(shifted).substring(from, to);
            String called = part + "in Base64" + (offset == 0 ? "" : " from byte " + offset + " on");
            base64.putIfAbsent(encoded, called);
            base64.putIfAbsent(encoded.replace('+', '-').replace('/', '_'), called + ", of URLs");
        }
        hex.putIfAbsent(HexFormat.of().formatHex(bytes), part + "in hex");
        numbers.putIfAbsent(new String(bytes, StandardCharsets.ISO_8859_1), part + "as numbers of bytes");
    }

    /** Returns the forms as they are after that; what is then too short to be looked for is left out. */
    Map<String, String> texts(UnaryOperator<String> change) {
        Map<String, String> changed = new LinkedHashMap<>();
        texts.forEach((text, called) -> {
            String form = change.apply(text);
            if (form.length() >= SHORTEST || form.length() == text.length()) {
                changed.putIfAbsent(form, called);
            }
        });
        return changed;
    }

    /** Whether a text has one of the forms letter by letter. */
    boolean isIn(String text) {
        return texts.keySet().stream().anyMatch(text::contains);
    }

    int longest() {
        return texts.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    boolean hasAscii() {
        return texts.keySet().stream().anyMatch(text -> text.chars().anyMatch(c -> c < 0x80));
    }

    boolean hasBlanks() {
        return texts.keySet().stream().anyMatch(text -> text.chars().anyMatch(Character::isWhitespace));
    }

    Map<String, String> base64() {
        return base64;
    }

    Map<String, String> hex() {
        return hex;
    }

    Map<String, String> numbers() {
        return numbers;
    }

    /** Returns nothing of it. */
    @Override
    public String toString() {
        return "canary";
    }
}
