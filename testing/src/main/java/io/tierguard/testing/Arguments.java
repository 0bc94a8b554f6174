package io.tierguard.testing;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an operation is called with. A member of the wrong type is refused as AWS refuses it. */
record Arguments(JsonObject members) {
    private static final Gson GSON =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    static Arguments parse(byte[] body) {
        try {
            JsonObject members = GSON.fromJson(new String(body, StandardCharsets.UTF_8), JsonObject.class);
            if (members != null) {
                return new Arguments(members);
            }
        } catch (JsonParseException e) {
            // Refused below.
        }
        throw unreadable();
    }

    boolean has(String name) {
        return members.has(name) && !members.get(name).isJsonNull();
    }

    @Nullable
    String text(String name) {
        if (!has(name)) {
            return null;
        }
        return text(members.get(name));
    }

    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw constraint("null", name, "Member must not be null");
        }
        return text;
    }

    boolean flag(String name) {
        return has(name) && primitive(members.get(name)).getAsBoolean();
    }

    /** Returns a number, or what is meant where none is given. */
    int number(String name, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonPrimitive number = primitive(members.get(name));
        if (!number.isNumber()) {
            throw unreadable();
        }
        return number.getAsInt();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : array(name)) {
            texts.add(text(element));
        }
        return texts;
    }

    List<Arguments> objects(String name) {
        List<Arguments> objects = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!element.isJsonObject()) {
                throw unreadable();
            }
            objects.add(new Arguments(element.getAsJsonObject()));
        }
        return objects;
    }

    /** What a request of the wrong shape is answered; the names in it begin with a small letter, as AWS writes them. */
    static Refusal constraint(String value, String name, String rule) {
        String member = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return Refusal.validation("1 validation error detected: Value " + value + " at '" + member
                + "' failed to satisfy constraint: " + rule);
    }

    private JsonArray array(String name) {
        if (!has(name)) {
            return new JsonArray();
        }
        if (!members.get(name).isJsonArray()) {
            throw unreadable();
        }
        return members.getAsJsonArray(name);
    }

    private static String text(JsonElement element) {
        if (!primitive(element).isString()) {
            throw unreadable();
        }
        return element.getAsString();
    }

    private static JsonPrimitive primitive(JsonElement element) {
        if (!element.isJsonPrimitive()) {
            throw unreadable();
        }
        return element.getAsJsonPrimitive();
    }

    static Refusal unreadable() {
        return new Refusal(AwsError.ofFrontEnd("SerializationException", "The request can't be read."));
    }
}
