package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Contract;
import io.tierguard.contract.ContractCheck;
import io.tierguard.contract.RecordContract;
import io.tierguard.layer.Layers;
import io.tierguard.layer.Snapshot;
import io.tierguard.layer.Sources;
import io.tierguard.model.Problem;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.Surroundings;
import io.tierguard.tier.Verdict;
import io.tierguard.tier.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM that lets a debugger or a stranger's JMX client in. */
class JvmGuardTest {
    private static final String JDWP = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005";
    private static final String JMX = "com.sun.management.jmxremote.";

    @TempDir
    Path folder;

    record Config(Optional<Secret<String>> token) {}

    private List<String> findings(Map<String, String> environment, Map<String, String> properties) {
        return Judged.findings(Judged.guard(Config.class, Tier.PRODUCTION, folder, environment)
                .systemProperties(properties)
                .check());
    }

    /** The façade takes the arguments of this process alone; the guard takes any. */
    private List<Problem> withArguments(Tier tier, String... arguments) throws IOException {
        Path file = folder.resolve("cmdline");
        Files.writeString(file, String.join("\0", arguments) + "\0");
        Surroundings around = new Surroundings(Map.of(), Map.of(), folder, file);
        Contract contract = RecordContract.of(Config.class);
        DotenvFiles dotenv = DotenvFiles.of(around);
        Verdict verdict = Verdicts.of(tier, Map.of(), Map.of(), List.of());
        Sources sources = new Sources(around, dotenv, null, List.of(), Map.of());
        Snapshot snapshot = Layers.gather(tier, sources, contract.names(), contract.defaults(tier));
        Checked checked = ContractCheck.check(contract, tier, snapshot);
        return Guards.judge(checked, verdict, around, Map.of()).problems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void aVariableLetsADebuggerIn(String name) {
        for (Tier tier : Tier.values()) {
            Map<String, String> variables = Map.of(name, "-Xmx1g " + JDWP);
            assertThat(Judged.findings(Config.class, tier, folder, variables))
                    .isEqualTo(Judged.weighed("TG419", "--WE", tier, name));
        }
        assertThat(findings(Map.of(name, "-Xmx1g"), Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                JDWP,
                "-Xrunjdwp:transport=dt_socket,server=y",
                "-agentpath:/opt/jdk/lib/libjdwp.so=transport=dt_socket"
            })
    void anArgumentLetsADebuggerIn(String argument) throws IOException {
        for (String[] arguments : new String[][] {
            {"java", argument, "-jar", "app.jar"},
            {"/usr/bin/java", "-cp", "app.jar", "--add-modules", "java.sql", argument, "com.example.Main"},
        }) {
            assertThat(withArguments(Tier.PRODUCTION, arguments))
                    .extracting(problem -> problem.id().id())
                    .containsExactly("TG419");
            assertThat(withArguments(Tier.DEVELOPMENT, arguments)).isEmpty();
        }
    }

    @Test
    void argumentsOfTheApplicationAreItsOwn() throws IOException {
        assertThat(withArguments(Tier.PRODUCTION, "java", "-jar", "app.jar", JDWP))
                .isEmpty();
        assertThat(withArguments(Tier.PRODUCTION, "java", "-cp", "x", "com.example.Main", JDWP))
                .isEmpty();
        assertThat(withArguments(Tier.PRODUCTION, "java", "-m", "app/main", JDWP))
                .isEmpty();
        assertThat(withArguments(Tier.PRODUCTION, "java", "-agentpath:/opt/apm.so", "-jar", "app.jar"))
                .isEmpty();
    }

    @Test
    void noArgumentIsQuoted() throws IOException {
        assertThat(withArguments(Tier.PRODUCTION, "java", "-Dpassword=fK3-hV9", JDWP + ",x=fK3-hV9", "Main")
                        .toString())
                .doesNotContain("fK3");
    }

    @ParameterizedTest
    @CsvSource({
        "authenticate, false, 1",
        "authenticate, no, 1",
        "authenticate, TRUE, 0",
        "ssl, false, 1",
        "ssl, true, 0",
        "host, 0.0.0.0, 0",
    })
    void openJmxIsRefused(String option, String value, int findings) {
        assertThat(findings(Map.of(), Map.of(JMX + "port", "9010", JMX + option, value)))
                .isEqualTo(new ArrayList<>(List.of("TG419 error " + JMX + "port property:" + JMX + "port"))
                        .subList(0, findings));
    }

    @Test
    void withoutAPortJmxIsForThisUserAlone() {
        assertThat(findings(Map.of(), Map.of(JMX + "authenticate", "false"))).isEmpty();
    }
}
