package io.tierguard.testing;

import static io.tierguard.testing.TierguardAssertions.assertNoLeak;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.tierguard.Guarded;
import io.tierguard.Secret;
import io.tierguard.Tierguard;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoLeakTest {
    private static final String CANARY = "k4N\"ry/+\\<&é% 7Qm2\nZ9w8-second-line=7Qm2x";

    @TempDir
    Path folder;

    /** No line of it stands for the whole, and its Base64 has slashes wherever it begins. */
    private static final String LINE = "k4N\"ry/+\\<&é'%?????\t 7Qm2x";

    static List<Arguments> forms() {
        List<Arguments> forms = forms(CANARY);
        add(forms, CANARY, "its second line", "Z9w8-second-line=7Qm2x");
        forms.addAll(forms(LINE));
        return forms;
    }

    private static List<Arguments> forms(String canary) {
        byte[] bytes = canary.getBytes(UTF_8);
        List<Arguments> forms = new ArrayList<>();
        add(forms, canary, "as it is", canary);
        add(forms, canary, "lower case", canary.toLowerCase(Locale.ROOT));
        add(forms, canary, "upper case", canary.toUpperCase(Locale.ROOT));
        add(forms, canary, "its first half", canary.substring(0, canary.length() / 2));
        add(forms, canary, "its second half", canary.substring(canary.length() / 2));
        for (int offset = 0; offset < 3; offset++) {
            byte[] amid = ("abcdef".substring(0, offset) + canary + "xyz").getBytes(UTF_8);
            add(forms, canary, "Base64 " + offset, Base64.getEncoder().encodeToString(amid));
            add(
                    forms,
                    canary,
                    "Base64 of URLs " + offset,
                    Base64.getUrlEncoder().encodeToString(amid));
            add(
                    forms,
                    canary,
                    "Base64 of MIME " + offset,
                    Base64.getMimeEncoder().encodeToString(amid));
        }
        add(forms, canary, "Base64 alone", Base64.getEncoder().withoutPadding().encodeToString(bytes));
        add(forms, canary, "hex", HexFormat.of().formatHex(bytes));
        add(forms, canary, "hex in upper case", HexFormat.of().withUpperCase().formatHex(bytes));
        add(forms, canary, "numbers", Arrays.toString(bytes));
        add(
                forms,
                canary,
                "JSON",
                new GsonBuilder().disableHtmlEscaping().create().toJson(canary));
        add(forms, canary, "JSON for HTML", new Gson().toJson(canary));
        add(forms, canary, "JSON of others", new Gson().toJson(canary).replace("/", "\\/"));
        String escaped = canary.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        add(forms, canary, "Java", escaped.replace("é", "\\u00E9"));
        add(forms, canary, "URL", URLEncoder.encode(canary, UTF_8));
        add(
                forms,
                canary,
                "URL of others",
                URLEncoder.encode(canary, UTF_8)
                        .replace("%C3%A9", "%c3%a9")
                        .replace("%2F", "%2f")
                        .replace("%2B", "%2b")
                        .replace("%5C", "%5c")
                        .replace("%3C", "%3c")
                        .replace("%0A", "%0a")
                        .replace("%3D", "%3d")
                        .replace("%3F", "%3f"));
        add(forms, canary, "URL's path", URLEncoder.encode(canary, UTF_8).replace("+", "%20"));
        add(forms, canary, "XML", canary.replace("&", "&amp;").replace("<", "&lt;"));
        String attribute = canary.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        add(forms, canary, "XML's attribute", attribute);
        add(forms, canary, "XML's attribute in apostrophes", attribute.replace("'", "&apos;"));
        add(forms, canary, "HTML's attribute", attribute.replace("'", "&#39;"));
        add(forms, canary, "backwards", new StringBuilder(canary).reverse().toString());
        add(forms, canary, "wrapped", canary.replace("ry", "r\n      y").replace("ond", "on\n      d"));
        add(forms, canary, "escaped", canary.replace("-", "\\-").replace("+", "\\+"));
        return forms;
    }

    private static void add(List<Arguments> forms, String canary, String name, String text) {
        forms.add(Arguments.of(name, canary, text));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyFormIsFoundInTextAndInBytes(String name, String canary, String form) {
        for (Object sink : List.of(
                "before " + form + " after",
                ("before " + form + " after").getBytes(UTF_8),
                CharBuffer.wrap(form),
                form.toCharArray())) {
            assertThatThrownBy(() -> assertNoLeak(canary, "harmless", sink))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("the canary was found in 1 place\n  argument 2 (")
                    .satisfies(NoLeakTest::isSilent);
        }
    }

    private static void isSilent(Throwable thrown) {
        assertThat(thrown.toString()).doesNotContain("k4N", "ry/", "Z9w8", "7Qm2", "second-line");
    }

    record Holder(Object held) {}

    record SerializableHolder(Object held) implements Serializable {
        @Override
        public String toString() {
            return "holder";
        }
    }

    static final class Throws {
        @Override
        public String toString() {
            throw new IllegalStateException(CANARY);
        }
    }

    @SuppressWarnings("OverrideThrowableToString")
    static final class Localized extends Exception {
        @Override
        public String getLocalizedMessage() {
            return CANARY;
        }

        @Override
        public String toString() {
            return "a";
        }
    }

    static final class Hiding extends Exception {
        @SuppressWarnings("UnusedVariable")
        private final String hidden = CANARY + getClass().getSimpleName();
    }

    private Map<String, Object> sinks() throws IOException {
        Map<String, Object> sinks = new LinkedHashMap<>();
        sinks.put("message", new IllegalStateException("a " + CANARY));
        sinks.put("cause", new IllegalStateException("a", new IOException("b", new IOException(CANARY))));
        IllegalStateException suppressing = new IllegalStateException("a");
        suppressing.addSuppressed(new IOException(CANARY));
        sinks.put("suppressed", suppressing);
        sinks.put("localized message", new Localized());
        sinks.put("hidden in a throwable", new Hiding());
        sinks.put("second element of a list", List.of("a", List.of("b", CANARY)));
        sinks.put("key of a map", Map.of(CANARY, "a"));
        sinks.put("value of a map", Map.of("a", CANARY));
        sinks.put("array", new Object[] {"a", CANARY});
        sinks.put("optional", Optional.of(CANARY));
        sinks.put("text of a record", new Holder(CANARY));
        sinks.put("serialised form", new SerializableHolder(CANARY));
        sinks.put("serialised form that comes to an end", new SerializableHolder(new Object[] {CANARY, new Object()}));
        sinks.put("toString that throws it", new Throws());
        sinks.put("UTF-16", ("\nab" + CANARY).getBytes(StandardCharsets.UTF_16BE));
        sinks.put("UTF-16, the other way round", ("ab" + LINE + CANARY).getBytes(StandardCharsets.UTF_16LE));
        sinks.put("file", Files.writeString(folder.resolve("app.log"), "first line\nsecond " + CANARY));
        sinks.put("file of a folder", folder);
        sinks.put("java.io.File", folder.resolve("app.log").toFile());
        sinks.put("third line of a text", "one\ntwo\nand three " + CANARY);
        return sinks;
    }

    @Test
    void failuresNameTheObjectTheFormAndThePlace() throws IOException {
        Map<String, String> messages = new LinkedHashMap<>();
        for (Map.Entry<String, Object> sink : sinks().entrySet()) {
            assertThatThrownBy(() -> assertNoLeak(CANARY, sink.getValue()))
                    .as(sink.getKey())
                    .isInstanceOf(AssertionError.class)
                    .hasNoCause()
                    .satisfies(NoLeakTest::isSilent)
                    .satisfies(thrown -> messages.put(sink.getKey(), withoutOffsets(thrown.getMessage())));
        }
        Golden.assertIs("no-leak.txt", messages);
    }

    /** Where in a serialised throwable it is depends on the stack. */
    private static String withoutOffsets(String message) {
        return message.replaceAll("(serialised: .*, at byte) \\d+", "$1 n");
    }

    @Test
    void theNameOfAFileIsNotRepeated() throws IOException {
        Path file = Files.writeString(folder.resolve("k4Nry7Qm2x.log"), "k4Nry7Qm2x");
        assertThatThrownBy(() -> assertNoLeak("k4Nry7Qm2x", file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the name of a file: as it is, at line 1, column 1")
                .hasMessageContaining("a file: as it is, at byte 0")
                .hasMessageNotContaining("k4Nry");
    }

    record TokenConfig(Secret<String> apiToken, String plain) {}

    private Tierguard<TokenConfig> guard(String plain) {
        return Tierguard.of(TokenConfig.class)
                .environment(Map.of("APP_TIER", "production", "API_TOKEN", "k4Nry7Qm2xB9dRt4", "PLAIN", plain))
                .systemProperties(Map.of())
                .directory(folder);
    }

    @Test
    void whatTierguardSaysIsSilent() {
        Guarded<TokenConfig> guarded = guard("text").load();
        assertNoLeak(
                "k4Nry7Qm2xB9dRt4", guarded, guarded.report(), guarded.config(), guarded.explain(), Optional.empty());
        assertNoLeak("k4Nry7Qm2xB9dRt4", List.of(guard("").check()), Secret.of("k4Nry7Qm2xB9dRt4"));
    }

    @Test
    void whatARecordShowsOfAConfigurationIsFound() {
        Guarded<TokenConfig> guarded = guard("plain-and-shown").load();
        assertThatThrownBy(() -> assertNoLeak("plain-and-shown", guarded))
                .hasMessageContaining(".config() (TokenConfig).toString(): as it is")
                .hasMessageContaining(".explain() (Explanations)");
    }

    @Test
    void circlesAndWhatCantBeSerialisedAreNoHindrance() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        Exception cyclic = new IllegalStateException("a");
        Exception other = new IllegalStateException("b", cyclic);
        cyclic.initCause(other);
        Serializable stubborn = new SerializableHolder(new Object());
        assertNoLeak(
                CANARY, circle, cyclic, stubborn, new NotSerializableException("x"), new int[] {1, 2}, new byte[0]);
    }

    @Test
    void aMeaninglessQuestionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertNoLeak("short12", "text"))
                .withMessage("a canary has at least 8 characters: a shorter one would be found by chance");
        assertThatIllegalArgumentException().isThrownBy(() -> assertNoLeak("          ", "text"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertNoLeak(CANARY))
                .withMessage("nothing to look through: hand in what could hold the canary");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertNoLeak(CANARY, "a", null))
                .withMessage("argument 2 is null: there is nothing to look through");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertNoLeak(CANARY, folder.resolve("none")))
                .withMessage("argument 1 is a file that is not there");
    }
}
