package io.tierguard.source;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * The jars of one provider that lies apart from the class path, in a folder of its own. They see this library's classes before
 * their own, and those of no other provider.
 */
final class ProviderJars {
    private final List<Path> whole = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private ProviderJars() {}

    /** Returns the jars in a folder, or none where there is no such folder. */
    static ProviderJars in(Path folder) {
        ProviderJars jars = new ProviderJars();
        if (!Files.exists(folder)) {
            return jars;
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "[!.]*.jar")) {
            for (Path file : found) {
                files.add(file.toAbsolutePath());
            }
        } catch (Exception e) { // it is no folder, may not be read, or stops to be read halfway
            jars.broken.add("the folder");
            return jars;
        }
        files.sort(null); // a folder has no order that two machines would share
        for (Path file : files) {
            jars.add(file);
        }
        return jars;
    }

    /** A class loader passes a jar over that it can't open, and then lacks a class somewhere, later. */
    private void add(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > 0) {
                whole.add(file);
                return;
            }
        } catch (IOException | SecurityException e) {
            // what it says may be anything, and the name of the file says enough
        }
        broken.add(String.valueOf(file.getFileName()));
    }

    /** Returns the files that are no jars, or can't be read. Where there are any, nothing is opened. */
    List<String> broken() {
        return broken;
    }

    boolean isEmpty() {
        return whole.isEmpty();
    }

    /** Returns a class loader of these jars, which stays open for as long as the process runs. */
    ClassLoader loader() {
        List<URL> urls = new ArrayList<>();
        for (Path jar : whole) {
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException("a file has no URL", e);
            }
        }
        return new URLClassLoader(urls.toArray(new URL[0]), SecretProvider.class.getClassLoader());
    }
}
