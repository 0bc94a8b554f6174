package io.tierguard.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.FallbackConfigSourceInterceptor;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.RelocateConfigSourceInterceptor;
import io.smallrye.config.Secret;
import io.smallrye.config.SecretKeys;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tierguard.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.org.webcompere.systemstubs.environment.EnvironmentVariables;
import uk.org.webcompere.systemstubs.jupiter.SystemStub;
import uk.org.webcompere.systemstubs.jupiter.SystemStubsExtension;

/** The names under which SmallRye finds a variable, or another source says something, of a key that was declared. */
@ExtendWith(SystemStubsExtension.class)
class GuardedNamesTest {
    private static final String SECRET = "kept-quiet-77";

    @SystemStub
    private EnvironmentVariables variables;

    private final Map<String, String> properties = new LinkedHashMap<>();

    public record Contract(
            String shopName,
            Optional<io.tierguard.Secret<String>> shopPassword,
            Optional<io.tierguard.Secret<String>> shopApikey,
            @Key("SHOP_SERVERS_0__TOKEN") Optional<io.tierguard.Secret<String>> token,
            @Key("SHOP__X__TOKEN") Optional<io.tierguard.Secret<String>> another,
            @Key("SHOP_SERVERS_0_HOST") Optional<String> host,
            Optional<String> shopMailHost,
            Optional<List<String>> shopTags,
            Optional<Map<String, Integer>> shopLimits,
            Optional<String> appDbHost,
            Optional<io.tierguard.Secret<String>> appDbPassword,
            Optional<Map<String, Integer>> appMode,
            Optional<String> appModeName) {}

    @BeforeEach
    void contract() {
        properties.put("tierguard.record", Contract.class.getName());
        variables.set("APP_TIER", "development");
        variables.set("SHOP_NAME", "shop");
        variables.set("SHOP_PASSWORD", SECRET);
        variables.set("SHOP_APIKEY", SECRET);
        variables.set("SHOP_SERVERS_0__TOKEN", SECRET);
        variables.set("SHOP__X__TOKEN", SECRET);
    }

    private SmallRyeConfigBuilder builder() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredCustomizers()
                .addDefaultInterceptors()
                .addDiscoveredSources()
                .addSystemSources()
                .withProfile("prod")
                .withSources(new PropertiesConfigSource(properties, "application.properties", 250));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.passWord",
                "shop.passworD",
                "sHop.password",
                "shop/password",
                "shop:password",
                "shop password",
                "shop?password",
                "shop.apiKey",
                "shop.servers[0].token",
                "SHOP_SERVERS_0__TOKEN",
                "shop.\"x\".token",
                ".shop.password",
                " shop.password"
            })
    void everyNameThatFindsTheVariableIsLocked(String name) {
        properties.put("back.door", "x-${" + name.replace(":", "\\:") + "}");
        SmallRyeConfig config = builder().build();
        assertThatThrownBy(() -> config.getValue(name, String.class)).isInstanceOf(SecurityException.class);
        assertThat(SecretKeys.doUnlocked(() -> config.getValue(name, String.class)))
                .isEqualTo(SECRET);
        if (!name.contains(":")) {
            assertThatThrownBy(() -> config.getValue("back.door", String.class)).isInstanceOf(SecurityException.class);
        }
    }

    @Test
    void plainKeyIsCheckedUnderEveryName() {
        properties.put("sHop.naMe", "unchecked");
        properties.put("shop/name", "unchecked");
        SmallRyeConfig config = builder().build();
        assertThat(config.getValue("sHop.naMe", String.class)).isEqualTo("shop");
        assertThat(config.getValue("shop/name", String.class)).isEqualTo("shop");
    }

    @ConfigMapping(prefix = "app")
    interface Database {
        Map<String, String> db();

        Secret<String> dbPassword();

        Map<String, Integer> mode();

        Optional<String> modeName();
    }

    @ConfigMapping(prefix = "app")
    interface OpenDatabase {
        Map<String, String> db();

        Map<String, String> mode();
    }

    @Test
    void mapTakesNoSecretAndNoKeyThatIsSpelledOut() {
        variables.set("APP_DB_HOST", "db.example.net");
        variables.set("APP_DB_PASSWORD", SECRET);
        variables.set("APP_MODE", "a=1");
        variables.set("APP_MODE_NAME", "fast");
        Database database = builder().withMapping(Database.class).build().getConfigMapping(Database.class);
        assertThat(database.db()).containsOnly(Map.entry("host", "db.example.net"));
        assertThat(database.dbPassword().get()).isEqualTo(SECRET);
        assertThat(database.mode()).containsOnly(Map.entry("a", 1));
        assertThat(database.modeName()).contains("fast");
        OpenDatabase open = builder().withMapping(OpenDatabase.class).build().getConfigMapping(OpenDatabase.class);
        assertThat(open.db()).containsOnly(Map.entry("host", "db.example.net"));
    }

    @ConfigMapping(prefix = "shop")
    interface Shop {
        Optional<List<Server>> servers();

        Optional<List<String>> tags();

        Map<String, Integer> limits();
    }

    interface Server {
        Optional<String> host();
    }

    @Test
    void elementsOfOthersCountForNothing() {
        variables.set("SHOP_TAGS", "one,two");
        variables.set("SHOP_TAGS_7_", "eight");
        variables.set("SHOP_LIMITS", "up=1");
        variables.set("SHOP_LIMITS_ENV", "5");
        properties.put("shop.tags[0]", "unchecked");
        properties.put("shop.tags[5]", "unchecked");
        properties.put("shop.limits.up", "7");
        properties.put("shop.limits.evil", "9");
        properties.put("shop.servers[0].host", "not a host");
        SmallRyeConfig config = builder().withMapping(Shop.class).build();
        Shop shop = config.getConfigMapping(Shop.class);
        assertThat(shop.tags()).contains(List.of("one", "two"));
        assertThat(shop.limits()).containsOnly(Map.entry("up", 1));
        assertThat(config.getOptionalValue("shop.servers[0].host", String.class))
                .isEmpty();
        assertThat(config.getOptionalValue("shop.limits.evil", String.class)).isEmpty();
        assertThat(config.getOptionalValue("shop.tags[5]", String.class)).isEmpty();
        assertThat(config.getValues("shop.tags", String.class)).containsExactly("one", "two");
    }

    /** SmallRye takes a list by the elements that are listed, so that one of another source would leave the others out. */
    @Test
    void listIsTheCheckedOneWithoutAMapping() {
        variables.set("SHOP_TAGS", "one,two");
        properties.put("shop.tags[0]", "unchecked");
        assertThat(builder().build().getValues("shop.tags", String.class)).containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.tags[1]",
                "SHOP_TAGS[1]",
                "shop-tags[1]",
                "shop.limits.up",
                "SHOP_LIMITS.up",
                "shop.limits.\"up\""
            })
    void partsAreFoundInEverySpelling(String name) {
        variables.set("SHOP_TAGS", "one,2");
        variables.set("SHOP_LIMITS", "up=2");
        assertThat(builder().build().getValue(name, String.class)).isEqualTo("2");
    }

    @Test
    void uncheckedValuesAreNotExpanded() {
        properties.put("shop.mail.host", "unchecked");
        properties.put("%prod.shop.mail.host", "unchecked");
        properties.put("quote", "x-${shop.mail.host:none}");
        properties.put("%prod.shop.name", "unchecked");
        properties.put("shop.name", "unchecked");
        properties.put("greeting", "hello ${shop.name}");
        properties.put("config_ordinal", "999999");
        SmallRyeConfig config = builder()
                .withSources(new PropertiesConfigSource(Map.of("shop.name", "unchecked"), "high", 999_999))
                .build();
        assertThat(config.getValue("quote", String.class)).isEqualTo("x-none");
        assertThat(config.getValue("greeting", String.class)).isEqualTo("hello shop");
    }

    @Test
    void otherInterceptorsFindWhatWasChecked() {
        properties.put("shop.mail.host", "unchecked");
        properties.put("shop.name", "unchecked");
        SmallRyeConfig config = builder()
                .withInterceptors(
                        new RelocateConfigSourceInterceptor(Map.of(
                                "old.host", "shop.mail.host", "old.key", "shop.password", "old.name", "shop.name")),
                        new FallbackConfigSourceInterceptor(Map.of("older.host", "shop.mail.host")))
                .build();
        assertThat(config.getOptionalValue("old.host", String.class)).isEmpty();
        assertThat(config.getOptionalValue("older.host", String.class)).isEmpty();
        assertThat(config.getValue("old.name", String.class)).isEqualTo("shop");
        assertThatThrownBy(() -> config.getValue("old.key", String.class)).isInstanceOf(SecurityException.class);
    }

    @ConfigMapping(prefix = "shop")
    interface OnlyName {
        String name();
    }

    @Test
    void mappingNeedNotHaveEveryKey() {
        variables.set("SHOP_MAIL_HOST", "mail.example.net");
        variables.set("SHOP_TAGS", "one");
        SmallRyeConfig config = builder().withMapping(OnlyName.class).build();
        assertThat(config.getConfigMapping(OnlyName.class).name()).isEqualTo("shop");
    }
}
