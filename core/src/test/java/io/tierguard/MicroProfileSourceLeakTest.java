package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.source.file.FileSystemConfigSource;
import io.smallrye.config.source.yaml.YamlConfigSource;
import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plants a canary in sources of MicroProfile and looks for it in everything that comes out, with every logger at its finest. */
class MicroProfileSourceLeakTest {
    private static final String CANARY = "k4N-ry/+<&é%7Qm2xB9dRt4";

    @TempDir
    Path directory;

    record SecretsConfig(
            Secret<String> password,
            Optional<Secret<Integer>> pin,
            Optional<Secret<List<Integer>>> codes,
            @Length(max = 4) Optional<Secret<String>> shortOne,
            String name) {}

    private static final Map<String, String> PROPERTIES = Map.of(
            "password", CANARY,
            "pin", CANARY,
            "codes[0]", CANARY,
            "codes[1]", CANARY,
            "short-one", CANARY,
            "name", "x" + CANARY + "x",
            "pasword", CANARY,
            "production.password", CANARY,
            "%prod.password", CANARY,
            "old.token", CANARY);

    @ParameterizedTest
    @EnumSource(names = {"HOCON", "FILE", "SECRETS"})
    void noSecretComesOut(Layer layer) throws Exception {
        StringBuilder yaml = new StringBuilder();
        StringBuilder properties = new StringBuilder();
        Path folder = Files.createDirectory(directory.resolve("mounted"));
        for (Map.Entry<String, String> property : PROPERTIES.entrySet()) {
            yaml.append('"')
                    .append(property.getKey())
                    .append("\": '")
                    .append(property.getValue())
                    .append("'\n");
            properties
                    .append(property.getKey())
                    .append('=')
                    .append(property.getValue())
                    .append('\n');
            if (!property.getKey().contains("[")) {
                Files.writeString(folder.resolve(property.getKey()), property.getValue());
            }
        }
        Path yamlFile = Files.writeString(directory.resolve("a.yaml"), yaml);
        Path propertiesFile = Files.writeString(directory.resolve("a.properties"), properties);
        List<Callable<ConfigSource>> sources = List.of(
                () -> new YamlConfigSource(yamlFile.toUri().toURL()),
                () -> new PropertiesConfigSource(propertiesFile.toUri().toURL()),
                () -> new FileSystemConfigSource(folder.toFile()),
                Throwing::new);
        for (Callable<ConfigSource> source : sources) {
            for (Tier tier : Tier.values()) {
                List<String> sinks = new ArrayList<>();
                sinks.addAll(logged(() -> sinks.addAll(said(tier, layer, source.call()))));
                assertThat(sinks).hasSizeGreaterThan(5);
                LeakTest.assertNowhere(CANARY, sinks);
            }
        }
    }

    /** The search sees what is logged at all: here SmallRye says which name it was asked for. */
    @Test
    void loggersAreHeard() throws Exception {
        List<String> lines = logged(() -> Logger.getLogger("io.smallrye.config").finest("said at the finest"));
        assertThat(lines).anyMatch(line -> line.contains("said at the finest"));
    }

    private List<String> said(Tier tier, Layer layer, ConfigSource source) {
        Tierguard<SecretsConfig> guard = Tierguard.of(SecretsConfig.class)
                .directory(directory)
                .tier(tier)
                .environment(Map.of())
                .systemProperties(Map.of())
                .microprofile(layer, source);
        Report report = guard.check();
        assertThat(report.accepted()).isFalse();
        List<String> said = new ArrayList<>(List.of(
                report.toString(),
                report.toText(new TextStyle(true, false)),
                report.toJson(),
                report.toGitHub(),
                report.toMarkdown(),
                report.toSarif(),
                report.findings().toString()));
        try {
            guard.load();
        } catch (ConfigRefusedException e) {
            assertThat(e).hasNoCause();
            said.add(e.toString());
        }
        Tierguard<AcceptedConfig> accepting = Tierguard.of(AcceptedConfig.class)
                .directory(directory)
                .tier(tier)
                .environment(Map.of())
                .systemProperties(Map.of())
                .microprofile(layer == Layer.HOCON ? Layer.FILE : layer, source);
        if (accepting.check().accepted()) {
            Guarded<AcceptedConfig> guarded = accepting.load();
            said.add(guarded + " " + guarded.config() + " " + guarded.explain());
        }
        return said;
    }

    record AcceptedConfig(Optional<Secret<String>> password) {}

    private interface Action {
        void run() throws Exception;
    }

    private static List<String> logged(Action action) throws Exception {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                synchronized (lines) {
                    Object[] parameters = line.getParameters();
                    lines.add(line.getMessage()
                            + List.of(parameters == null ? new Object[0] : parameters)
                            + line.getThrown());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        List<Logger> loggers = List.of(Logger.getLogger("io.smallrye"), Logger.getLogger("io.tierguard"));
        List<Level> before = new ArrayList<>();
        for (Logger logger : loggers) {
            before.add(logger.getLevel());
            logger.setLevel(Level.ALL);
            logger.addHandler(handler);
        }
        try {
            action.run();
        } finally {
            for (int i = 0; i < loggers.size(); i++) {
                loggers.get(i).removeHandler(handler);
                loggers.get(i).setLevel(before.get(i));
            }
        }
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Says the canary wherever a source can say anything but a value. */
    private static final class Throwing implements ConfigSource {
        @Override
        public Set<String> getPropertyNames() {
            return Set.of("password", "pin", "name", "pasword", CANARY);
        }

        @Override
        public String getValue(String name) {
            throw new IllegalStateException("bad " + CANARY, new RuntimeException(CANARY));
        }

        @Override
        public String getName() {
            throw new IllegalStateException(CANARY);
        }
    }
}
