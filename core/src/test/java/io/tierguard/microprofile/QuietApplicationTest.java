package io.tierguard.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SecretKeys;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.org.webcompere.systemstubs.environment.EnvironmentVariables;
import uk.org.webcompere.systemstubs.jupiter.SystemStub;
import uk.org.webcompere.systemstubs.jupiter.SystemStubsExtension;

/** Errors and logs of an application's configuration: silent of secrets, and of everything else as they were. */
@ExtendWith(SystemStubsExtension.class)
class QuietApplicationTest {
    private static final String SECRET = "kept-quiet-77";

    @TempDir
    Path directory;

    @SystemStub
    private EnvironmentVariables variables;

    private SmallRyeConfigBuilder guarded;
    private SmallRyeConfigBuilder plain;

    record Level(String name) {}

    /** Says nothing of what it doesn't know. */
    public static final class LevelConverter implements Converter<Level> {
        private static final long serialVersionUID = 1L;

        @Override
        public Level convert(String text) {
            return text.equals("none") ? null : new Level(text);
        }
    }

    @BeforeEach
    void contract() throws IOException {
        Path contract = Files.writeString(
                directory.resolve("tierguard.conf"),
                "application = shop\nkeys { SHOP_PASSWORD { secret = true, required = true } }\n");
        variables.set("APP_TIER", "development");
        variables.set("SHOP_PASSWORD", SECRET);
        Map<String, String> properties = Map.of(
                "tierguard.contract",
                contract.toString(),
                "own.workers",
                "many",
                "own.blank",
                " ",
                "own.list",
                "1,two",
                "own.open",
                "${nobody}",
                "own.url",
                "x-${shop.password}");
        guarded = builder(properties).addDiscoveredCustomizers();
        plain = builder(properties);
    }

    private static SmallRyeConfigBuilder builder(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withConverter(Level.class, 100, new LevelConverter())
                .withSources(new PropertiesConfigSource(properties, "application.properties", 250));
    }

    private interface Question {
        Object ask(SmallRyeConfig config);
    }

    private void staysAsItWas(Question question) {
        assertThat(said(guarded.build(), question)).isEqualTo(said(plain.build(), question));
    }

    private static String said(SmallRyeConfig config, Question question) {
        Object[] answer = new Object[1];
        Throwable thrown = catchThrowable(() -> answer[0] = question.ask(config));
        return thrown == null ? String.valueOf(answer[0]) : thrown.toString();
    }

    @Test
    void whatIsNotDeclaredStaysAsItWas() {
        staysAsItWas(config -> config.getValue("own.workers", Integer.class));
        staysAsItWas(config -> config.getOptionalValue("own.blank", Integer.class));
        staysAsItWas(config -> config.getOptionalValue("own.open", Integer.class));
        staysAsItWas(config -> config.getValue("own.open", OptionalInt.class));
        staysAsItWas(config -> config.getValues("own.list", Integer.class));
        staysAsItWas(config -> config.getOptionalValue("own.level", Level.class));
        staysAsItWas(config -> config.getValue("own.workers", boolean.class));
    }

    @Test
    void secretIsQuotedByNobody() {
        SmallRyeConfig config = guarded.build();
        for (Question question : List.<Question>of(
                c -> c.getValue("shop.password", Integer.class),
                c -> c.getValues("shop.password", Integer.class),
                c -> c.getValue("own.url", Integer.class))) {
            assertThat(said(config, c -> SecretKeys.doUnlocked(() -> question.ask(c))))
                    .contains("SHOP_PASSWORD can't be read as java.lang.Integer")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void partOfASecretIsQuotedByNobody() {
        variables.set("SHOP_PASSWORD", "7,kept\\,quiet-88");
        SmallRyeConfig config = guarded.build();
        assertThat(said(config, c -> SecretKeys.doUnlocked(() -> c.getValues("shop.password", Integer.class))))
                .contains("SHOP_PASSWORD can't be read as java.lang.Integer")
                .doesNotContain("quiet");
    }

    @ConfigMapping(prefix = "shop")
    interface Flag {
        Optional<Boolean> password();
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "yes-or-no"})
    void booleanIsNotLogged(String secret) {
        variables.set("SHOP_PASSWORD", secret);
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage()
                        + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.smallrye");
        logger.addHandler(handler);
        try {
            SmallRyeConfig config = guarded.withMapping(Flag.class).build();
            assertThat(config.getConfigMapping(Flag.class).password()).contains(false);
            assertThat(SecretKeys.doUnlocked(() -> config.getValue("shop.password", Boolean.class)))
                    .isFalse();
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(lines).noneMatch(line -> line.contains(secret));
    }

    @Test
    void secretThatSaysYesIsTrue() {
        variables.set("SHOP_PASSWORD", "yes");
        SmallRyeConfig config = guarded.build();
        assertThat(SecretKeys.doUnlocked(() -> config.getValue("shop.password", Boolean.class)))
                .isTrue();
    }
}
