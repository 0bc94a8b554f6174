package io.tierguard.examples.smallrye;

import io.smallrye.config.SmallRyeConfig;
import io.tierguard.Guarded;
import io.tierguard.Settings;
import io.tierguard.Tierguard;
import java.nio.file.Path;

/** The same shop, which hands its mapping to Tierguard. */
public final class GuardedShop {
    private GuardedShop() {}

    /** Prints what it was configured with. */
    public static void main(String[] args) {
        Guarded<Settings> guarded =
                Tierguard.fromFile(Path.of("tierguard.conf")).loadOrExit();
        SmallRyeConfig config = guarded.microprofile(ShopConfig.class);
        System.out.print(Window.of(config));
    }
}
