package io.tierguard.testing;

import com.google.gson.JsonObject;
import java.time.Instant;

/**
 * An error as it goes over the wire.
 *
 * @param messageKey what the member is called: what answers before the service itself does writes it in lower case
 */
record AwsError(int status, String code, String messageKey, String message) {
    /** What Secrets Manager itself refuses: with 400, whatever the reason. */
    static AwsError ofService(String code, String message) {
        return new AwsError(400, code, "Message", message);
    }

    /** What is refused before Secrets Manager sees it. */
    static AwsError ofFrontEnd(String code, String message) {
        return new AwsError(400, code, "message", message);
    }

    /** Fills in what a message tells of the call. */
    AwsError about(String operation, String resource) {
        String filled = message.replace("{operation}", operation).replace("{resource}", resource);
        return new AwsError(status, code, messageKey, filled);
    }

    Reply reply(Instant now) {
        JsonObject body = new JsonObject();
        body.addProperty("__type", code);
        body.addProperty(messageKey, message);
        return Reply.json(status, body, now);
    }
}
