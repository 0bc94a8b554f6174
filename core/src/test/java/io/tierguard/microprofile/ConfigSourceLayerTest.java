package io.tierguard.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.source.file.FileSystemConfigSource;
import io.smallrye.config.source.yaml.YamlConfigSource;
import io.tierguard.Default;
import io.tierguard.From;
import io.tierguard.Guarded;
import io.tierguard.Layer;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.model.Origin;
import io.tierguard.report.Report;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources of MicroProfile as layers: their place, their names, their lists, and where a value is said to be from. */
class ConfigSourceLayerTest {
    @TempDir
    Path directory;

    private final Map<String, String> environment = new HashMap<>();

    record AppConfig(
            @Default("none") Secret<String> openaiApiKey,
            @Default("info") String logLevel,
            @Default("none") List<String> hosts,
            Optional<String> greeting) {}

    private Tierguard<AppConfig> in(Tier tier) {
        return Tierguard.of(AppConfig.class)
                .directory(directory)
                .tier(tier)
                .environment(environment)
                .systemProperties(Map.of());
    }

    private AppConfig config(ConfigSource source) {
        return in(Tier.DEVELOPMENT).microprofile(source).load().config();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai.api-key",
                "openai.apiKey",
                "openaiApiKey",
                "OPENAI_API_KEY",
                "openai_api_key",
                "\"openai.api-key\"",
                "openai.\"api-key\""
            })
    void everySpellingIsTheKey(String name) {
        assertThat(config(GivenSource.of(name, "sk-pa$$word $HOME "))
                        .openaiApiKey()
                        .reveal())
                .isEqualTo("sk-pa$$word $HOME ");
    }

    @Test
    void eachValueIsReadOnceAndWhatNobodyNeedsNever() {
        GivenSource source = GivenSource.of(
                "log.level",
                "debug",
                "hosts[0]",
                "a",
                "other.thing",
                "x",
                "old.password",
                "y",
                "staging.log.level",
                "z");
        config(source);
        assertThat(source.asked)
                .containsExactlyInAnyOrder("log.level", "hosts[0]", "old.password", "staging.log.level");
    }

    @Test
    void laterSourceLiesAboveAndAnEmptyValueCountsAsMissing() {
        Guarded<AppConfig> guarded = in(Tier.DEVELOPMENT)
                .microprofile(GivenSource.of("log.level", "warn", "greeting", "hello"))
                .microprofile(GivenSource.of("LOG_LEVEL", "debug", "greeting", "", "config_ordinal", "-5"))
                .load();
        assertThat(guarded.config().logLevel()).isEqualTo("debug");
        assertThat(guarded.config().greeting()).contains("hello");
    }

    /** The place of a source is the one that it was given, whatever it says of its ordinal. */
    @ParameterizedTest
    @EnumSource(names = {"HOCON", "FILE", "SECRETS"})
    void sourceLiesOnTopOfItsLayerAndUnderTheNext(Layer layer) throws IOException {
        Files.writeString(directory.resolve("application.conf"), "log.level = conf\n");
        Path folder = Files.createDirectory(directory.resolve("mounted"));
        GivenSource source = GivenSource.of("log.level", "given", "config_ordinal", "100000");
        Tierguard<AppConfig> guard = in(Tier.DEVELOPMENT).secretsFolder(folder).microprofile(layer, source);
        assertThat(guard.load().config().logLevel()).isEqualTo("given");

        Files.writeString(directory.resolve(".env"), "LOG_LEVEL=dotenv\n");
        assertThat(guard.load().config().logLevel()).isEqualTo(layer == Layer.HOCON ? "dotenv" : "given");
        Files.writeString(folder.resolve("log.level"), "folder");
        assertThat(guard.load().config().logLevel()).isEqualTo(layer == Layer.HOCON ? "folder" : "given");
        environment.put("LOG_LEVEL", "variable");
        guard = guard.environment(environment);
        assertThat(guard.load().config().logLevel()).isEqualTo(layer == Layer.SECRETS ? "given" : "variable");
        assertThat(guard.override("LOG_LEVEL", "code").load().config().logLevel())
                .isEqualTo("code");
    }

    @Test
    void substitutionMayReferToWhatLiesAbove() throws IOException {
        Files.writeString(directory.resolve("application.conf"), "greeting = \"at \"${LOG_LEVEL}\n");
        Guarded<AppConfig> guarded = in(Tier.DEVELOPMENT)
                .microprofile(Layer.FILE, GivenSource.of("log.level", "debug"))
                .load();
        assertThat(guarded.config().greeting()).contains("at debug");
    }

    @ParameterizedTest
    @EnumSource(names = {"DEFAULT", "DOTENV", "ENVIRONMENT", "PROPERTY", "CODE"})
    void noOtherLayerIsForSources(Layer layer) {
        assertThatThrownBy(() -> in(Tier.TEST).microprofile(layer, new GivenSource()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HOCON, FILE or SECRETS");
    }

    @Test
    void productionTakesNoSecretOfAnApplicationsFile() {
        Report refused = in(Tier.PRODUCTION)
                .microprofile(GivenSource.of("openai.api-key", "sk-live-0123456789abcdef"))
                .check();
        assertThat(Findings.ids(refused)).contains("TG502");
        Report accepted = in(Tier.PRODUCTION)
                .microprofile(Layer.SECRETS, GivenSource.of("openai.api-key", "sk-live-0123456789abcdef"))
                .check();
        assertThat(Findings.ids(accepted)).doesNotContain("TG502");
    }

    record PickyConfig(@From(Layer.SECRETS) String region) {}

    @Test
    void guardsOnProvenanceSeeTheLayer() {
        Tierguard<PickyConfig> guard = Tierguard.of(PickyConfig.class)
                .directory(directory)
                .tier(Tier.TEST)
                .environment(Map.of())
                .systemProperties(Map.of());
        GivenSource source = GivenSource.of("region", "eu");
        assertThat(Findings.ids(guard.microprofile(source).check())).contains("TG504");
        assertThat(guard.microprofile(Layer.SECRETS, source).check().accepted()).isTrue();
    }

    record ControlConfig(String javaToolOptions) {}

    @Test
    void controlKeyIsRefusedAsItIsFromAnyFile() {
        Report report = Tierguard.of(ControlConfig.class)
                .directory(directory)
                .tier(Tier.TEST)
                .environment(Map.of())
                .systemProperties(Map.of())
                .microprofile(GivenSource.of("java.tool.options", "-javaagent:x.jar", "app.tier", "production"))
                .check();
        assertThat(Findings.ids(report)).contains("TG506");
        assertThat(Findings.keys(report, "TG506")).containsExactlyInAnyOrder("JAVA_TOOL_OPTIONS", "APP_TIER");
    }

    @Test
    void profileCountsForNothingAndThatIsSaid() {
        Report report = in(Tier.TEST)
                .microprofile(GivenSource.of("%prod.log.level", "debug", "smallrye.config.profile", "prod"))
                .check();
        assertThat(report.accepted()).isTrue();
        assertThat(Findings.keys(report, "TG203")).containsExactly("LOG_LEVEL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {"a;b", "a,b;c", "' a ';b", "a\\;b"})
    void indexedPropertiesAreOneList(String first, String second) {
        String whole = first.replace(",", "\\,") + "," + second.replace(",", "\\,");
        assertThat(config(GivenSource.of("hosts[1]", second, "hosts[0]", first)).hosts())
                .containsExactly(first, second);
        assertThat(config(GivenSource.of("hosts", whole, "hosts[0]", first, "hosts[1]", second))
                        .hosts())
                .containsExactly(first, second);
    }

    @Test
    void sourceThatListsNothingIsAskedForTheKeys() {
        GivenSource silent = new GivenSource() {
            @Override
            public java.util.Set<String> getPropertyNames() {
                return java.util.Set.of();
            }
        };
        silent.with("openai.api.key", "sk", "LOG_LEVEL", "debug", "log.level", "other");
        AppConfig config = config(silent);
        assertThat(config.openaiApiKey().reveal()).isEqualTo("sk");
        assertThat(config.logLevel()).isEqualTo("debug");
        assertThat(silent.asked).contains("hosts", "HOSTS").doesNotContain("log.level");
    }

    @Test
    void originIsTheSourceWithItsOwnSpelling() {
        Guarded<AppConfig> guarded = in(Tier.DEVELOPMENT)
                .microprofile(GivenSource.of("log.level", "debug"))
                .load();
        assertThat(guarded.explain("LOG_LEVEL").toString()).contains("given, property log.level");
        String json = in(Tier.DEVELOPMENT)
                .microprofile(GivenSource.of("hosts[1]", "a"))
                .check()
                .toJson();
        assertThat(json.replaceAll("\\s+", ""))
                .contains("\"origin\":{\"layer\":\"hocon\",\"location\":\"given#hosts\"}");
    }

    @Test
    void smallRyesPropertiesTellTheirLine() throws IOException {
        Path file = Files.writeString(directory.resolve("app.properties"), "\nlog.level=debug\n");
        Guarded<AppConfig> guarded = in(Tier.DEVELOPMENT)
                .microprofile(new PropertiesConfigSource(url(file)))
                .load();
        assertThat(guarded.explain("LOG_LEVEL").toString()).contains("property log.level in line 2");
        assertThat(new Origin.Supplied(Layer.HOCON, "s", "a.b", 2).location()).isEqualTo("s:2#a.b");
    }

    @Test
    void smallRyesYamlIsALayer() throws IOException {
        Path file = Files.writeString(directory.resolve("app.yaml"), """
                config_ordinal: 1000
                openai:
                  api-key: sk-pa$$word
                log.level: debug
                hosts:
                  - a.example.net
                  - b,c
                "%dev":
                  greeting: profile
                """);
        environment.put("LOG_LEVEL", "warn");
        AppConfig config = config(new YamlConfigSource(url(file)));
        assertThat(config.openaiApiKey().reveal()).isEqualTo("sk-pa$$word");
        assertThat(config.logLevel()).isEqualTo("warn");
        assertThat(config.hosts()).containsExactly("a.example.net", "b,c");
        assertThat(config.greeting()).isEmpty();
    }

    @Test
    void smallRyesFileSystemIsALayer() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("run"));
        Files.writeString(folder.resolve("openai.api-key"), "sk-live-0123456789abcdef");
        Guarded<AppConfig> guarded = in(Tier.PRODUCTION)
                .microprofile(Layer.FILE, new FileSystemConfigSource(folder.toFile()))
                .load();
        assertThat(guarded.config().openaiApiKey().reveal()).isEqualTo("sk-live-0123456789abcdef");
    }

    private static URL url(Path file) throws IOException {
        return file.toUri().toURL();
    }
}
