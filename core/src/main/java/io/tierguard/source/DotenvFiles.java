package io.tierguard.source;

import io.tierguard.DotenvDialect;
import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Problem;
import io.tierguard.source.dotenv.Dotenv;
import io.tierguard.source.dotenv.PlainText;
import io.tierguard.source.dotenv.readers.Disagreements;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code .env} files of a folder. {@code .env} itself is opened once: before the tier is known, because it may say
 * that this is development.
 */
public final class DotenvFiles {
    /** What tests use. It holds no secrets, and is checked in with them. */
    static final String TEST = ".env.test";

    private final Surroundings around;
    private final DotenvDialect dialect;
    private final boolean looked;
    private final List<Read> main;

    private DotenvFiles(Surroundings around, DotenvDialect dialect, boolean looked) {
        this.around = around;
        this.dialect = dialect;
        this.looked = looked;
        this.main = read(".env", Map.of());
    }

    /**
     * A file that is there.
     *
     * @param name its name
     * @param reading what it says
     */
    public record Read(String name, Reading reading) {}

    /** Reads the {@code .env} of the folder as Compose does, where there is one. */
    public static DotenvFiles of(Surroundings around) {
        return of(around, DotenvDialect.COMPOSE);
    }

    /** Reads the {@code .env} of the folder, where there is one. */
    public static DotenvFiles of(Surroundings around, DotenvDialect dialect) {
        return new DotenvFiles(around, dialect, true);
    }

    /** Returns the files of a folder in which nobody looks for any. */
    public static DotenvFiles unread(Surroundings around) {
        return new DotenvFiles(around, DotenvDialect.COMPOSE, false);
    }

    /** Returns what {@code .env} says. */
    public Reading main() {
        return main.isEmpty() ? Reading.NOTHING : main.get(0).reading();
    }

    /** Returns the files that the tier looks at, the lowest first: a test must not depend on a developer's {@code .env}. */
    public List<Read> in(Tier tier) {
        if (tier == Tier.TEST) {
            return read(TEST, Map.of());
        }
        List<Read> files = new ArrayList<>(main);
        files.addAll(read(".env.local", byName(main().entries())));
        return files;
    }

    private List<Read> read(String name, Map<String, Entry> earlier) {
        if (!looked) {
            return List.of();
        }
        Path path = around.directory().resolve(name);
        SourceFile file = SourceFile.read(path, name, Layer.DOTENV, SourceFile.LIMIT);
        if (file.absent()) {
            return List.of();
        }
        if (file.text() == null) {
            return List.of(new Read(name, new Reading(List.of(), file.problems())));
        }
        Reading parsed = dialect == DotenvDialect.RAW
                ? Dotenv.parseRaw(file.text(), name, around.environment())
                : Dotenv.parse(file.text(), name, around.environment(), earlier);
        List<Problem> problems =
                DotenvAccess.problems(file, path, name, around.properties().get("user.name"));
        boolean lint = dialect == DotenvDialect.COMPOSE && !PlainText.is(file.text());
        if (!lint && problems.isEmpty()) {
            return List.of(new Read(name, parsed));
        }
        problems.addAll(parsed.problems());
        if (lint) {
            problems.addAll(Disagreements.of(file.text(), name, parsed, around.environment(), earlier));
        }
        return List.of(new Read(name, new Reading(parsed.entries(), problems)));
    }

    private static Map<String, Entry> byName(List<Entry> entries) {
        Map<String, Entry> names = new HashMap<>(entries.size() * 2);
        for (Entry entry : entries) {
            names.put(entry.name(), entry);
        }
        return names;
    }
}
