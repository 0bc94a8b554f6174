package io.tierguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** System properties that can be meant as keys. */
class SystemPropertiesTest {
    private static final Set<String> DECLARED = Set.of("LOG_LEVEL", "USER_NAME", "JAVA_HOME", "OPENAI_API_KEY");

    @Test
    void anExactNameIsOverADottedOne() {
        for (List<String> order : List.of(List.of("LOG_LEVEL", "log.level"), List.of("log.level", "LOG_LEVEL"))) {
            Map<String, String> properties = new LinkedHashMap<>();
            order.forEach(name -> properties.put(name, "of " + name));

            Reading reading = SystemProperties.read(properties, DECLARED);

            assertThat(said(reading)).containsExactly("LOG_LEVEL=of log.level", "LOG_LEVEL=of LOG_LEVEL");
            assertThat(reading.problems()).isEmpty();
            assertThat(reading.entries())
                    .extracting(Entry::origin)
                    .containsExactly(new Origin.Property("log.level"), new Origin.Property("LOG_LEVEL"));
        }
    }

    @Test
    void everySpellingOfAKeyIsHeard() {
        for (String name :
                List.of("openai.api.key", "openai.api-key", "openaiApiKey", "openai_api_key", "openai.apiKey")) {
            assertThat(said(SystemProperties.read(Map.of(name, "x"), DECLARED))).containsExactly("OPENAI_API_KEY=x");
        }
    }

    @Test
    void twoDottedNamesForOneKeyAreAClash() {
        for (List<String> order : List.of(List.of("log-level", "log.level"), List.of("log.level", "log-level"))) {
            Map<String, String> properties = new LinkedHashMap<>();
            order.forEach(name -> properties.put(name, name));

            Reading reading = SystemProperties.read(properties, DECLARED);

            assertThat(said(reading)).containsExactly("LOG_LEVEL=log-level", "LOG_LEVEL=log.level");
            assertThat(reading.problems()).hasSize(1);
            Problem problem = reading.problems().get(0);
            assertThat(problem.id()).isEqualTo(ProblemId.NAME_CLASH);
            assertThat(problem.key()).isEqualTo("LOG_LEVEL");
            assertThat(problem.origin()).isEqualTo(new Origin.Property("log.level"));
            assertThat(problem.shadows()).containsExactly(new Origin.Property("log-level"));
        }
        assertThat(SystemProperties.read(Map.of("a.b", "1", "a-b", "2"), DECLARED)
                        .problems())
                .isEmpty();
    }

    @Test
    void aNameThatStandsForNoKeyIsPassedOver() {
        assertThat(said(SystemProperties.read(Map.of("", "1", "é", "2", "a b", "3", "1.a", "4", ".a", "5"), DECLARED)))
                .isEmpty();
    }

    @Test
    void whatTheJvmKeepsForItselfSuppliesNoKey() {
        Map<String, String> properties = Map.of(
                "user.name", "root",
                "java.home", "/jdk",
                "os.name", "Linux",
                "http.proxyHost", "p",
                "com.sun.management.jmxremote", "",
                "user", "x");

        assertThat(said(SystemProperties.read(properties, DECLARED))).isEmpty();
        assertThat(said(SystemProperties.read(Map.of("USER_NAME", "me"), DECLARED)))
                .containsExactly("USER_NAME=me");
    }

    /** A JVM that was told nothing says nothing: the list of its own names is complete. */
    @Test
    void aNewJvmHasNoPropertyThatCouldBeMeantAsAKey() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PropertiesMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).isZero();
        assertThat(said).isEqualTo("[]");
    }

    /** Says what a process is told by its own properties. */
    static final class PropertiesMain {
        public static void main(String[] args) {
            System.out.print(said(SystemProperties.read(Surroundings.propertiesOfProcess(), Set.of())));
        }
    }

    private static List<String> said(Reading reading) {
        List<String> said = new ArrayList<>();
        for (Entry entry : reading.entries()) {
            said.add(entry.name() + "=" + entry.value().reveal());
        }
        return said;
    }
}
