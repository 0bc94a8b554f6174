package io.tierguard.examples.eventapi;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent to a client.
 *
 * @param status the status code
 * @param body the body
 * @param headers the headers
 */
record Answer(int status, String body, Map<String, String> headers) {
    /** Copies the headers. */
    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, JsonElement body) {
        return new Answer(status, Json.text(body) + "\n", Map.of("Content-Type", "application/json"));
    }

    static Answer text(int status, String body) {
        return new Answer(status, body, Map.of("Content-Type", "text/plain; charset=utf-8"));
    }

    /** Returns an answer that says what is wrong. */
    static Answer error(int status, String what) {
        JsonObject body = new JsonObject();
        body.addProperty("error", what);
        return json(status, body);
    }

    /** Returns this answer with one more header. */
    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
