package io.tierguard.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

/** What a fault does to a call. */
sealed interface Effect {
    /** The call is refused, and nothing is read or changed; in a batch, one secret of it may be. */
    record Refuse(AwsError error, Duration clockAhead) implements Effect {
        private static final Duration TOLERANCE = Duration.ofMinutes(5);

        Reply reply(String operation, String resource, Instant now) {
            Instant server = now.plus(clockAhead);
            AwsError about = error.about(operation, resource);
            String message = about.message()
                    .replace("{signed}", Request.SIGNED.format(now))
                    .replace("{earliest}", Request.SIGNED.format(server.minus(TOLERANCE)))
                    .replace("{server}", Request.SIGNED.format(server));
            return new AwsError(about.status(), about.code(), about.messageKey(), message).reply(server);
        }
    }

    /** Something else is answered than what the service says. */
    record Replace(BiFunction<Reply, Instant, Reply> by) implements Effect {}

    /** The answer doesn't arrive as it should. */
    record Deliver(Delivery delivery) implements Effect {}

    /** A secret of a batch is neither among the values nor among the errors. */
    record LeaveOut() implements Effect {}
}
