package io.tierguard.secrets.aws;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an answer that says what went wrong: of all that it says, what is a code, an id, or a word that we know.
 *
 * @param code the error's code, or null where there is none
 * @param requestId what the manager calls the request, as far as its text says so
 * @param namesKey whether it says that a key of KMS is in the way
 */
record ErrorText(@Nullable String code, @Nullable String requestId, boolean namesKey) {
    /**
     * Reads the JSON of the manager itself, and the XML of what stands before it or plays it.
     *
     * @param type what the header says of the code, which counts first, as it does with the SDK
     * @param said what the header says of the reason
     * @param text the answer, whatever it is
     */
    static ErrorText of(@Nullable String type, @Nullable String said, String text) {
        Map<String, String> fields = text.stripLeading().startsWith("<") ? xml(text) : json(text);
        String code = type == null ? fields.getOrDefault("__type", fields.get("code")) : type;
        String reason = (said == null ? "" : said) + " " + fields.getOrDefault("message", "");
        return new ErrorText(Fault.code(code), Fault.requestId(fields.get("id")), Fault.namesKey(reason));
    }

    private static Map<String, String> json(String text) {
        Map<String, String> fields = new HashMap<>();
        try {
            for (SecretJson.Item item : SecretJson.read(text)) {
                switch (item.path()) {
                    case "__type", "code" -> fields.put(item.path(), item.text());
                    case "message", "Message", "errorMessage" -> fields.put("message", item.text());
                    default -> {
                        // it is said to nobody
                    }
                }
            }
        } catch (SecretJson.Unreadable e) {
            return Map.of(); // the status says enough
        }
        return fields;
    }

    /** Nothing but the text of three elements is looked for, so that no parser has to be trusted with it. */
    private static Map<String, String> xml(String text) {
        Map<String, String> fields = new HashMap<>();
        element(text, "Code").ifPresent(code -> fields.put("code", code));
        element(text, "Message").ifPresent(message -> fields.put("message", message));
        element(text, "RequestId").or(() -> element(text, "RequestID")).ifPresent(id -> fields.put("id", id));
        return fields;
    }

    private static Optional<String> element(String text, String name) {
        int start = text.indexOf("<" + name + ">");
        int end = text.indexOf("</" + name + ">", Math.max(0, start));
        return start < 0 || end < 0
                ? Optional.empty()
                : Optional.of(text.substring(start + name.length() + 2, end).strip());
    }

    /** Returns an answer that says this and nothing else, in the form that the SDK reads. */
    byte[] answer() {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            if (code != null) {
                json.name("__type").value(code);
            }
            if (namesKey) {
                json.name("message").value(Fault.KEY_NAMED);
            }
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory takes whatever is written
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
