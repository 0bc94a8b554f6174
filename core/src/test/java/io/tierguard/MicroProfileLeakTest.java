package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SecretKeys;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithConverter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.org.webcompere.systemstubs.environment.EnvironmentVariables;
import uk.org.webcompere.systemstubs.jupiter.SystemStub;
import uk.org.webcompere.systemstubs.jupiter.SystemStubsExtension;

/** Plants a canary and looks for it in everything that SmallRye says of it, with its logger at the finest level. */
@ExtendWith(SystemStubsExtension.class)
class MicroProfileLeakTest {
    private static final String CANARY = "k4N-ry/+<&é%7Qm2xB9dRt4";

    @TempDir
    Path directory;

    @SystemStub
    private EnvironmentVariables variables;

    enum Color {
        RED
    }

    record AppConfig(Secret<String> password, String name) {}

    @ConfigMapping
    interface Fitting {
        io.smallrye.config.Secret<String> password();

        String name();

        @Override
        String toString();
    }

    @ConfigMapping
    interface Numbers {
        io.smallrye.config.Secret<Integer> password();
    }

    @ConfigMapping
    interface Colors {
        io.smallrye.config.Secret<Color> password();
    }

    @ConfigMapping
    interface Lists {
        List<io.smallrye.config.Secret<UUID>> password();
    }

    @ConfigMapping
    interface Own {
        @WithConverter(Telling.class)
        Optional<io.smallrye.config.Secret<String>> password();
    }

    @ConfigMapping
    interface Plain {
        String password();

        @Override
        String toString();
    }

    /** A converter that says what it was given. */
    public static final class Telling implements Converter<String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String convert(String text) {
            throw new IllegalArgumentException("can't read " + text);
        }
    }

    private final List<String> sinks = new ArrayList<>();

    private SmallRyeConfig guarded(Class<?>... mappings) {
        return Tierguard.of(AppConfig.class)
                .directory(directory)
                .tier(Tier.DEVELOPMENT)
                .environment(Map.of("PASSWORD", CANARY, "NAME", "shop"))
                .systemProperties(Map.of())
                .load()
                .microprofile(mappings);
    }

    private SmallRyeConfig application() throws Exception {
        Path contract = Files.writeString(
                directory.resolve("tierguard.conf"),
                "application = shop\nkeys { PASSWORD { secret = true, required = true }, NAME {} }\n");
        variables.set("APP_TIER", "development");
        variables.set("PASSWORD", CANARY);
        variables.set("NAME", "shop");
        return new SmallRyeConfigBuilder()
                .addDiscoveredCustomizers()
                .addDiscoveredSources()
                .addSystemSources()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(
                        Map.of("tierguard.contract", contract.toString(), "smallrye.config.log.values", "true"),
                        "p",
                        1))
                .withMapping(Fitting.class)
                .build();
    }

    private interface Action {
        Object run() throws Exception;
    }

    private void said(Action action) {
        try {
            sinks.add(String.valueOf(action.run()));
        } catch (Exception | LinkageError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            sinks.add(trace.toString());
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                sinks.add(String.valueOf(cause.getMessage()));
            }
        }
    }

    private void ask(SmallRyeConfig config) {
        said(config::toString);
        for (String name : List.of("password", "PASSWORD", "pass-word")) {
            said(() -> config.getConfigValue(name));
            said(() -> config.getValue(name, String.class));
            said(() -> config.getOptionalValue(name, Integer.class));
            said(() -> config.getValues(name, Integer.class));
            said(() -> config.isPropertyPresent(name));
        }
        for (Class<?> type : List.of(
                Integer.class,
                int.class,
                long.class,
                Double.class,
                UUID.class,
                Duration.class,
                Character.class,
                int[].class)) {
            said(() -> SecretKeys.doUnlocked(() -> config.getValue("password", type)));
            said(() -> SecretKeys.doUnlocked(() -> config.getOptionalValue("password", type)));
            said(() -> SecretKeys.doUnlocked(() -> config.getValues("password", type)));
        }
        config.getConfigSources().forEach(source -> {
            said(source::toString);
            said(source::getProperties);
            said(source::getPropertyNames);
            said(() -> source.getValue("password"));
        });
        config.getPropertyNames().forEach(name -> said(() -> config.getConfigValue(name)));
    }

    @Test
    void configurationOfItsOwnTellsNothing() throws Exception {
        List<String> logged = logged(() -> {
            SmallRyeConfig config = guarded(Fitting.class);
            ask(config);
            said(() -> config.getConfigMapping(Fitting.class));
            said(() -> config.getConfigMapping(Fitting.class).password());
            return config;
        });
        LeakTest.assertNowhere(CANARY, sinks);
        LeakTest.assertNowhere(CANARY, logged);
    }

    @ParameterizedTest
    @ValueSource(classes = {Numbers.class, Colors.class, Lists.class, Own.class, Plain.class})
    void mappingThatDoesNotFitTellsNothing(Class<?> mapping) {
        said(() -> guarded(mapping));
        said(() -> guarded(Numbers.class)
                .getConfigMapping(Numbers.class)
                .password()
                .get());
        said(() ->
                guarded(Colors.class).getConfigMapping(Colors.class).password().get());
        LeakTest.assertNowhere(CANARY, sinks);
    }

    /** Elsewhere the variable itself is a source of the application's own, which is not asked through the configuration. */
    @Test
    void applicationsConfigurationTellsNothing() throws Exception {
        List<String> logged = logged(() -> {
            SmallRyeConfig config = application();
            said(config::toString);
            for (String name : List.of("password", "PASSWORD", "pass-word")) {
                said(() -> config.getConfigValue(name));
                said(() -> config.getValue(name, String.class));
                said(() -> SecretKeys.doUnlocked(() -> config.getValue(name, Integer.class)));
            }
            said(() -> config.getConfigMapping(Fitting.class));
            config.getPropertyNames().forEach(name -> said(() -> config.getConfigValue(name)));
            return config;
        });
        assertThat(logged).anyMatch(line -> line.contains("SRCFG"));
        LeakTest.assertNowhere(
                CANARY,
                sinks.stream()
                        .filter(sink -> !sink.contains("configSourceName='SysPropConfigSource'"))
                        .toList());
        LeakTest.assertNowhere(CANARY, logged);
    }

    record UrlConfig(String dbUrl) {}

    @ConfigMapping
    interface Url {
        @WithConverter(Telling.class)
        String dbUrl();
    }

    /** A value that turns out to be secret, under a key that nobody declared so, before a converter that quotes it. */
    @Test
    void urlWithAPasswordIsNotQuoted() {
        said(() -> Tierguard.of(UrlConfig.class)
                .directory(directory)
                .tier(Tier.DEVELOPMENT)
                .environment(Map.of("DB_URL", "postgres://shop:KANARI7QZW9XMB2T@db.example.net/shop"))
                .systemProperties(Map.of())
                .load()
                .microprofile(Url.class));
        assertThat(sinks).anyMatch(sink -> sink.contains("is not shown"));
        LeakTest.assertNowhere("KANARI7QZW9XMB2T", sinks);
    }

    private static List<String> logged(Action action) throws Exception {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                synchronized (lines) {
                    lines.add(line.getMessage()
                            + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.smallrye");
        Level before = logger.getLevel();
        handler.setLevel(Level.ALL);
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(before);
        }
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }
}
