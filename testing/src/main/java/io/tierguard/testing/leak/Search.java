package io.tierguard.testing.leak;

import io.tierguard.ConfigRefusedException;
import io.tierguard.Guarded;
import io.tierguard.LiveConfig;
import io.tierguard.report.Explanation;
import io.tierguard.report.Explanations;
import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for a canary in objects of any kind. What it names them is never text of theirs, which may hold the canary. */
public final class Search {
    private final Sight sight;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Search(Sight sight) {
        this.sight = sight;
    }

    /**
     * Returns a line for each place in which it is.
     *
     * @throws IllegalArgumentException if there is nothing to look through
     */
    public static List<String> of(Canary canary, Object @Nullable ... objects) {
        if (objects == null || objects.length == 0) {
            throw new IllegalArgumentException("nothing to look through: hand in what could hold the canary");
        }
        Search search = new Search(new Sight(canary));
        for (int i = 0; i < objects.length; i++) {
            String name = "argument " + (i + 1);
            if (objects[i] == null) {
                throw new IllegalArgumentException(name + " is null: there is nothing to look through");
            }
            if (!isThere(objects[i])) {
                throw new IllegalArgumentException(name + " is a file that is not there");
            }
            try {
                search.in(name, objects[i]);
            } catch (StackOverflowError e) {
                throw new IllegalArgumentException(name + " is nested too deeply to be looked through");
            }
        }
        return search.sight.leaks();
    }

    private void in(String name, @Nullable Object object) {
        if (object == null) {
            return;
        }
        String named = name + " (" + kind(object) + ")";
        if (object instanceof CharSequence || object instanceof Number || object instanceof Character) {
            sight.text(named, object.toString());
        } else if (!seen.add(object)) {
            return; // in a circle
        } else if (object instanceof byte[] bytes) {
            sight.bytes(named, bytes);
        } else if (object instanceof char[] chars) {
            sight.text(named, new String(chars));
        } else if (object instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            sight.bytes(named, bytes);
        } else if ((object instanceof Path || object instanceof File) && !isThere(object)) {
            sight.text(named, object.toString());
        } else if (object instanceof Path path) {
            inFiles(name, path);
        } else if (object instanceof File file) {
            inFiles(name, file.toPath());
        } else if (!inParts(name, object)) {
            inWhole(named, object);
        }
    }

    private static String kind(Object object) {
        Class<?> type = object.getClass();
        return type.getSimpleName().isEmpty() ? "object" : type.getSimpleName();
    }

    /** Whether it can be looked into: of a file that isn't there, there is its name alone. */
    private static boolean isThere(Object object) {
        return !(object instanceof Path path && !Files.exists(path))
                && !(object instanceof File file && !file.exists());
    }

    /** Goes through what is made of others, and says whether this was. */
    private boolean inParts(String name, Object object) {
        Parts parts = Parts.of(object);
        if (parts == null) {
            return false;
        }
        int before = sight.count();
        parts.each().forEach(part -> in(name + part.name(), part.value()));
        if (sight.count() == before) {
            sight.text(name + " (" + kind(object) + "), its elements", parts.inOne());
        }
        return parts.isAll();
    }

    /** Where a part holds it, the whole isn't named as well. */
    private void inWhole(String name, Object object) {
        int before = sight.count();
        inOwnParts(name, object);
        if (sight.count() == before) {
            said(name, object);
        }
        if (sight.count() == before) {
            serialised(name, object);
        }
    }

    /** Looks through what the library's own objects say in other ways than by {@code toString}. */
    private void inOwnParts(String name, Object object) {
        if (object instanceof Report report) {
            sight.text(name + ".toString()", report.toString());
            sight.text(name + " in colour", report.toText(new TextStyle(true, false)));
            sight.text(name + ".toJson()", report.toJson());
            sight.text(name + ".toGitHub()", report.toGitHub());
            sight.text(name + ".toMarkdown()", report.toMarkdown());
            sight.text(name + ".toSarif()", report.toSarif());
            sight.text(name + ".summary()", report.summary());
            sight.text(name + ".findings()", report.findings().toString());
            sight.text(name + ".tierEvidence()", report.tierEvidence().toString());
        } else if (object instanceof Guarded<?> guarded) {
            in(name + ".report()", guarded.report());
            in(name + ".config()", guarded.config());
            in(name + ".explain()", guarded.explain());
        } else if (object instanceof Explanations explanations) {
            sight.text(name + ".toJson()", explanations.toJson());
            for (Explanation each : explanations.keys()) {
                sight.text(name + ", one key", each.toString());
            }
        } else if (object instanceof LiveConfig<?> live) {
            in(name + ".current()", live.current());
            in(name + ".failure()", live.failure());
        } else if (object instanceof Throwable thrown) {
            inThrown(name, thrown);
        }
    }

    private void inThrown(String name, Throwable thrown) {
        int before = sight.count();
        if (!sight.text(name + ", its message", String.valueOf(thrown.getMessage()))) {
            sight.text(name + ", its localized message", String.valueOf(thrown.getLocalizedMessage()));
        }
        if (thrown instanceof ConfigRefusedException refused) {
            in(name + ".report()", refused.report());
        }
        in(name + ", its cause", thrown.getCause());
        for (Throwable suppressed : thrown.getSuppressed()) {
            in(name + ", what it suppresses", suppressed);
        }
        if (sight.count() == before) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            sight.text(name + ", its stack trace", trace.toString());
        }
    }

    /** Whoever throws its text says it as well. */
    private void said(String name, Object object) {
        try {
            sight.text(name + ".toString()", String.valueOf(object.toString()));
        } catch (RuntimeException | StackOverflowError e) {
            in(name + ".toString()", e);
        }
    }

    /** What has a part that can't be serialised has no such form; what was written before it came to that has. */
    private void serialised(String name, Object object) {
        if (!(object instanceof Serializable)) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            sight.text(name + ", thrown by serialising it", String.valueOf(e.getMessage()));
        }
        sight.bytes(name + ", serialised", bytes.toByteArray());
    }

    private void inFiles(String name, Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted().toList()) {
                String relative = String.valueOf(file.equals(path) ? file.getFileName() : path.relativize(file));
                String called = sight.text(name + ", the name of a file", relative) ? "a file" : "file " + relative;
                if (Files.isRegularFile(file)) {
                    sight.bytes(name + ", " + called, Files.readAllBytes(file));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(name + " is a file that can't be read", e);
        }
    }
}
