package io.tierguard.examples.eventapi;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Shows {@code welcome.txt}, as it was when the service was built; with hot reload, as it is in the sources now, where
 * there are any.
 */
final class Welcome implements Endpoint {
    private final boolean hotReload;
    private final Path source;
    private final String built;

    Welcome(boolean hotReload, Path folder) {
        this.hotReload = hotReload;
        this.source = folder.resolve("src/main/resources/welcome.txt");
        this.built = built();
    }

    @Override
    public Answer answer(HttpExchange exchange) throws IOException {
        return Answer.text(200, hotReload && Files.isRegularFile(source) ? Files.readString(source) : built);
    }

    private static String built() {
        try (InputStream text = Welcome.class.getResourceAsStream("/welcome.txt")) {
            return new String(Objects.requireNonNull(text, "welcome.txt").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
