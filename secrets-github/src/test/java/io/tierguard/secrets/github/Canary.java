package io.tierguard.secrets.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Secrets that may be nowhere, and the ways in which they could be written. */
public final class Canary {
    /** A token, and whatever else is one word. */
    public static final String WORD = "kanariZ9w8x5econdx7Qm2Vt";

    /** What an answer may hold, each encoding of which differs. */
    static final String TEXT = "k4N\"ry/+\\<&'%{$x}=Z9w8-5econd?7Qm2";

    static final String TEXT_IN_JSON = TEXT.replace("\\", "\\\\").replace("\"", "\\\"");

    private Canary() {}

    public static void assertIsNotIn(String text) {
        for (String form : forms()) {
            assertThat(text).as("form " + form).doesNotContainIgnoringCase(form);
        }
    }

    private static List<String> forms() {
        List<String> forms = new ArrayList<>(List.of(TEXT_IN_JSON, "Z9w8-5econd", "kanariZ9", "7Qm2Vt"));
        for (String one : List.of(WORD, TEXT)) {
            byte[] bytes = one.getBytes(StandardCharsets.UTF_8);
            forms.add(one);
            forms.add(URLEncoder.encode(one, StandardCharsets.UTF_8));
            forms.add(HexFormat.of().formatHex(bytes));
            for (int offset = 0; offset < 3; offset++) {
                byte[] shifted = new byte[bytes.length + offset];
                System.arraycopy(bytes, 0, shifted, offset, bytes.length);
                String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
                forms.add(encoded.substring(offset + 1, encoded.length() - 2)); // the ends depend on what is around
            }
        }
        return forms;
    }
}
