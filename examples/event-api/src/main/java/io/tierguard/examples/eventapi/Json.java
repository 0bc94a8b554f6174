package io.tierguard.examples.eventapi;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;

/** JSON by the letter of RFC 8259: no comments, no single quotes, nothing after the end, and no nesting without end. */
final class Json {
    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private Json() {}

    /**
     * Returns what the text says.
     *
     * @throws JsonParseException if it is not JSON
     */
    static JsonElement parse(String text) {
        JsonElement element = GSON.fromJson(text, JsonElement.class);
        if (element == null) {
            throw new JsonParseException("empty");
        }
        return element;
    }

    /** Returns a record, a list or a map as JSON. */
    static JsonElement tree(Object value) {
        return GSON.toJsonTree(value);
    }

    /** Returns the JSON as text. */
    static String text(JsonElement element) {
        return GSON.toJson(element);
    }
}
