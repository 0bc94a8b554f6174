package io.tierguard.examples.eventapi;

import io.tierguard.Tier;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The world around the service, which a test makes up.
 *
 * @param address where to listen
 * @param folder where the sources are, if anywhere
 * @param openAi where OpenAI's API is
 * @param patience how long OpenAI may take for an answer
 * @param clock what time it is
 * @param nanos how much time has gone by, in nanoseconds since some moment
 */
record Outside(InetSocketAddress address, Path folder, URI openAi, Duration patience, Clock clock, LongSupplier nanos) {
    /** Returns the real world. Only what is deployed can be reached from another machine. */
    static Outside of(Tier tier, int port) {
        return new Outside(
                new InetSocketAddress(tier.isDeployed() ? "0.0.0.0" : "127.0.0.1", port),
                Path.of(""),
                URI.create("https://api.openai.com"),
                Duration.ofSeconds(20),
                Clock.systemUTC(),
                System::nanoTime);
    }
}
