package io.tierguard.examples.eventapi;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes an event, {@code {"type": "signup", "text": "Ada signed up"}}: 201, 400 or 413. */
final class PostEvent implements Endpoint {
    static final int LARGEST_BODY = 16 * 1024;
    private static final int LONGEST_TYPE = 64;

    private final EventStore store;

    PostEvent(EventStore store) {
        this.store = store;
    }

    @Override
    public Answer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Answer.error(413, "an event has at most " + LARGEST_BODY + " bytes");
        }
        JsonObject event = object(body);
        if (event == null) {
            return Answer.error(400, "an event is a JSON object, in UTF-8");
        }
        String type = string(event, "type");
        String text = string(event, "text");
        if (type == null || text == null || type.length() > LONGEST_TYPE || event.size() > 2) {
            return Answer.error(400, "an event has a type, of at most " + LONGEST_TYPE + " characters, and a text");
        }
        return Answer.json(201, Json.tree(store.add(type, text)));
    }

    private static @Nullable JsonObject object(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return Json.parse(text) instanceof JsonObject object ? object : null;
        } catch (CharacterCodingException | JsonParseException e) {
            return null;
        }
    }

    /** Returns the text under that name; null where it is absent, blank or something else. */
    private static @Nullable String string(JsonObject object, String name) {
        JsonElement element = object.get(name);
        if (element == null
                || !element.isJsonPrimitive()
                || !element.getAsJsonPrimitive().isString()) {
            return null;
        }
        String text = element.getAsString();
        return text.isBlank() ? null : text;
    }
}
