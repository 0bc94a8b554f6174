package io.tierguard.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SecretKeys;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.tierguard.Default;
import io.tierguard.Guarded;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checked configuration, as those see it that know MicroProfile Config. */
class CheckedConfigTest {
    @TempDir
    Path directory;

    enum Level {
        DEBUG,
        INFO
    }

    record Server(String host, @Default("8080") int port, Optional<String> proxy, List<String> origins) {}

    record AppConfig(
            Server server,
            Secret<String> openaiApiKey,
            Secret<Integer> pin,
            @Default("info") Level logLevel,
            Map<String, Integer> limits,
            Optional<String> smtpHost,
            int poolSizeMax,
            String price) {}

    @ConfigMapping(prefix = "server")
    interface ServerMapping {
        String host();

        int port();

        Optional<String> proxy();

        List<String> origins();
    }

    @ConfigMapping
    interface Whole {
        OpenAi openai();

        Optional<Smtp> smtp();

        Map<String, Integer> limits();

        Map<String, String> pool();

        @WithName("log.level")
        Level level();

        @WithDefault("PT30S")
        Duration timeout();
    }

    interface OpenAi {
        io.smallrye.config.Secret<String> apiKey();
    }

    interface Smtp {
        String host();

        Optional<Integer> port();
    }

    @ConfigMapping(prefix = "openai", namingStrategy = ConfigMapping.NamingStrategy.SNAKE_CASE)
    interface Snake {
        io.smallrye.config.Secret<String> apiKey();
    }

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "SERVER_HOST", "a.example.net",
            "SERVER_ORIGINS", "a\\,b, c",
            "OPENAI_API_KEY", "sk-pa$$word-$HOME",
            "PIN", "1234",
            "LIMITS", "upload=5,a.b=7",
            "POOL_SIZE_MAX", "9",
            "PRICE", "pa$$word $HOME \\$"));

    private Guarded<AppConfig> guarded() {
        return Tierguard.of(AppConfig.class)
                .directory(directory)
                .tier(Tier.DEVELOPMENT)
                .environment(environment)
                .systemProperties(Map.of())
                .load();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai.api-key",
                "openai.apiKey",
                "OPENAI_API_KEY",
                "openai.api_key",
                "openai-api-key",
                "openai.\"api-key\"",
                "openai.apI/Key"
            })
    void everySpellingFindsTheSecretAndIsLocked(String name) {
        SmallRyeConfig config = guarded().microprofile();
        assertThatThrownBy(() -> config.getValue(name, String.class)).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> config.getConfigValue(name)).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> config.getConfigSources().iterator().next().getValue(name))
                .isInstanceOf(SecurityException.class);
        assertThat(SecretKeys.doUnlocked(() -> config.getValue(name, String.class)))
                .isEqualTo("sk-pa$$word-$HOME");
    }

    @Test
    void valuesStayAsTheyAre() {
        SmallRyeConfig config = guarded().microprofile();
        assertThat(config.getValue("price", String.class)).isEqualTo("pa$$word $HOME \\$");
        assertThat(config.getConfigValue("PRICE").getRawValue()).isEqualTo("pa$$word $HOME \\$");
    }

    @Test
    void convertersAndDefaultsServe() {
        SmallRyeConfig config = guarded().microprofile();
        assertThat(config.getValue("server.port", int.class)).isEqualTo(8080);
        assertThat(config.getValue("log.level", Level.class)).isEqualTo(Level.INFO);
        assertThat(config.getOptionalValue("smtp.host", String.class)).isEmpty();
        assertThat(config.getConfigValue("smtp.host").getValue()).isNull();
        assertThatThrownBy(() -> config.getValue("smtp.host", String.class)).isInstanceOf(NoSuchElementException.class);
    }

    record Price(String text) {}

    /** Provided by the application; it says what it was given. */
    public static final class PriceConverter implements Converter<Price> {
        private static final long serialVersionUID = 1L;

        @Override
        public Price convert(String text) {
            if (!text.startsWith("pa")) {
                throw new IllegalArgumentException("no price: " + text);
            }
            return new Price(text);
        }
    }

    @Test
    void converterOfTheApplicationServesAndKeepsSecrets() {
        SmallRyeConfig config = guarded().microprofile();
        assertThat(config.getValue("price", Price.class).text()).isEqualTo("pa$$word $HOME \\$");
        assertThatThrownBy(() -> SecretKeys.doUnlocked(() -> config.getValue("openai.api-key", Price.class)))
                .hasMessage("OPENAI_API_KEY can't be read as " + Price.class.getName()
                        + " (why is not shown, because it may quote the value)")
                .hasNoCause();
        assertThatThrownBy(() -> config.getValue("server.host", Price.class))
                .hasMessageContaining("no price: a.example.net");
    }

    @Test
    void mappingsAreFilled() {
        SmallRyeConfig config = guarded().microprofile(ServerMapping.class, Whole.class, Snake.class);
        ServerMapping server = config.getConfigMapping(ServerMapping.class);
        assertThat(server.host()).isEqualTo("a.example.net");
        assertThat(server.port()).isEqualTo(8080);
        assertThat(server.proxy()).isEmpty();
        assertThat(server.origins()).containsExactly("a,b", "c");
        Whole whole = config.getConfigMapping(Whole.class);
        assertThat(whole.openai().apiKey().get()).isEqualTo("sk-pa$$word-$HOME");
        assertThat(whole.smtp()).isEmpty();
        assertThat(whole.limits()).containsOnly(Map.entry("upload", 5), Map.entry("a.b", 7));
        assertThat(whole.pool()).containsOnly(Map.entry("size-max", "9"));
        assertThat(whole.level()).isEqualTo(Level.INFO);
        assertThat(whole.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.getConfigMapping(Snake.class).apiKey().get()).isEqualTo("sk-pa$$word-$HOME");
    }

    @Test
    void optionalGroupIsThereOnceItsKeyIs() {
        environment.put("SMTP_HOST", "mail.example.net");
        SmallRyeConfig config = guarded().microprofile(Whole.class);
        Smtp smtp = config.getConfigMapping(Whole.class).smtp().orElseThrow();
        assertThat(smtp.host()).isEqualTo("mail.example.net");
        assertThat(smtp.port()).isEmpty();
    }

    @Test
    void provenanceIsTheReports() throws IOException {
        Files.writeString(directory.resolve(".env"), "NODE_ENV=development\nLOG_LEVEL=debug\n");
        SmallRyeConfig config = guarded().microprofile();
        ConfigValue level = config.getConfigValue("log.level");
        assertThat(level.getSourceName()).isEqualTo(".env");
        assertThat(level.getLineNumber()).isEqualTo(2);
        assertThat(level.getLocation()).isEqualTo(".env:2");
        ConfigValue host = config.getConfigValue("server.host");
        assertThat(host.getName()).isEqualTo("server.host");
        assertThat(host.getLocation()).isEqualTo("environment variable SERVER_HOST");
        assertThat(host.getSourceOrdinal()).isGreaterThan(level.getSourceOrdinal());
        assertThat(config.getConfigValue("server.port").getSourceName()).startsWith("default of Server.port");
    }

    @Test
    void nothingElseIsConsulted() throws IOException {
        Files.writeString(directory.resolve("application.properties"), "app.color=red");
        SmallRyeConfig config = guarded().microprofile();
        assertThat(config.getOptionalValue("java.home", String.class)).isEmpty();
        assertThat(config.getOptionalValue("PATH", String.class)).isEmpty();
        assertThat(config.getOptionalValue("app.color", String.class)).isEmpty();
        assertThat(config.getProfiles()).isEmpty();
        assertThat(config.getConfigSources()).hasSize(2); // ours, and the defaults of mappings
        assertThat(names(config))
                .contains("SERVER_HOST", "LIMITS.upload", "SERVER_ORIGINS[1]")
                .doesNotContain("OPENAI_API_KEY", "PIN", "SMTP_HOST");
    }

    /** In a class loader that has no configuration yet: one that is registered would be its own from then on. */
    @Test
    void nothingIsRegistered() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[0], before)) {
            thread.setContextClassLoader(loader);
            SmallRyeConfig config = guarded().microprofile(ServerMapping.class);
            Config global = ConfigProvider.getConfig();
            assertThat(global).isNotSameAs(config);
            assertThat(global.getOptionalValue("price", String.class)).isEmpty();
            SmallRyeConfig another = guarded().microprofile();
            assertThat(another).isNotSameAs(config);
            assertThat(ConfigProvider.getConfig()).isSameAs(global);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @ConfigMapping(prefix = "openai")
    interface Printing {
        String apiKey();
    }

    @Test
    void mappingThatWouldPrintASecretIsRefused() {
        assertThatThrownBy(() -> guarded().microprofile(Printing.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OPENAI_API_KEY is secret")
                .hasMessageContaining("Secret<");
    }

    record Database(Optional<Secret<String>> dbPassword, Optional<String> dbHost, Secret<Integer> dbPin) {}

    @ConfigMapping(prefix = "db")
    interface Pin {
        io.smallrye.config.Secret<Integer> pin();
    }

    @ConfigMapping(prefix = "db")
    interface OptionalPin {
        Optional<io.smallrye.config.Secret<Integer>> pin();
    }

    @ConfigMapping
    interface DatabaseMapping {
        Map<String, String> db();

        io.smallrye.config.Secret<String> dbPassword();

        io.smallrye.config.Secret<String> dbPin();
    }

    private Guarded<Database> database() {
        return Tierguard.of(Database.class)
                .directory(directory)
                .tier(Tier.DEVELOPMENT)
                .environment(Map.of("DB_PASSWORD", "q-17-xy-2", "DB_HOST", "db.example.net", "DB_PIN", "1234"))
                .systemProperties(Map.of())
                .load();
    }

    @Test
    void secretThatIsSpelledOutIsNoneOfTheMap() {
        DatabaseMapping mapping =
                database().microprofile(DatabaseMapping.class).getConfigMapping(DatabaseMapping.class);
        assertThat(mapping.db()).containsOnly(Map.entry("host", "db.example.net"));
        assertThat(mapping.dbPassword().get()).isEqualTo("q-17-xy-2");
    }

    @Test
    void secretNumberHasToBeOptional() {
        assertThatThrownBy(() -> database().microprofile(Pin.class))
                .hasMessageContaining("declare it as an Optional<Secret<…>>")
                .hasMessageNotContaining("1234");
        OptionalPin pin = database().microprofile(OptionalPin.class).getConfigMapping(OptionalPin.class);
        assertThat(pin.pin().orElseThrow().get()).isEqualTo(1234);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.origins[1]", "SERVER_ORIGINS[1]", "limits.c", "LIMITS.c", "limits.\"c\""})
    void partsAreFoundInEverySpelling(String name) {
        environment.put("LIMITS", "c=7");
        environment.put("SERVER_ORIGINS", "1,7");
        assertThat(guarded().microprofile().getValue(name, String.class)).isEqualTo("7");
    }

    record Keys(Secret<Map<String, String>> tokens, Secret<List<String>> pins, Secret<String> nodeAPassword) {}

    @ConfigMapping
    interface Wrapped {
        Map<String, io.smallrye.config.Secret<String>> tokens();

        List<io.smallrye.config.Secret<String>> pins();

        Map<String, Node> node();
    }

    interface Node {
        io.smallrye.config.Secret<String> password();
    }

    @ConfigMapping
    interface BareMap {
        Map<String, String> tokens();
    }

    @ConfigMapping
    interface BareList {
        List<String> pins();
    }

    @ConfigMapping
    interface BareGroups {
        Map<String, BareNode> node();
    }

    interface BareNode {
        String password();
    }

    private Guarded<Keys> keys() {
        return Tierguard.of(Keys.class)
                .directory(directory)
                .tier(Tier.DEVELOPMENT)
                .environment(Map.of(
                        "TOKENS",
                        "a=token-of-a,b=token-of-b",
                        "PINS",
                        "pin-one, pin-two",
                        "NODE_A_PASSWORD",
                        "q-17-xy-2"))
                .systemProperties(Map.of())
                .load();
    }

    @Test
    void collectionsOfSecretsAreFilled() {
        SmallRyeConfig config = keys().microprofile(Wrapped.class);
        Wrapped wrapped = config.getConfigMapping(Wrapped.class);
        assertThat(wrapped.tokens().get("b").get()).isEqualTo("token-of-b");
        assertThat(wrapped.pins().get(1).get()).isEqualTo("pin-two");
        assertThat(wrapped.node().get("a").password().get()).isEqualTo("q-17-xy-2");
        assertThat(names(config)).isEmpty();
        assertThatThrownBy(() -> config.getValue("tokens.b", String.class)).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> config.getValue("node.a.password", String.class))
                .isInstanceOf(SecurityException.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {BareMap.class, BareList.class, BareGroups.class})
    void mappingThatWouldPrintManySecretsIsRefused(Class<?> mapping) {
        assertThatThrownBy(() -> keys().microprofile(mapping))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is secret: " + mapping.getName());
    }

    @ConfigMapping(prefix = "server")
    interface Stranger {
        int host();

        String path();
    }

    @Test
    void mappingThatFitsNotIsSmallRyesError() {
        assertThatThrownBy(() -> guarded().microprofile(Stranger.class))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("server.host")
                .hasMessageContaining("SRCFG00014: The config property server.path is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "%dev.openai.api-key", "a[0]", "[", "]", "é", "SERVER_HOST[9]", "a b"})
    void oddNamesFindNothing(String name) {
        SmallRyeConfig config = guarded().microprofile();
        assertThat(config.getConfigValue(name).getValue()).isNull();
    }

    @Test
    void elementsOfASecretAreLocked() {
        record Tokens(Secret<Set<String>> tokens) {}
        SmallRyeConfig config = Tierguard.of(Tokens.class)
                .directory(directory)
                .tier(Tier.DEVELOPMENT)
                .environment(Map.of("TOKENS", "one-of-many-1,two-of-many-2"))
                .systemProperties(Map.of())
                .load()
                .microprofile();
        assertThat(names(config)).doesNotContain("TOKENS", "TOKENS[0]");
        assertThatThrownBy(() -> config.getValue("tokens[0]", String.class)).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> config.getValue("TOKENS[1]", String.class)).isInstanceOf(SecurityException.class);
        assertThat(config.getConfigSources().iterator().next().getProperties()).isEmpty();
    }

    /** SmallRye's own can be walked through once only. */
    private static List<String> names(SmallRyeConfig config) {
        List<String> names = new ArrayList<>();
        config.getPropertyNames().forEach(names::add);
        return names;
    }

    @Test
    void compilesWithoutAVariable() {
        assertThat(guarded()
                        .microprofile(ServerMapping.class)
                        .getConfigMapping(ServerMapping.class)
                        .host())
                .isEqualTo("a.example.net");
    }
}
