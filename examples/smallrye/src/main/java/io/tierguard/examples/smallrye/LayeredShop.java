package io.tierguard.examples.smallrye;

import io.smallrye.config.source.file.FileSystemConfigSource;
import io.smallrye.config.source.yaml.YamlConfigSource;
import io.tierguard.Guarded;
import io.tierguard.Layer;
import io.tierguard.Settings;
import io.tierguard.Tierguard;
import java.io.IOException;
import java.nio.file.Path;

/** The same shop, which reads a YAML file and a mounted folder by SmallRye's sources. */
public final class LayeredShop {
    private LayeredShop() {}

    /** Prints what it was configured with. */
    public static void main(String[] args) throws IOException {
        YamlConfigSource yaml =
                new YamlConfigSource(Path.of("shop.yaml").toUri().toURL());
        Guarded<Settings> guarded = Tierguard.fromFile(Path.of("tierguard.conf"))
                .microprofile(yaml)
                .microprofile(Layer.FILE, new FileSystemConfigSource("mounted"))
                .loadOrExit();
        System.out.print(Window.of(guarded.microprofile(ShopConfig.class)));
    }
}
