package io.tierguard.report;

import java.io.File;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Where a file of the application stands in its repository, which is how GitHub wants to be told of it. */
final class RepositoryPath {
    private RepositoryPath() {}

    /**
     * Returns the path as the root of the repository sees it, with slashes, or null for a file outside.
     *
     * @param folder the application's folder, as the root sees it; empty for the root itself
     * @param path the file's path, as the application's folder sees it
     */
    static @Nullable String of(String folder, String path) {
        String whole = slashes(isAbsolute(path) || folder.isEmpty() ? path : folder + "/" + path);
        if (isAbsolute(whole)) {
            return null;
        }
        Deque<String> names = new ArrayDeque<>();
        int start = 0;
        while (start <= whole.length()) {
            int slash = whole.indexOf('/', start);
            int end = slash < 0 ? whole.length() : slash;
            String name = whole.substring(start, end);
            start = end + 1;
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return null;
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return names.isEmpty() ? null : String.join("/", names);
    }

    private static boolean isAbsolute(String path) {
        return slashes(path).startsWith("/") || new File(path).isAbsolute();
    }

    private static String slashes(String path) {
        return path.replace(File.separatorChar, '/');
    }
}
