package io.tierguard.source;

import io.tierguard.Layer;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads files that hold one value each: the file that {@code KEY_FILE} names, and the files of a mounted folder, as
 * Docker and Kubernetes hand secrets over. The whole file is the value, its last newline included.
 */
public final class SecretFiles {
    /** As much as the largest secret that any of the managers keeps. */
    private static final int LIMIT = 1 << 16;

    private SecretFiles() {}

    /**
     * Reads the files that variables {@code KEY_FILE} name, for the keys of the contract alone: other tools have variables
     * of that form too.
     */
    public static Reading named(Map<String, String> environment, Path directory, Set<String> declared) {
        List<Entry> entries = new ArrayList<>(0);
        List<Problem> problems = new ArrayList<>(0);
        for (String key : declared) {
            String variable = key + "_FILE";
            String path = environment.get(variable);
            if (path != null && !path.isEmpty() && !declared.contains(variable)) {
                readNamed(key, new Origin.Variable(variable), directory, path, entries, problems);
            }
        }
        return new Reading(entries, problems);
    }

    private static void readNamed(
            String key, Origin variable, Path directory, String path, List<Entry> entries, List<Problem> problems) {
        try {
            SourceFile file = SourceFile.read(directory.resolve(path), path, Layer.FILE, LIMIT);
            if (file.absent()) {
                problems.add(
                        Problem.of(ProblemId.FILE_UNREADABLE, variable.location() + " names a file that is not there")
                                .key(key)
                                .at(Origin.File.whole(Layer.FILE, path))
                                .fix("mount the file, or correct " + variable.location()));
            }
            add(key, path, file, entries, problems);
        } catch (InvalidPathException e) {
            // The value of a variable that should be a path and isn't may be the secret itself: it is not shown.
            problems.add(Problem.of(ProblemId.FILE_UNREADABLE, variable.location() + " is not the path of a file")
                    .key(key)
                    .at(variable)
                    .fix("set it to the path of a file that holds the value"));
        }
    }

    /** Reads the files of a folder whose names stand for keys of the contract; a link out of the folder is refused. */
    public static Reading folder(@Nullable Path folder, Path directory, Set<String> declared) {
        if (folder == null) {
            return Reading.NOTHING;
        }
        List<Entry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(0);
        Path root = directory.resolve(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
            Path real = root.toRealPath();
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                Key key = name.startsWith(".") ? null : Key.fromPath(name);
                if (key != null && declared.contains(key.name()) && !Files.isDirectory(file)) {
                    String shown = folder + "/" + name;
                    if (file.toRealPath().startsWith(real)) {
                        add(key.name(), shown, SourceFile.read(file, shown, Layer.FILE, LIMIT), entries, problems);
                    } else {
                        problems.add(Problem.of(ProblemId.FILE_UNREADABLE, shown + " is a link out of the folder")
                                .key(key)
                                .at(Origin.File.whole(Layer.FILE, shown))
                                .fix("put the file itself into " + folder));
                    }
                }
            }
        } catch (IOException | SecurityException e) {
            problems.add(Problem.of(
                            ProblemId.FILE_UNREADABLE,
                            "the secrets folder " + folder + " can't be read: "
                                    + e.getClass().getSimpleName())
                    .at(Origin.File.whole(Layer.FILE, folder.toString()))
                    .fix("mount it, or drop .secretsFolder(…)"));
        }
        return new Reading(entries, problems);
    }

    private static void add(String key, String path, SourceFile file, List<Entry> entries, List<Problem> problems) {
        for (Problem problem : file.problems()) {
            problems.add(problem.key(key));
        }
        if (file.text() != null) {
            entries.add(Entry.of(key, file.text(), new Origin.File(Layer.FILE, path, 0, 0)));
        }
    }
}
