package io.tierguard.secrets.aws;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON object that a secret holds.
 *
 * <p>The names of objects within objects are joined by {@code _}; an array is its JSON text; a number or a boolean is the
 * text that was written; null is nothing. What is only nearly JSON, half a character included, is none.
 */
final class SecretJson {
    /** How deep objects and arrays may be in each other. */
    static final int DEEPEST = 32;

    private final JsonReader reader;
    private final List<Item> items = new ArrayList<>();
    private int depth;

    private SecretJson(String text) {
        this.reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
    }

    /**
     * A value of the object.
     *
     * @param path its name, after those of the objects that it is in; empty where one of these is
     */
    record Item(String path, String text) {
        /** Returns nothing of what it is. */
        @Override
        public String toString() {
            return "an item of a secret";
        }
    }

    /** What keeps the text from being read; it says nothing of the text. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final transient @Nullable String because;
        private final transient @Nullable String fix;

        Unreadable(String what) {
            this(what, null, null);
        }

        Unreadable(String what, @Nullable String because, @Nullable String fix) {
            super(what, null, false, false);
            this.because = because;
            this.fix = fix;
        }

        /** Returns why that matters, where it is another reason than that of any text. */
        @Nullable
        String because() {
            return because;
        }

        /** Returns what to do, where it is another thing than with any text. */
        @Nullable
        String fix() {
            return fix;
        }

        /** Returns what is wrong, after the secret's name: {@code is not JSON}. */
        String what() {
            return String.valueOf(super.getMessage());
        }
    }

    static List<Item> read(String text) throws Unreadable {
        if (text.isBlank()) {
            throw new Unreadable("is empty");
        }
        SecretJson json = new SecretJson(text);
        try {
            if (json.reader.peek() != JsonToken.BEGIN_OBJECT) {
                throw new Unreadable("is JSON, and no object");
            }
            json.object(null);
            if (json.reader.peek() != JsonToken.END_DOCUMENT) {
                throw new Unreadable("has more text after its JSON object");
            }
            return json.items;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new Unreadable("is not JSON"); // the message quotes what stands around the mistake
        }
    }

    private void enter() throws Unreadable {
        if (++depth > DEEPEST) {
            throw new Unreadable(
                    "has JSON that is deeper than " + DEEPEST,
                    "a configuration is not so deep, and what reads it has a limit",
                    "store the inner part as a text, or in a secret of its own");
        }
    }

    /** Goes through an object that has this path, or through the whole. */
    private void object(@Nullable String path) throws IOException, Unreadable {
        Set<String> seen = new HashSet<>();
        enter();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = name(seen);
            value(path == null ? name : path.isEmpty() || name.isEmpty() ? "" : path + "_" + name);
        }
        reader.endObject();
        depth--;
    }

    private void value(String path) throws IOException, Unreadable {
        switch (reader.peek()) {
            case BEGIN_OBJECT -> object(path);
            case BEGIN_ARRAY -> {
                StringWriter text = new StringWriter();
                try (JsonWriter writer = new JsonWriter(text)) {
                    copy(writer);
                }
                items.add(new Item(path, text.toString()));
            }
            case BOOLEAN -> items.add(new Item(path, String.valueOf(reader.nextBoolean())));
            case NULL -> reader.nextNull();
            case NUMBER -> items.add(new Item(path, reader.nextString()));
            default -> items.add(new Item(path, reader.nextString()));
        }
    }

    /** Copies a value as it is, without what spaces there are in it. */
    private void copy(JsonWriter writer) throws IOException, Unreadable {
        enter();
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                Set<String> seen = new HashSet<>();
                reader.beginObject();
                writer.beginObject();
                while (reader.hasNext()) {
                    writer.name(name(seen));
                    copy(writer);
                }
                writer.endObject();
                reader.endObject();
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                writer.beginArray();
                while (reader.hasNext()) {
                    copy(writer);
                }
                writer.endArray();
                reader.endArray();
            }
            case BOOLEAN -> writer.value(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                writer.nullValue();
            }
            case NUMBER -> writer.jsonValue(reader.nextString());
            default -> writer.value(reader.nextString());
        }
        depth--;
    }

    private String name(Set<String> seen) throws IOException, Unreadable {
        String name = reader.nextName();
        if (!seen.add(name)) {
            throw new Unreadable(
                    "has one name twice in one JSON object",
                    "which of the two values is meant, nobody could say",
                    "take one of the two out, or give it another name");
        }
        return name;
    }
}
