package io.tierguard.source;

import io.tierguard.Layer;

/**
 * A source that the application has made a layer, and that is called as a secret source is: on a thread of its own, while the
 * others are read, and within the same budget. Made by {@code Tierguard.microprofile(…)}.
 */
public interface LayeredSource extends SecretSource {
    /** Returns the layer that it lies on top of, and that its values are trusted as. Its entries carry it in their origin. */
    Layer layer();

    /** Returns what reports call it while it has not said its name. */
    String kind();
}
