package io.tierguard.examples.smallrye;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The shop: {@code META-INF/microprofile-config.properties} asks for Tierguard, and no line of code does. */
public final class Shop {
    private Shop() {}

    /** Prints what it was configured with. */
    public static void main(String[] args) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredCustomizers()
                .addDiscoveredSources()
                .addDefaultSources()
                .addDefaultInterceptors()
                .withMapping(ShopConfig.class)
                .build();
        System.out.print(Window.of(config));
    }
}
