package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An application without MicroProfile's API, in a JVM that really lacks it, and one with the API and without SmallRye. */
class MicroProfileApiMissingTest {
    /** The application. */
    public static final class Main {
        private Main() {}

        record OneKey(@Default("shop") String name) {}

        /** Looks at the methods as a framework does, and then hands in what it took for a source. */
        public static void main(String[] args) throws ReflectiveOperationException {
            Tierguard<OneKey> tierguard = Tierguard.of(OneKey.class).tier(Tier.DEVELOPMENT);
            int methods = Tierguard.class.getDeclaredMethods().length + Tierguard.class.getMethods().length;
            System.out.println(tierguard.load().config().name() + " " + (methods > 0));
            try {
                Tierguard.class.getMethod("microprofile", Object.class).invoke(tierguard, "a source");
            } catch (InvocationTargetException e) {
                System.out.println(e.getCause());
            }
        }
    }

    /** Hands in a source of its own. */
    public static final class ApiMain {
        private ApiMain() {}

        /** Prints what the source has supplied. */
        public static void main(String[] args) {
            System.out.println(Tierguard.of(Main.OneKey.class)
                    .tier(Tier.DEVELOPMENT)
                    .microprofile(new OwnSource())
                    .load()
                    .explain("NAME"));
        }
    }

    /** A source that knows the API alone. */
    private static final class OwnSource implements org.eclipse.microprofile.config.spi.ConfigSource {
        @Override
        public java.util.Set<String> getPropertyNames() {
            return java.util.Set.of("name");
        }

        @Override
        public String getValue(String name) {
            return "window";
        }

        @Override
        public String getName() {
            return "own";
        }
    }

    @Test
    void errorNamesTheLibraryAndReflectionWorks() throws Exception {
        assertThat(output(Main.class, "smallrye", "microprofile-config"))
                .contains("shop true\n")
                .contains("java.lang.IllegalStateException: microprofile(…) needs a library: add"
                        + " org.eclipse.microprofile.config:microprofile-config-api to the dependencies,"
                        + " or io.smallrye.config:smallrye-config, which brings it\n");
    }

    @Test
    void theApiIsEnough() throws Exception {
        assertThat(output(ApiMain.class, "smallrye")).contains("window").contains("own, property name");
    }

    private static String output(Class<?> main, String... lacking) throws Exception {
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (List.of(lacking).stream().noneMatch(entry::contains)) {
                path.add(entry);
            }
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-Dsun.stdout.encoding=UTF-8",
                        "-cp",
                        String.join(File.pathSeparator, path),
                        main.getName())
                .redirectErrorStream(true);
        builder.environment().clear();
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
