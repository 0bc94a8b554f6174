package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts what a start loads, in a JVM of its own. */
class StartPathTest {
    @TempDir
    Path directory;

    @Test
    void recordPathLoadsNoForeignLibrary() throws Exception {
        List<String> loaded = loadedClasses();
        assertThat(loaded).contains("io.tierguard.Tierguard");
        assertThat(loaded)
                .noneMatch(name -> name.startsWith("com.typesafe."))
                .noneMatch(name -> name.startsWith("io.smallrye."))
                .noneMatch(name -> name.startsWith("org.eclipse.microprofile."))
                .noneMatch(name -> name.startsWith("org.hibernate."))
                .noneMatch(name -> name.startsWith("jakarta."))
                .noneMatch(name -> name.startsWith("io.tierguard.validation."))
                .doesNotContain("io.tierguard.contract.OtherAnnotations", "io.tierguard.bind.Binding");
    }

    /**
     * Each class costs about a third of a millisecond: a new one on this path has to be worth it. The way through the house has
     * three of its own, {@code Load}, {@code Outcome} and {@code Phase}, because the command line goes it too. The guards on PostgreSQL, on
     * secrets under two keys and on transport are three; the one on the JVM is loaded where it is deployed alone, and git's
     * index is read where there is one.
     */
    @Test
    void recordPathLoadsFewClasses() throws Exception {
        List<String> own = own();
        assertThat(own).as(String.join("\n", own)).hasSizeLessThanOrEqualTo(99);
    }

    /** A bridge is nothing to who doesn't cross it. */
    @Test
    void recordPathLoadsNoBridge() throws Exception {
        assertThat(own())
                .contains("io.tierguard.Tierguard")
                .noneMatch(name -> name.startsWith("io.tierguard.microprofile."))
                .doesNotContain(
                        "io.tierguard.source.LayeredSource",
                        "io.tierguard.model.Origin$Supplied",
                        "io.tierguard.Libraries");
    }

    /** What other programs make of a file is of interest only where it has a character that they might read otherwise. */
    @Test
    void plainFileLoadsNoOtherReader() throws Exception {
        assertThat(own()).noneMatch(name -> name.startsWith("io.tierguard.source.dotenv.readers."));
    }

    /** A contract that is a record needs nothing of what reads one from a file. */
    @Test
    void recordPathLoadsNothingOfAContractFile() throws Exception {
        assertThat(own())
                .noneMatch(name -> name.startsWith("io.tierguard.contract.file."))
                .noneMatch(name -> name.startsWith("io.tierguard.Settings"));
    }

    /** A type that no component is of costs nothing. */
    @Test
    void recordPathLoadsNoBytes() throws Exception {
        assertThat(own()).contains("io.tierguard.Tierguard").doesNotContain("io.tierguard.Bytes");
    }

    /** What is loaded once needs nothing of what keeps it fresh. */
    @Test
    void recordPathLoadsNothingOfALiveConfiguration() throws Exception {
        assertThat(own())
                .doesNotContain(
                        "io.tierguard.Refreshing", "io.tierguard.Pace", "io.tierguard.Changes", "io.tierguard.Faults")
                .noneMatch(name -> name.startsWith("io.tierguard.Live") || name.endsWith("Ticker"));
    }

    /** A class that is made at run time starts the slowest parts of a JVM: bytecode, method handles, modules. */
    @Test
    void recordPathMakesNoLambdaAndNoProxy() throws Exception {
        assertThat(own()).noneMatch(name -> name.contains("$$Lambda"));
        assertThat(loadedClasses()).noneMatch(name -> name.startsWith("jdk.proxy") || name.contains("$Proxy"));
    }

    private List<String> own() throws IOException, InterruptedException {
        return loadedClasses().stream()
                .filter(name -> name.startsWith("io.tierguard.") && !name.startsWith("io.tierguard.StartPath"))
                .toList();
    }

    /** The classes that loading a configuration of ten keys from a .env and the environment needs. */
    private List<String> loadedClasses() throws IOException, InterruptedException {
        Files.writeString(directory.resolve(".env"), """
                POSTGRES_DB=event_api_dev
                POSTGRES_USER="event_api"
                POSTGRES_PASSWORD=event_api
                OPENAI_API_KEY=sk-development-0000
                NODE_ENV=development
                MIX_ENV=dev
                ENABLE_DEBUG_ENDPOINTS=true
                """);
        Path log = directory.resolve("classes.log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log + ":none",
                "-cp",
                System.getProperty("java.class.path"),
                StartPathMain.class.getName());
        builder.environment().clear();
        builder.directory(directory.toFile());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.substring(0, line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ')))
                    .toList();
        }
    }
}
