package io.tierguard.examples.eventapi;

import java.util.List;

/** Sums up events. */
@FunctionalInterface
interface Summarizer {
    /** Answers in OpenAI's place, and says so. */
    Summarizer MOCK = events -> "A mock has seen " + events.size() + (events.size() == 1 ? " event." : " events.");

    /**
     * Returns what happened, in a sentence or two.
     *
     * @throws Failed if there is no summary to be had
     */
    String summarize(List<Event> events) throws Failed;

    /** Says in words of our own why there is no summary; it has no cause, because that may quote a secret. */
    final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String why) {
            super(why);
        }
    }
}
