package io.tierguard.examples.eventapi;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;

/** Tells in a sentence or two what happened; 502 where whoever should do so can't. */
final class EventSummary implements Endpoint {
    private final EventStore store;
    private final Summarizer summarizer;

    EventSummary(EventStore store, Summarizer summarizer) {
        this.store = store;
        this.summarizer = summarizer;
    }

    @Override
    public Answer answer(HttpExchange exchange) {
        List<Event> events = store.all();
        try {
            JsonObject answer = new JsonObject();
            answer.addProperty("events", events.size());
            answer.addProperty("summary", summarizer.summarize(events));
            return Answer.json(200, answer);
        } catch (Summarizer.Failed e) {
            Log.LOG.log(System.Logger.Level.WARNING, "no summary: {0}", e.getMessage());
            return Answer.error(502, "the service that writes summaries does not answer as it should");
        }
    }
}
