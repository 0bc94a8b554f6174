package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An application that doesn't have SmallRye Config, in a JVM that really lacks it. */
class MicroProfileMissingTest {
    /** The application. */
    public static final class Main {
        private Main() {}

        record OneKey(@Default("shop") String name) {}

        /** Looks at the methods as a framework does, and then asks for what is not there. */
        public static void main(String[] args) {
            Guarded<OneKey> guarded =
                    Tierguard.of(OneKey.class).tier(Tier.DEVELOPMENT).load();
            int methods = Guarded.class.getDeclaredMethods().length + Guarded.class.getMethods().length;
            System.out.println(guarded.config().name() + " " + (methods > 0));
            try {
                guarded.microprofile();
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void errorNamesTheLibraryAndReflectionWorks() throws Exception {
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("smallrye") && !entry.contains("microprofile-config")) {
                path.add(entry);
            }
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, path),
                        Main.class.getName())
                .redirectErrorStream(true);
        builder.environment().clear();
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("shop true\n")
                .contains(
                        "microprofile() needs a library: add io.smallrye.config:smallrye-config to the dependencies\n");
    }
}
