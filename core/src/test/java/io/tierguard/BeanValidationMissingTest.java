package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loads a record with constraints in a JVM that lacks what checks them. */
class BeanValidationMissingTest {
    @Test
    void missingLibrariesRefuseWithTheirCoordinates() throws Exception {
        assertRefused(run("hibernate-validator", "jakarta.validation", "jboss-logging", "classmate"));
    }

    @Test
    void missingValidatorRefuses() throws Exception {
        assertRefused(run("hibernate-validator"));
    }

    @Test
    void whatItDependsOnIsMissedToo() throws Exception {
        String output = run("classmate");
        assertThat(output)
                .contains("TG323")
                .contains("doesn't start")
                .contains("TG301")
                .doesNotContain("\tat ");
    }

    /** What the contract finds is said beside it. */
    private static void assertRefused(String output) {
        assertThat(output)
                .contains("TG323")
                .contains("is missing")
                .contains("org.hibernate.validator:hibernate-validator")
                .contains("TG301")
                .doesNotContain("\tat ");
    }

    private static String run(String... without) throws IOException, InterruptedException {
        List<String> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String file = Path.of(entry).getFileName().toString();
            if (List.of(without).stream().noneMatch(file::startsWith)) {
                classPath.add(entry);
            }
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        BeanValidationMissingMain.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(78);
        return output;
    }
}
