package io.tierguard.secrets.github.api;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.tierguard.model.Value;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param total how many there are on all pages
 * @param items those of this page
 */
public record ListPage(long total, List<Item> items) {
    public ListPage {
        items = List.copyOf(items);
    }

    /** What is no page says nothing of itself. */
    static final class NoList extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Reads a page.
     *
     * @param withValues whether what variables hold is kept
     * @throws EOFException if the text ends before the page does
     * @throws NoList if it is no page of that kind
     */
    public static ListPage read(String text, Kind kind, Scope scope, boolean withValues) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        long total = -1;
        List<Item> items = null;
        try {
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (name.equals("total_count") && reader.peek() == JsonToken.NUMBER) {
                    total = reader.nextLong();
                } else if (name.equals(kind.plural()) && items == null) {
                    items = items(reader, kind, scope, withValues);
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
            // without a total, a page that is missing would not be missed
            if (items != null && total >= 0 && reader.peek() == JsonToken.END_DOCUMENT) {
                return new ListPage(total, items);
            }
        } catch (EOFException e) {
            throw new EOFException();
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            // its message quotes what stands around the place
        }
        throw new NoList();
    }

    private static List<Item> items(JsonReader reader, Kind kind, Scope scope, boolean withValues) throws IOException {
        List<Item> items = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            items.add(item(reader, kind, scope, withValues));
        }
        reader.endArray();
        return items;
    }

    private static Item item(JsonReader reader, Kind kind, Scope scope, boolean withValues) throws IOException {
        String name = null;
        String value = null;
        reader.beginObject();
        while (reader.hasNext()) {
            String field = reader.nextName();
            if (field.equals("name") && reader.peek() == JsonToken.STRING) {
                name = reader.nextString();
            } else if (field.equals("value") && kind == Kind.VARIABLE && reader.peek() == JsonToken.STRING) {
                value = reader.nextString();
            } else {
                reader.skipValue();
            }
        }
        reader.endObject();
        if (name == null || !Names.isItem(name) || (kind == Kind.VARIABLE && value == null)) {
            throw new NoList();
        }
        return new Item(kind, scope, name, value != null && value.isBlank(), kept(value, withValues));
    }

    private static @Nullable Value kept(@Nullable String value, boolean withValues) {
        return value == null || !withValues ? null : Value.secret(value);
    }
}
