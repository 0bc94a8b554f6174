package io.tierguard.examples.smallrye;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** What the shop needs, as SmallRye maps it. */
@ConfigMapping(prefix = "shop")
public interface ShopConfig {
    String name();

    int port();

    Secret<String> password();

    Optional<Mail> mail();

    Map<String, Integer> limits();

    boolean debug();

    @WithDefault("Welcome")
    String greeting();

    /** Where mail goes. */
    interface Mail {
        String host();
    }
}
