package io.tierguard.examples.smallrye;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SecretKeys;
import io.smallrye.config.SmallRyeConfig;

/** What one sees of the shop from outside. */
final class Window {
    private Window() {}

    static String of(SmallRyeConfig config) {
        ShopConfig shop = config.getConfigMapping(ShopConfig.class);
        ConfigValue name = config.getConfigValue("shop.name");
        return "name " + name.getValue() + " from " + name.getLocation() + "\n"
                + "port " + shop.port() + "\n"
                + "mail " + shop.mail().map(ShopConfig.Mail::host).orElse("none") + "\n"
                + "limits " + shop.limits() + "\n"
                + "greeting " + shop.greeting() + "\n"
                + "password of " + shop.password().get().length() + " characters, "
                + (reads(config) ? "open" : "locked") + "\n";
    }

    private static boolean reads(SmallRyeConfig config) {
        try {
            config.getValue("SHOP_PASSWORD", String.class);
            return true;
        } catch (SecurityException e) {
            String password = SecretKeys.doUnlocked(() -> config.getValue("shop.password", String.class));
            return password.isEmpty();
        }
    }
}
