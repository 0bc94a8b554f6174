package io.tierguard.source;

import io.tierguard.Layer;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who else can read or change a {@code .env} than the user that it serves. */
final class DotenvAccess {
    private static final int STICKY = 01000;

    private DotenvAccess() {}

    /**
     * Returns what is wrong with the access to a file that was read.
     *
     * @param user the user that this process runs as, where it is known. One without a name is not; and root, which in a
     *     container reads what the developer outside of it owns, is left alone
     */
    static List<Problem> problems(SourceFile file, Path path, String name, @Nullable String user) {
        List<Problem> problems = new ArrayList<>(0);
        Origin origin = Origin.File.whole(Layer.DOTENV, name);
        if (file.link()) {
            problems.add(Problem.of(ProblemId.FILE_IS_LINK, name + " is a symbolic link")
                    .at(origin)
                    .because("who can change the link chooses the configuration")
                    .fix("put a regular file in its place"));
        }
        boolean onDisk = path.getFileSystem().equals(FileSystems.getDefault());
        if (!name.equals(DotenvFiles.TEST) && onDisk && isTracked(path)) {
            problems.add(Problem.of(ProblemId.DOTENV_TRACKED, name + " is tracked by git")
                    .at(origin)
                    .because("what was committed once, everyone with a copy of the repository keeps")
                    .fix("git rm --cached " + name + ", add it to .gitignore, and replace the secrets in it"));
        }
        if (name.equals(DotenvFiles.TEST)
                || !onDisk
                || !(file.attributes() instanceof PosixFileAttributes attributes)) {
            return problems;
        }
        String reader = who(attributes, PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_READ, path);
        if (reader != null) {
            problems.add(Problem.of(ProblemId.DOTENV_READABLE, name + " can be read by " + reader)
                    .at(origin)
                    .because("a .env holds secrets, be they only development's")
                    .fix("chmod 600 " + name));
        }
        String writer = who(attributes, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE, path);
        if (writer != null) {
            problems.add(changeable(name, "can be changed by " + writer, "chmod 600 " + name, origin));
        }
        String replacer = whoReplaces(path);
        if (replacer != null) {
            problems.add(changeable(name, "can be replaced by " + replacer, "chmod go-w its folder", origin));
        }
        String owner = attributes.owner().getName();
        if (user != null && !user.equals("?") && !user.equals("root") && !owner.equals("root") && !owner.equals(user)) {
            String what = "belongs to another user than the one that this process runs as";
            problems.add(changeable(name, what, "chown it to the user that the application runs as", origin));
        }
        return problems;
    }

    /** A repository is the nearest folder above with a {@code .git}; the class that reads it isn't loaded without one. */
    private static boolean isTracked(Path path) {
        try {
            Path folder = path.toAbsolutePath().resolveSibling("").toRealPath();
            for (Path root = folder; root != null; root = root.getParent()) {
                Path git = root.resolve(".git");
                if (Files.exists(git)) {
                    return GitIndex.has(git, root.relativize(folder.resolve(path.getFileName())));
                }
            }
            return false;
        } catch (IOException | SecurityException e) {
            return false; // what can't be looked at is not known to be tracked
        }
    }

    private static Problem changeable(String name, String what, String fix, Origin origin) {
        return Problem.of(ProblemId.DOTENV_CHANGEABLE, name + " " + what)
                .at(origin)
                .because("who can change the file chooses the configuration")
                .fix(fix);
    }

    /** Who can write to a folder can put another file in the place of one that is in it, but for one that is sticky. */
    private static @Nullable String whoReplaces(Path path) {
        try {
            Path folder = path.toRealPath().getParent();
            String writer = folder == null
                    ? null
                    : who(
                            Files.readAttributes(folder, PosixFileAttributes.class),
                            PosixFilePermission.OTHERS_WRITE,
                            PosixFilePermission.GROUP_WRITE,
                            path);
            return writer == null || ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0 ? null : writer;
        } catch (IOException | SecurityException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** Says who else has a permission; a group that is named as the owner is the owner's alone, as most systems set it up. */
    private static @Nullable String who(
            PosixFileAttributes of, PosixFilePermission others, PosixFilePermission group, Path path) {
        Set<PosixFilePermission> allowed = of.permissions();
        if (allowed.contains(others) && isReached(path, null)) {
            return "everyone on this machine";
        }
        boolean shared = allowed.contains(group)
                && !of.group().getName().equals(of.owner().getName())
                && isReached(path, of.group());
        return shared ? "everyone in its group" : null;
    }

    /** A permission is worth nothing to somebody who can't get through all the folders above. */
    private static boolean isReached(Path path, @Nullable GroupPrincipal group) {
        try {
            for (Path folder = path.toRealPath().getParent(); folder != null; folder = folder.getParent()) {
                PosixFileAttributes entry = Files.readAttributes(folder, PosixFileAttributes.class);
                boolean others = entry.permissions().contains(PosixFilePermission.OTHERS_EXECUTE);
                boolean members = entry.permissions().contains(PosixFilePermission.GROUP_EXECUTE)
                        && entry.group().equals(group);
                if (!others && !members) {
                    return false;
                }
            }
            return true;
        } catch (IOException | SecurityException e) {
            return true; // what can't be looked at is not relied on
        }
    }
}
