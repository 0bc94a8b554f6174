package io.tierguard.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SecretKeys;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import io.tierguard.ConfigRefusedException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.org.webcompere.systemstubs.environment.EnvironmentVariables;
import uk.org.webcompere.systemstubs.jupiter.SystemStub;
import uk.org.webcompere.systemstubs.jupiter.SystemStubsExtension;

/** An application of SmallRye's own making, which asks for Tierguard in its properties. */
@ExtendWith(SystemStubsExtension.class)
class GuardedApplicationTest {
    @TempDir
    Path directory;

    @SystemStub
    private EnvironmentVariables variables;

    private final Map<String, String> properties = new LinkedHashMap<>();

    @BeforeEach
    void contract() throws IOException {
        Path contract = Files.writeString(directory.resolve("tierguard.conf"), """
                application = shop
                keys {
                  SHOP_NAME { required = true }
                  SHOP_PASSWORD { required = true, secret = true }
                  SHOP_COLOR { values = [red, blue] }
                  SHOP_PORT { type = port }
                }
                """);
        properties.put("tierguard.contract", contract.toString());
        variables.set("APP_TIER", "development");
        variables.set("SHOP_NAME", "pa$$word $HOME");
        variables.set("SHOP_PASSWORD", "kept-$$-quiet-77");
    }

    @ConfigMapping(prefix = "shop")
    interface Shop {
        String name();

        io.smallrye.config.Secret<String> password();

        Optional<String> color();

        @WithDefault("80")
        int port();
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

    @Test
    void checkedValuesWinAndStayAsTheyAre() {
        properties.put("shop.name", "from the application");
        properties.put("%prod.shop.name", "from the profile");
        properties.put("other.name", "${greeting} there");
        properties.put("greeting", "hello");
        SmallRyeConfig config = builder().withMapping(Shop.class).build();
        Shop shop = config.getConfigMapping(Shop.class);
        assertThat(shop.name()).isEqualTo("pa$$word $HOME");
        assertThat(shop.password().get()).isEqualTo("kept-$$-quiet-77");
        assertThat(shop.port()).isEqualTo(80);
        assertThat(config.getConfigValue("shop.name").getSourceName()).isEqualTo("environment variable SHOP_NAME");
        assertThat(config.getValue("other.name", String.class)).isEqualTo("hello there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.password", "SHOP_PASSWORD", "shop-password", "shopPassword"})
    void secretsAreLocked(String name) {
        properties.put("shop-password", "unchecked");
        properties.put("back.door", "${" + name + "}");
        SmallRyeConfig config = builder().build();
        assertThatThrownBy(() -> config.getValue(name, String.class)).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> config.getValue("back.door", String.class)).isInstanceOf(SecurityException.class);
        assertThat(SecretKeys.doUnlocked(() -> config.getValue(name, String.class)))
                .isEqualTo("kept-$$-quiet-77");
        assertThat(listed(config))
                .doesNotContain("shop.password", "shop-password", "SHOP_PASSWORD")
                .contains("back.door");
    }

    @Test
    void uncheckedValueOfADeclaredKeyIsHidden() {
        properties.put("shop.color", "green");
        properties.put("%prod.shop.color", "green");
        SmallRyeConfig config = builder().withMapping(Shop.class).build();
        assertThat(config.getOptionalValue("shop.color", String.class)).isEmpty();
        assertThat(config.getOptionalValue("SHOP_COLOR", String.class)).isEmpty();
        assertThat(config.getConfigMapping(Shop.class).color()).isEmpty();
        assertThat(listed(config)).doesNotContain("shop.color");
    }

    @Test
    void refusalStopsTheApplication() {
        variables.set("SHOP_NAME", "");
        variables.set("SHOP_COLOR", "green");
        assertThatThrownBy(() -> builder().build())
                .isInstanceOfSatisfying(
                        ConfigRefusedException.class,
                        e -> assertThat(e.report().findings()).hasSize(2))
                .hasMessageContaining("shop is not safe to start in development")
                .hasMessageNotContaining("kept-")
                .hasNoCause();
    }

    @Test
    void emptyRequestIsNoWayOut() {
        properties.put("tierguard.contract", " ");
        assertThatThrownBy(() -> builder().build())
                .hasMessage("tierguard.contract is empty: name what is to be checked, or remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.String", "com.example.Missing", "not a name"})
    void recordThatIsNoneIsNamed(String name) {
        properties.remove("tierguard.contract");
        properties.put("tierguard.record", name);
        assertThatThrownBy(() -> builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tierguard.record does not name a record of the application");
    }

    /** A text that looks like a template is refused, unless somebody answers for it; then it stays as it is. */
    @Test
    void waivedTemplateIsNotExpanded() throws IOException {
        variables.set("SHOP_NAME", "${HOME} and $${HOME");
        Files.writeString(directory.resolve("tierguard.conf"), """
                application = shop
                keys { SHOP_NAME { required = true }, SHOP_PASSWORD { secret = true } }
                waivers = [{ guard = TG421, key = SHOP_NAME, tier = development, reason = "it is one", owner = shop, until = 2099-12-31 }]
                """);
        SmallRyeConfig config = builder().build();
        assertThat(config.getValue("shop.name", String.class)).isEqualTo("${HOME} and $${HOME");
    }

    public record ShopConfig(String shopName, io.tierguard.Secret<String> shopPassword) {}

    @Test
    void recordServesAsContractAlone() {
        properties.remove("tierguard.contract");
        properties.put("tierguard.record", ShopConfig.class.getName());
        assertThat(builder().build().getValue("shop.name", String.class)).isEqualTo("pa$$word $HOME");
    }

    /** As an application has it that never builds a configuration itself, asked for by a variable. */
    @Test
    void globalConfigurationIsGuardedToo() throws IOException {
        variables.set("TIERGUARD_CONTRACT", properties.get("tierguard.contract"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[0], before)) {
            thread.setContextClassLoader(loader);
            Config config = ConfigProvider.getConfig();
            assertThat(config.getValue("shop.name", String.class)).isEqualTo("pa$$word $HOME");
            assertThatThrownBy(() -> config.getValue("shop.password", String.class))
                    .isInstanceOf(SecurityException.class);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void builderWithoutCustomizersIsRefused() {
        assertThatThrownBy(() -> new SmallRyeConfigBuilder()
                        .addDiscoveredSources()
                        .withSources(new PropertiesConfigSource(properties, "p", 1))
                        .build())
                .hasMessageContaining("addDiscoveredCustomizers()");
    }

    @Test
    void whoDoesNotAskSeesNoChange() {
        properties.clear();
        properties.put("store.name", "${store.first} shop");
        properties.put("store.first", "first");
        SmallRyeConfig with = builder().build();
        SmallRyeConfig without = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withProfile("prod")
                .withSources(new PropertiesConfigSource(properties, "application.properties", 250))
                .build();
        assertThat(with.getValue("store.name", String.class)).isEqualTo("first shop");
        assertThat(names(with)).isEqualTo(names(without));
        assertThat(listed(with)).containsExactlyInAnyOrderElementsOf(listed(without));
        assertThat(with.getConfigValue("store.name")).isEqualTo(without.getConfigValue("store.name"));
    }

    /** SmallRye's own can be walked through once only. */
    private static List<String> listed(SmallRyeConfig config) {
        List<String> names = new ArrayList<>();
        config.getPropertyNames().forEach(names::add);
        return names;
    }

    private static List<String> names(SmallRyeConfig config) {
        List<String> names = new ArrayList<>();
        config.getConfigSources().forEach(source -> names.add(source.getName()));
        return names;
    }
}
