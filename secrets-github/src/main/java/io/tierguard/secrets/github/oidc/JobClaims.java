package io.tierguard.secrets.github.oidc;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a job's OIDC token claims, as far as it bears on the tier; the rest of it is passed over.
 *
 * @param environment the environment that the job names, or null where it names none
 * @param refProtected whether its ref is protected, or null where the token doesn't say
 */
public record JobClaims(
        @Nullable String environment, @Nullable Boolean refProtected) {
    private static final int PARTS = 3;

    /** What is no token says nothing of itself but where it stops to be one. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final String what;

        private Unreadable(String what) {
            super(what, null, false, false); // a cause quotes what stands around the place
            this.what = what;
        }

        String what() {
            return what;
        }
    }

    /** Reads the answer of a runner: an object that has the token as its value. */
    static JobClaims ofAnswer(String text) throws Unreadable {
        String token = null;
        try {
            JsonReader reader = strict(text);
            Set<String> seen = new HashSet<>();
            reader.beginObject();
            while (reader.hasNext()) {
                if (once(reader, seen).equals("value")) {
                    token = string(reader);
                } else {
                    reader.skipValue();
                }
            }
            end(reader);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new Unreadable(
                    text.stripLeading().startsWith("<")
                            ? "it is a page of HTML, as a proxy between would answer"
                            : "the answer is no JSON that has one value");
        }
        if (token == null) {
            throw new Unreadable("the answer has no value");
        }
        return ofToken(token);
    }

    private static JobClaims ofToken(String token) throws Unreadable {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new Unreadable("the value is not of three parts");
        }
        String payload;
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(parts[1]);
            payload = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new Unreadable("its claims are not base64url of UTF-8");
        }
        return ofPayload(payload);
    }

    private static JobClaims ofPayload(String payload) throws Unreadable {
        String environment = null;
        Boolean refProtected = null;
        try {
            JsonReader reader = strict(payload);
            Set<String> seen = new HashSet<>();
            reader.beginObject();
            while (reader.hasNext()) {
                switch (once(reader, seen)) {
                    case "environment" -> environment = string(reader);
                    case "ref_protected" -> refProtected = flag(reader);
                    default -> reader.skipValue();
                }
            }
            end(reader);
            return new JobClaims(environment, refProtected);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new Unreadable("its claims are no JSON, or not as GitHub writes them");
        }
    }

    private static JsonReader strict(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        return reader;
    }

    /** Of two claims of one name, others may take the other one. */
    private static String once(JsonReader reader, Set<String> seen) throws IOException {
        String name = reader.nextName();
        if (!seen.add(name)) {
            throw new IllegalStateException();
        }
        return name;
    }

    private static @Nullable String string(JsonReader reader) throws IOException {
        if (reader.peek() == JsonToken.NULL) {
            reader.nextNull();
            return null;
        }
        if (reader.peek() != JsonToken.STRING) { // a number would be taken for one
            throw new IllegalStateException();
        }
        return reader.nextString();
    }

    /** GitHub writes it as a text. */
    private static @Nullable Boolean flag(JsonReader reader) throws IOException {
        if (reader.peek() == JsonToken.BOOLEAN) {
            return reader.nextBoolean();
        }
        String text = string(reader);
        Boolean flag = text == null ? null : flag(text);
        if (text != null && flag == null) {
            throw new IllegalStateException();
        }
        return flag;
    }

    /** Returns what a text says, or null where it says neither. */
    public static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static void end(JsonReader reader) throws IOException {
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new IllegalStateException();
        }
    }

    /** Returns nothing of what is claimed, which may be anything. */
    @Override
    public String toString() {
        return "claims of a job";
    }
}
