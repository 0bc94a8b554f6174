package io.tierguard.examples.beanvalidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the mailer's constraints refuse; and the page that shows it is held to what is true. */
class MailerConfigTest {
    private static final Path PAGE = Path.of("../../docs/bean-validation.md");
    private static final Path SOURCES = Path.of("src/main/java/io/tierguard/examples/beanvalidation");

    private static final Map<String, String> GOOD = Map.of(
            "SENDER", "mailer@example.net",
            "OPERATORS", "ops@example.net, night@example.net",
            "SIGNING_KEY", "zq3x8Hd29fLw7Qm2xB9dRt4vN6pYs1cK",
            "POOL_MIN", "2",
            "POOL_MAX", "16");

    @TempDir
    Path directory;

    @Test
    void goodConfigurationIsAcceptedInEveryTier() {
        for (Tier tier : Tier.values()) {
            Report report = guard(GOOD).tier(tier).check();
            assertThat(report.accepted()).as(report.toString()).isTrue();
        }
    }

    @Test
    void tierIsTheGroup() {
        Map<String, String> variables = new LinkedHashMap<>(GOOD);
        variables.put("POOL_MAX", "4");
        variables.put("DRY_RUN", "true");
        assertThat(guard(variables).tier(Tier.DEVELOPMENT).check().accepted()).isTrue();
        assertThat(guard(variables).tier(Tier.PRODUCTION).check().findings())
                .extracting(finding -> finding.id() + " " + finding.key())
                .containsExactly("TG320 DRY_RUN", "TG320 POOL_MAX");
    }

    @Test
    void pageShowsWhatIsCompiledAndPrinted() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains("```java\n" + shown("MailerConfig.java") + "```\n");
        assertThat(page).contains("```java\n" + shown("Ordered.java") + "```\n");
        assertThat(page).contains("```\n" + guard(bad()).check() + "```\n");
    }

    /** As a process of its own, with the class path that this one has. */
    @Test
    void processIsRefused() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Mailer.class.getName());
        builder.environment().clear();
        builder.environment().putAll(bad());
        builder.directory(directory.toFile());
        Process process = builder.start();
        String refusal = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(refusal).isEqualTo(78);
        assertThat(refusal).contains("TG320  POOL_MAX").doesNotContain(bad().get("SIGNING_KEY"));
    }

    private static Map<String, String> bad() {
        Map<String, String> variables = new LinkedHashMap<>(GOOD);
        variables.put("APP_TIER", "production");
        variables.put("OPERATORS", "ops@example.net, nobody");
        variables.put("SIGNING_KEY", "zq3x8Hd29fLw7Qm2");
        variables.put("POOL_MIN", "5");
        variables.put("POOL_MAX", "4");
        variables.put("DRY_RUN", "maybe");
        return variables;
    }

    private Tierguard<MailerConfig> guard(Map<String, String> variables) {
        return Tierguard.of(MailerConfig.class)
                .environment(variables)
                .systemProperties(Map.of())
                .directory(directory);
    }

    private static String shown(String file) throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        String off = "// spotless:off\n";
        return source.substring(source.indexOf(off) + off.length(), source.lastIndexOf("// spotless:on"));
    }
}
