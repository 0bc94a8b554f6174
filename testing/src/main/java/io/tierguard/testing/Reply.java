package io.tierguard.testing;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * What is answered.
 *
 * @param date what the server takes for the time; clients set their clocks by it
 */
// Never compared, and never changed once made.
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, String contentType, byte[] body, Instant date) {
    /** Unlike the JDK's own format, it has two digits for every day, which HTTP asks for. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String JSON = "application/x-amz-json-1.1";

    static Reply json(int status, JsonObject body, Instant date) {
        return new Reply(status, JSON, body.toString().getBytes(StandardCharsets.UTF_8), date);
    }

    static Reply html(int status, String body, Instant date) {
        return new Reply(status, "text/html", body.getBytes(StandardCharsets.UTF_8), date);
    }

    /** The same, ended halfway by whoever wrote it, so that the length is that of the half. */
    Reply cutShort() {
        return new Reply(status, contentType, firstHalf(), date);
    }

    /** The same, with 0xFF, which no text in UTF-8 has, as the first character of its first text. */
    Reply notUtf8() {
        byte[] broken = body.clone();
        int text = new String(body, StandardCharsets.ISO_8859_1).indexOf(":\"") + 2;
        broken[text] = (byte) 0xff;
        return new Reply(status, contentType, broken, date);
    }

    byte[] firstHalf() {
        return Arrays.copyOf(body, body.length / 2);
    }

    byte[] head() {
        // No reason is given: HTTP/1.1 lets it be empty, and no client reads it.
        String head = "HTTP/1.1 " + status + " \r\nDate: "
                + DATE.format(date)
                + "\r\nContent-Type: " + contentType
                + "\r\nContent-Length: " + body.length
                + "\r\nx-amzn-RequestId: " + UUID.randomUUID() + "\r\n\r\n";
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }
}
