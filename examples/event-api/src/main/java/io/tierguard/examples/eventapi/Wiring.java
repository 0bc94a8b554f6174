package io.tierguard.examples.eventapi;

import com.google.gson.JsonObject;
import io.tierguard.Guarded;

/** Builds what the configuration asks for: every switch takes effect here. */
final class Wiring {
    private Wiring() {}

    static Endpoint of(Guarded<EventApiConfig> guarded, Outside outside) {
        EventApiConfig config = guarded.config();
        EventStore store = new EventStore(outside.clock());
        Endpoint post = new PostEvent(store);
        Endpoint list = exchange -> Answer.json(200, Json.tree(store.all()));
        Endpoint summary = new EventSummary(
                store,
                config.mockExternalServices()
                        ? Summarizer.MOCK
                        : new OpenAi(outside.openAi(), config.openaiApiKey(), outside.patience()));
        if (!config.disableRateLimiting()) {
            RateLimiter limiter = RateLimiter.ofTheService(outside.nanos());
            post = new RateLimited(limiter, post);
            list = new RateLimited(limiter, list);
            summary = new RateLimited(limiter, summary);
        }
        Routes routes = new Routes()
                .with("GET", "/", new Welcome(config.hotReload(), outside.folder()))
                .with("GET", "/health", health(guarded))
                .with("POST", "/events", post)
                .with("GET", "/events", list)
                .with("GET", "/events/summary", summary);
        if (config.enableDebugEndpoints()) {
            routes.with(
                    "GET",
                    "/debug/config",
                    exchange -> Answer.text(200, guarded.explain().toString()));
        }
        Endpoint all = new Faultless(routes);
        if (config.securityHardening()) {
            all = new Hardened(all);
        }
        return config.performanceMonitoring() ? new Timed(all, outside.nanos()) : all;
    }

    private static Endpoint health(Guarded<EventApiConfig> guarded) {
        JsonObject health = new JsonObject();
        health.addProperty("status", "ok");
        health.addProperty("tier", guarded.tier().label());
        health.addProperty("imageTag", guarded.config().imageTag().orElse(null));
        return exchange -> Answer.json(200, health);
    }
}
