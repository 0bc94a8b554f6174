package io.tierguard.source.dotenv;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;

/**
 * How long a file of 1 MiB takes to be read and parsed, in turn with {@code java.util.Properties} and with dotenv-java. Only
 * the ratios mean anything: what else the machine does, it does to all of them.
 */
public final class ParsingSpeed {
    private static final int SIZE = 1 << 20;
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 61;

    private ParsingSpeed() {}

    private interface Parse {
        int entries(Path file) throws IOException;
    }

    /** Prints medians, and their ratios. */
    public static void main(String[] args) throws IOException {
        for (String kind : new String[] {"bare", "mixed"}) {
            Path folder = Files.createTempDirectory("tierguard");
            Path file = folder.resolve(".env");
            int lines = write(file, kind.equals("mixed"));
            Parse[] parsers = {ParsingSpeed::tierguard, ParsingSpeed::properties, ParsingSpeed::dotenvJava};
            double[][] times = new double[parsers.length][ROUNDS];
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                for (int i = 0; i < parsers.length; i++) {
                    long start = System.nanoTime();
                    int entries = parsers[i].entries(file);
                    double time = (System.nanoTime() - start) / 1e6;
                    if (entries != lines) {
                        throw new IllegalStateException(i + " read " + entries + " of " + lines);
                    }
                    if (round >= 0) {
                        times[i][round] = time;
                    }
                }
            }
            double ours = median(times[0]);
            System.out.printf(
                    "%s: Tierguard %.1f ms, Properties %.1f ms (ratio %.2f), dotenv-java %.1f ms (ratio %.2f)%n",
                    kind,
                    ours,
                    median(times[1]),
                    ours / median(times[1]),
                    median(times[2]),
                    ours / median(times[2]));
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static int write(Path file, boolean mixed) throws IOException {
        StringBuilder text = new StringBuilder(SIZE);
        int lines = 0;
        while (text.length() < SIZE - 200) {
            if (lines % 10 == 0) {
                text.append("# what the next ten are for\n");
            }
            String value = "postgres://db" + lines + ".example.net:5432/event_api";
            text.append("SETTING_").append(lines).append('=');
            text.append(mixed && lines % 2 == 0 ? '"' + value + '"' : value).append('\n');
            lines++;
        }
        Files.writeString(file, text);
        return lines;
    }

    private static int tierguard(Path file) throws IOException {
        return Dotenv.parse(Files.readString(file), ".env", Map.of(), Map.of())
                .entries()
                .size();
    }

    private static int properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties.size();
    }

    private static int dotenvJava(Path file) {
        return io.github.cdimascio.dotenv.Dotenv.configure()
                .directory(String.valueOf(file.getParent()))
                .load()
                .entries(io.github.cdimascio.dotenv.Dotenv.Filter.DECLARED_IN_ENV_FILE)
                .size();
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
