package io.tierguard.source;

import io.tierguard.Layer;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** Returns the keys that variables {@code KEY_FILE} would supply. No file is opened, nor must it be there yet. */
    public static Reading namesOnly(Map<String, String> environment, Set<String> declared) {
        List<Entry> entries = new ArrayList<>(0);
        for (String key : declared) {
            String variable = key + "_FILE";
            if (!environment.getOrDefault(variable, "").isEmpty() && !declared.contains(variable)) {
                entries.add(Entry.of(key, Reading.NOT_READ, Origin.File.whole(Layer.FILE, variable)));
            }
        }
        return new Reading(entries, List.of());
    }

    /**
     * Returns the keys that the files of a mounted folder would supply; no file is opened. One that is not mounted here may be
     * so where the application is deployed to, and have any key.
     */
    public static Reading folderNames(@Nullable Path folder, Path directory, Set<String> declared) {
        if (folder == null) {
            return Reading.NOTHING;
        }
        List<Entry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(0);
        Map<String, Origin> seen = new HashMap<>();
        try {
            for (Path file : list(directory.resolve(folder.toString()))) {
                String name = String.valueOf(file.getFileName());
                Key key = name.startsWith(".") ? null : Key.fromPath(name);
                if (key == null || !declared.contains(key.name()) || Files.isDirectory(file)) {
                    continue;
                }
                Origin origin = Origin.File.whole(Layer.FILE, folder + "/" + name);
                Origin other = seen.putIfAbsent(key.name(), origin);
                if (other == null) {
                    entries.add(Entry.of(key.name(), Reading.NOT_READ, origin));
                } else {
                    problems.add(clash(key, origin.location(), other));
                }
            }
        } catch (IOException | DirectoryIteratorException | SecurityException e) {
            return Reading.failed(Problem.of(
                            ProblemId.SECRETS_NAMES_UNKNOWN,
                            "the secrets folder " + folder + " can't be looked into from here")
                    .at(Origin.File.whole(Layer.FILE, folder.toString()))
                    .fix("rely on the check at the start for these, which reads the values"));
        }
        return new Reading(entries, problems);
    }

    private static void readNamed(
            String key, Origin variable, Path directory, String path, List<Entry> entries, List<Problem> problems) {
        // What should be a path and isn't may be the secret itself: it is shown only where something is there.
        try {
            Path file = directory.resolve(path);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                add(key, path, SourceFile.read(file, path, Layer.FILE, LIMIT), entries, problems);
            } else {
                problems.add(
                        notAFile(variable, "names a file that is not there").key(key));
            }
        } catch (InvalidPathException e) {
            problems.add(notAFile(variable, "is not the path of a file").key(key));
        }
    }

    private static Problem notAFile(Origin variable, String what) {
        return Problem.of(ProblemId.FILE_UNREADABLE, variable.location() + " " + what)
                .at(variable)
                .fix("set it to the path of a file that holds the value, and mount that file");
    }

    /** Reads the files of a folder whose names stand for keys of the contract; a link out of the folder is refused. */
    public static Reading folder(@Nullable Path folder, Path directory, Set<String> declared) {
        if (folder == null) {
            return Reading.NOTHING;
        }
        List<Entry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(0);
        Map<String, Origin> seen = new HashMap<>();
        try {
            Path real = (folder.isAbsolute() ? folder : directory.resolve(folder.toString())).toRealPath();
            for (Path file : list(real)) {
                String name = String.valueOf(file.getFileName());
                Key key = name.startsWith(".") ? null : Key.fromPath(name);
                if (key == null || !declared.contains(key.name()) || Files.isDirectory(file)) {
                    continue;
                }
                String shown = folder + "/" + name;
                Origin other = seen.putIfAbsent(key.name(), Origin.File.whole(Layer.FILE, shown));
                if (other == null) {
                    add(key.name(), shown, readInside(real, file, shown), entries, problems);
                } else {
                    problems.add(clash(key, shown, other));
                }
            }
        } catch (IOException | DirectoryIteratorException | SecurityException e) {
            problems.add(Problem.of(
                            ProblemId.FILE_UNREADABLE,
                            "the secrets folder " + folder + " can't be read: "
                                    + e.getClass().getSimpleName())
                    .at(Origin.File.whole(Layer.FILE, folder.toString()))
                    .fix("mount it, or drop .secretsFolder(…)"));
        }
        return new Reading(entries, problems);
    }

    /** The order of a folder is the file system's own; by name it is the same everywhere. */
    private static List<Path> list(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path file : stream) {
                files.add(file);
            }
        }
        files.sort(null);
        return files;
    }

    private static SourceFile readInside(Path folder, Path file, String shown) {
        try {
            Path real = file.toRealPath();
            if (real.startsWith(folder)) {
                return SourceFile.read(real, shown, Layer.FILE, LIMIT);
            }
        } catch (IOException | SecurityException e) {
            // A link to nowhere, or in a circle: to read it is to be told why it can't be.
            return SourceFile.read(file, shown, Layer.FILE, LIMIT);
        }
        Problem problem = Problem.of(ProblemId.FILE_UNREADABLE, shown + " is a link out of the folder")
                .at(Origin.File.whole(Layer.FILE, shown))
                .fix("put the file itself into the folder");
        return SourceFile.failed(problem);
    }

    private static Problem clash(Key key, String shown, Origin other) {
        return Problem.of(ProblemId.NAME_CLASH, "two files stand for " + key)
                .key(key)
                .at(Origin.File.whole(Layer.FILE, shown))
                .shadowing(List.of(other))
                .fix("keep one of them");
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
