package io.tierguard.source;

import io.tierguard.model.Key;
import java.util.List;

/**
 * Why a source has no value for a key. It is said where the key is missing, and nowhere else.
 *
 * @param key the key
 * @param notes what is known or likely, in a line each; no value
 * @param fix what to do
 */
public record Absence(Key key, List<String> notes, String fix) {
    /** Copies the list. */
    public Absence {
        notes = List.copyOf(notes);
    }
}
