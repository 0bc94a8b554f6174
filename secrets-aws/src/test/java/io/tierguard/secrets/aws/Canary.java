package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A secret that may be nowhere, and all the ways in which it could be written. */
final class Canary {
    /** What a header can hold, and each encoding writes differently. */
    static final String TEXT = "k4N\"ry/+\\<&'%{$x}=Z9w8-5econd?7Qm2";

    /** A secret that is a single word, which parsers like to quote. */
    static final String WORD = "skZ9w8x5econdx7Qm2Vt";

    private static final int LEAST = 8;

    private Canary() {}

    /** Returns it as it is within a text of JSON. */
    static String json() {
        return TEXT.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    static String xml() {
        return TEXT.replace("&", "&amp;").replace("<", "&lt;");
    }

    static void assertIsNotIn(String text) {
        for (String form : forms()) {
            assertThat(text).as("form " + form).doesNotContainIgnoringCase(form);
        }
    }

    static List<String> forms() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>();
        forms.add(WORD);
        forms.add(WORD.substring(0, LEAST));
        forms.add(WORD.substring(WORD.length() - LEAST));
        forms.add(TEXT);
        forms.add(TEXT.substring(0, LEAST));
        forms.add(TEXT.substring(TEXT.length() - LEAST));
        forms.add("Z9w8-5econd"); // which most encodings leave as it is
        forms.add(json());
        forms.add(json().replace("<", "\\u003c")
                .replace("&", "\\u0026")
                .replace("'", "\\u0027")
                .replace("=", "\\u003d"));
        forms.add(json().replace("/", "\\/"));
        forms.add(xml());
        forms.add(URLEncoder.encode(TEXT, StandardCharsets.UTF_8));
        forms.add(HexFormat.of().formatHex(bytes));
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[bytes.length + offset];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // The first and the last characters depend on what is around.
            forms.add(encoded.substring(offset + 1, encoded.length() - 2));
        }
        return forms;
    }
}
