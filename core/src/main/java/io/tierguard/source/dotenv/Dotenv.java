package io.tierguard.source.dotenv;

import io.tierguard.model.Entry;
import io.tierguard.source.Reading;
import java.util.Map;

/** Reads {@code .env} text as Docker Compose does, or as it stands. The package's page says what that means, and where it differs. */
public final class Dotenv {
    private Dotenv() {}

    /**
     * Returns what the text of one file says, and everything that is wrong with it.
     *
     * <p>There is one entry for each name, in the order of the lines that won: the last line that sets a name wins, and
     * each line that it hides is a problem. An entry's origin is the place where its value begins (the opening quote,
     * where there is one), or the variable, for a name alone on its line that the environment has. Its ingredients are
     * the entries whose values interpolation brought in, each once. They have ingredients of their own, which may meet
     * again further down, so whoever follows them remembers where they have been.
     *
     * <p>Nothing is thrown for what is wrong in the text, and no problem holds any part of a value.
     *
     * @param text the text of the file
     * @param path the file's name, for origins
     * @param host the variables of the process, which interpolation prefers to any file
     * @param earlier what earlier files said, by name
     */
    public static Reading parse(String text, String path, Map<String, String> host, Map<String, Entry> earlier) {
        Declarations declarations = new Declarations(host, earlier);
        new Statements(text, path, declarations).read();
        return declarations.reading();
    }

    /**
     * Returns what {@code docker run --env-file} makes of the text, with the same promises. Nothing refers to anything, so
     * no entry has ingredients.
     *
     * @param text the text of the file
     * @param path the file's name, for origins
     * @param host the variables of the process, from which a name alone on its line takes its value
     */
    public static Reading parseRaw(String text, String path, Map<String, String> host) {
        Declarations declarations = new Declarations(host, Map.of());
        new RawLines(text, path, declarations).read();
        return declarations.reading();
    }
}
