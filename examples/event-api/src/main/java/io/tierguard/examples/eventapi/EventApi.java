package io.tierguard.examples.eventapi;

import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.Tier.STAGING;

import com.sun.net.httpserver.HttpServer;
import io.tierguard.Guarded;
import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes events over HTTP and tells of them, once its configuration is accepted.
 *
 * <pre>{@code
 * try (EventApi api = EventApi.start(EventApi.tierguard().load(), 3000)) {
 *     System.out.println(api.address());
 * }
 * }</pre>
 */
public final class EventApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static {
        // The JDK's server reads these once. The first saves 40 ms an answer, which would wait for an acknowledgement;
        // the second gives a client ten seconds to say its request.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Front front;

    private EventApi(HttpServer server, ExecutorService threads, Front front) {
        this.server = server;
        this.threads = threads;
        this.front = front;
    }

    /** Starts the service of this process, or ends it: with 78 where the configuration is refused. */
    public static void main(String[] args) throws IOException {
        CommandLine.prepareLog();
        CommandLine.Said said = CommandLine.read(args);
        Guarded<EventApiConfig> guarded = said.contract()
                .map(tierguard()::contractFile)
                .orElse(tierguard())
                .loadOrExit();
        try {
            EventApi api = start(guarded, said.port().orElse(usualPort(guarded.tier())));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> CommandLine.leave(api), "event-api-stop"));
            CommandLine.greet(guarded, api.address());
        } catch (BindException e) {
            CommandLine.fail("the port is taken; --port <number> chooses another one, and --port 0 any");
        }
    }

    /** Returns the loader: the contract, and the one rule that this service adds to the guards. */
    public static Tierguard<EventApiConfig> tierguard() {
        Rule liveKey = Rule.over("OPENAI_API_KEY", "MOCK_EXTERNAL_SERVICES")
                .in(STAGING, PRODUCTION)
                .refuseWhen(values -> !values.flag("MOCK_EXTERNAL_SERVICES")
                        && values.secret("OPENAI_API_KEY").reveal().startsWith("sk-development"))
                .because("a development key would be billed and throttled")
                .fix("set a live OPENAI_API_KEY");
        return Tierguard.of(EventApiConfig.class).guard("mocks-off-needs-a-live-key", liveKey);
    }

    /** Returns the port that the service has in that tier; 0, which is any free one, in tests. */
    static int usualPort(Tier tier) {
        return switch (tier) {
            case DEVELOPMENT, PRODUCTION -> 3000;
            case STAGING -> 3001;
            case TEST -> 0;
        };
    }

    /**
     * Starts the service: for this machine alone in development and tests, for every network elsewhere.
     *
     * @param port the port, or 0 for any that is free
     * @throws IOException if the port is taken
     */
    public static EventApi start(Guarded<EventApiConfig> guarded, int port) throws IOException {
        return start(guarded, Outside.of(guarded.tier(), port));
    }

    static EventApi start(Guarded<EventApiConfig> guarded, Outside outside) throws IOException {
        Log.from(guarded.config().logLevel());
        Front front = new Front(Wiring.of(guarded, outside));
        HttpServer server = HttpServer.create(outside.address(), 0);
        ExecutorService threads = Executors.newFixedThreadPool(Front.AT_ONCE);
        server.setExecutor(threads);
        server.createContext("/", front);
        server.start();
        Log.LOG.log(System.Logger.Level.INFO, "started in {0}", guarded.tier().label());
        return new EventApi(server, threads, front);
    }

    /** Returns where the service listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Stops the service, once the requests that it is at work on are answered, or five seconds are over. */
    @Override
    public void close() {
        front.drain(PATIENCE);
        server.stop(0);
        threads.shutdown();
    }
}
