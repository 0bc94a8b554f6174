package io.tierguard.source.dotenv;

import java.io.IOException;

/** Makes an input that differs as small as it can be. */
final class Shrinker {
    private final Reference reference;

    Shrinker(Reference reference) {
        this.reference = reference;
    }

    Input shrink(Input input) throws IOException {
        Input smallest = input;
        for (Input next = smaller(smallest); !next.equals(smallest); next = smaller(smallest)) {
            smallest = next;
        }
        return smallest;
    }

    /** Returns an input that is smaller and differs too, or the same one where there is none. */
    private Input smaller(Input input) throws IOException {
        for (String name : input.host().keySet()) {
            Input candidate = input.without(name);
            if (differs(candidate)) {
                return candidate;
            }
        }
        for (int file = 0; file < input.files().size() && input.files().size() > 1; file++) {
            if (differs(input.without(file))) {
                return input.without(file);
            }
        }
        for (int file = 0; file < input.files().size(); file++) {
            String text = input.files().get(file);
            for (int size = Math.max(1, text.length() / 2); size >= 1; size /= 2) {
                for (int at = 0; at + size <= text.length(); at++) {
                    String less = text.substring(0, at) + text.substring(at + size);
                    if (!Generator.hasLoneSurrogate(less) && differs(input.with(file, less))) {
                        return input.with(file, less);
                    }
                }
            }
        }
        return input;
    }

    private boolean differs(Input input) throws IOException {
        return Comparison.difference(input, reference) != null;
    }
}
