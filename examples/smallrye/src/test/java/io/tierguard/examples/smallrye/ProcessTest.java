package io.tierguard.examples.smallrye;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts the shop as a process of its own, in both manners. */
class ProcessTest {
    private static final String PASSWORD = "kept$$quiet$HOME-0417";

    @TempDir
    Path directory;

    private record Ended(int code, String out, String error) {}

    @ParameterizedTest
    @ValueSource(classes = {Shop.class, GuardedShop.class})
    void acceptedInDevelopment(Class<?> shop) throws Exception {
        Files.writeString(directory.resolve(".env"), "NODE_ENV=development\nSHOP_NAME=corner\nSHOP_LIMITS_UPLOAD=5\n");
        Ended ended = run(shop, Map.of("APP_TIER", "development", "SHOP_PASSWORD", PASSWORD));
        assertThat(ended.error()).doesNotContain("kept");
        assertThat(ended.code()).as(ended.error()).isZero();
        assertThat(ended.out())
                .contains("name corner from .env:2\n")
                .contains("port 8080\n")
                .contains("mail none\n")
                .contains("limits {upload=5}\n")
                .contains("password of 21 characters, locked\n");
    }

    @ParameterizedTest
    @ValueSource(classes = {Shop.class, GuardedShop.class})
    void acceptedInProduction(Class<?> shop) throws Exception {
        Ended ended = run(shop, accepted());
        assertThat(ended.code()).as(ended.error()).isZero();
        assertThat(ended.out())
                .contains("name pa$$word $HOME from environment variable SHOP_NAME\n")
                .contains("mail mail.shop.example.net\n")
                .contains("password of 21 characters, locked\n");
    }

    @Test
    void whatIsNotDeclaredStaysSmallRyes() throws Exception {
        assertThat(run(Shop.class, accepted()).out()).contains("greeting Welcome to town\n");
        assertThat(run(GuardedShop.class, accepted()).out()).contains("greeting Welcome\n");
    }

    @ParameterizedTest
    @ValueSource(classes = {Shop.class, GuardedShop.class})
    void refused(Class<?> shop) throws Exception {
        for (String tier : new String[] {"development", "production"}) {
            Ended ended = run(
                    shop,
                    Map.of("APP_TIER", tier, "SHOP_PASSWORD", PASSWORD, "SHOP_PORT", "http", "SHOP_DEBUG", "true"));
            assertThat(ended.code()).isNotZero();
            assertThat(ended.out()).isEmpty();
            assertThat(ended.error())
                    .containsOnlyOnce("shop is not safe to start in " + tier)
                    .contains("TG201")
                    .contains("SHOP_NAME is required")
                    .contains("SHOP_PORT")
                    .doesNotContain("kept");
            assertThat(ended.error().contains("TG401")).isEqualTo(tier.equals("production"));
        }
    }

    @Test
    void sourcesOfSmallRyeAreLayers() throws Exception {
        Files.writeString(directory.resolve("shop.yaml"), """
                config_ordinal: 1000
                shop:
                  name: pa$$word $HOME
                  port: 9090
                  mail:
                    host: mail.shop.example.net
                """);
        Files.writeString(Files.createDirectory(directory.resolve("mounted")).resolve("shop.password"), PASSWORD);
        Ended ended = run(LayeredShop.class, Map.of("APP_TIER", "production", "SHOP_PORT", "8081"));
        assertThat(ended.code()).as(ended.error()).isZero();
        assertThat(ended.out())
                .contains("name pa$$word $HOME from YamlConfigSource[source=file:")
                .contains("shop.yaml], property shop.name\n")
                .contains("port 8081\n")
                .contains("password of 21 characters, locked\n");
    }

    @Test
    void secretInYamlIsRefusedInProduction() throws Exception {
        Files.writeString(directory.resolve("shop.yaml"), """
                shop: { name: corner, password: %s, mail: { host: mail.shop.example.net } }
                """.formatted(PASSWORD));
        Files.createDirectory(directory.resolve("mounted"));
        assertThat(run(LayeredShop.class, Map.of("APP_TIER", "development")).code())
                .isZero();
        Ended ended = run(LayeredShop.class, Map.of("APP_TIER", "production"));
        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.error())
                .contains("TG502")
                .contains("shop.password = ***")
                .doesNotContain("kept");
    }

    private static Map<String, String> accepted() {
        return Map.of(
                "APP_TIER", "production",
                "SHOP_NAME", "pa$$word $HOME",
                "SHOP_PASSWORD", PASSWORD,
                "SHOP_MAIL_HOST", "mail.shop.example.net");
    }

    private Ended run(Class<?> shop, Map<String, String> environment) throws IOException, InterruptedException {
        Files.copy(
                Path.of("tierguard.conf"),
                directory.resolve("tierguard.conf"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Path out = directory.resolve("out.txt");
        Path error = directory.resolve("error.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        shop.getName())
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(error.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Ended(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(error, StandardCharsets.UTF_8));
    }
}
