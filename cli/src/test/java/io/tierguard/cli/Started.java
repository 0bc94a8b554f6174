package io.tierguard.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command line as a process of its own, with those variables alone, and what it printed, byte for byte. */
record Started(int code, String out, String err) {
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Returns a process that is not started; its standard error goes to a file {@code stderr} in the folder. */
    static ProcessBuilder process(Path folder, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().putAll(environment);
        return builder;
    }

    /** Returns the words that start the command line. */
    static List<String> words(String... arguments) {
        List<String> words = new ArrayList<>(List.of(JAVA, "-cp", classPath(), "io.tierguard.cli.Main"));
        words.addAll(List.of(arguments));
        return words;
    }

    static Started in(Path folder, Map<String, String> environment, byte[] input, List<String> command)
            throws IOException, InterruptedException {
        Process process = process(folder, environment, command).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        int code = process.waitFor();
        return new Started(code, out, Files.readString(folder.resolve("stderr"), StandardCharsets.UTF_8));
    }

    /** Returns the class path of this test with absolute paths, because the process works elsewhere. */
    static String classPath() {
        return String.join(
                File.pathSeparator,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
