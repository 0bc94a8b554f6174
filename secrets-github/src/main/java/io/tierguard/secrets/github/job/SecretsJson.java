package io.tierguard.secrets.github.job;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON object of all secrets, as GitHub writes it: texts alone, none of them twice. */
final class SecretsJson {
    /** No system hands over a variable that is longer. */
    static final int LONGEST = 1 << 20;

    private SecretsJson() {}

    /** What keeps the text from being read; it says nothing of the text, not even of its names. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        private final String what;

        Malformed(String what) {
            super(what, null, false, false);
            this.what = what;
        }

        /** Returns what is wrong, after the variable's name: {@code holds text that is not JSON}. */
        String what() {
            return what;
        }
    }

    /** Returns the texts under their names in capitals, as GitHub has them. */
    static Map<String, String> read(@Nullable String text) throws Malformed {
        if (text == null) {
            throw new Malformed("is no variable of this job");
        }
        if (text.isBlank()) {
            throw new Malformed("is blank");
        }
        if (text.length() > LONGEST) {
            throw new Malformed("is longer than " + LONGEST + " characters");
        }
        if (text.charAt(0) == '\uFEFF') {
            throw new Malformed("begins with a byte order mark"); // which the parser would pass over
        }
        Map<String, String> texts = new LinkedHashMap<>();
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                throw new Malformed("holds JSON that is no object");
            }
            readMembers(reader, texts);
            if (reader.peek() == JsonToken.END_DOCUMENT) {
                return texts;
            }
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            // the message quotes what stands there
        }
        throw new Malformed("holds text that is not JSON" + after(texts));
    }

    private static void readMembers(JsonReader reader, Map<String, String> texts) throws IOException, Malformed {
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName().toUpperCase(Locale.ROOT);
            if (reader.peek() != JsonToken.STRING) {
                throw new Malformed("holds an object whose member " + (texts.size() + 1) + " is no text");
            }
            if (texts.put(name, reader.nextString()) != null) {
                throw new Malformed(
                        "holds an object whose member " + (texts.size() + 1) + " has a name for the second time");
            }
        }
        reader.endObject();
    }

    private static String after(Map<String, String> texts) {
        return texts.isEmpty() ? "" : ", after member " + texts.size();
    }
}
