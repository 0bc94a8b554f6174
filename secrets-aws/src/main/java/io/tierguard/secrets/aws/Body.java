package io.tierguard.secrets.aws;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The body of an answer, read to its end. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares bodies
record Body(byte[] bytes) {
    /** A time in seconds, with its fraction. */
    private static final int LONGEST_NUMBER = 32;

    /**
     * Reads a body, and closes it.
     *
     * @param length how long it is said to be, which one that was cut off is not, or null
     * @param longest how much is read of it at most
     * @throws IOException if it can't be read to its end, and says nothing of what was read
     */
    static Body read(@Nullable InputStream in, @Nullable String length, int longest) throws IOException {
        if (in == null) {
            return new Body(new byte[0]);
        }
        try (in) {
            byte[] bytes = in.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw new IOException("the answer is too long");
            }
            if (length != null && !length.equals(String.valueOf(bytes.length))) {
                throw new EOFException();
            }
            return new Body(bytes);
        }
    }

    /**
     * Makes sure that it is JSON, with numbers where the manager has numbers, because a parser that finds out by itself quotes what
     * is there instead.
     */
    Body checked() throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            if (isSound(reader, "") && reader.peek() == JsonToken.END_DOCUMENT) {
                return this;
            }
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            // its message quotes the place, too
        }
        throw new IOException("the answer is no JSON of the manager's");
    }

    /** Goes no deeper than the reader does. */
    private static boolean isSound(JsonReader reader, String name) throws IOException {
        boolean isNumber = name.endsWith("Date") || name.equals("AutomaticallyAfterDays");
        if (isNumber && reader.peek() != JsonToken.NUMBER && reader.peek() != JsonToken.NULL) {
            return false;
        }
        boolean sound = true;
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                reader.beginObject();
                while (sound && reader.hasNext()) {
                    sound = isSound(reader, reader.nextName());
                }
                if (sound) {
                    reader.endObject();
                }
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                while (sound && reader.hasNext()) {
                    sound = isSound(reader, "");
                }
                if (sound) {
                    reader.endArray();
                }
            }
            case NUMBER -> sound = reader.nextString().length() <= LONGEST_NUMBER || !isNumber;
            default -> reader.skipValue();
        }
        return sound;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns nothing of what it is. */
    @Override
    public String toString() {
        return "the body of an answer";
    }
}
