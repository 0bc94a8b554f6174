package io.tierguard.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request of HTTP/1.1; names of headers are in lower case. */
// Never compared, and never changed once read.
@SuppressWarnings("ArrayRecordComponent")
record Request(String method, Map<String, String> headers, byte[] body) {
    private static final int LONGEST_HEAD = 64 * 1024;
    /** Twice what a batch of twenty needs to ask, or a secret of 64 KiB to be written in base64. */
    private static final int LONGEST_BODY = 256 * 1024;

    static final DateTimeFormatter SIGNED =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final byte[] GO_ON = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns when the client says that it signed this, or the other time where it doesn't say. */
    Instant signed(Instant otherwise) {
        try {
            return SIGNED.parse(header("x-amz-date"), Instant::from);
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }

    boolean isLast() {
        return header("connection").equalsIgnoreCase("close");
    }

    /** Reads the next one; null when the client has hung up. */
    static @Nullable Request read(InputStream in, OutputStream out) throws IOException {
        List<String> lines = head(in).lines().toList();
        if (lines.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            out.write(GO_ON);
        }
        boolean chunked = headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked");
        byte[] body = chunked ? chunks(in) : exactly(in, length(headers.getOrDefault("content-length", "0"), 10));
        String first = lines.get(0);
        return new Request(first.substring(0, Math.max(0, first.indexOf(' '))), Map.copyOf(headers), body);
    }

    /** Reads up to the empty line, and returns what was before it. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append('\n');
            if (head.length() > LONGEST_HEAD) {
                throw new IOException("the head of a request is too long");
            }
        }
        return head.toString();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() > LONGEST_HEAD) {
                throw new IOException("a line of a request is too long");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = line(in);
            int end = line.indexOf(';');
            int size = length((end < 0 ? line : line.substring(0, end)).strip(), 16);
            if (size == 0) {
                head(in);
                return body.toByteArray();
            }
            body.write(exactly(in, size));
            length(String.valueOf(body.size()), 10);
            line(in);
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] read = in.readNBytes(length);
        if (read.length < length) {
            throw new IOException("the client hung up inside a request");
        }
        return read;
    }

    private static int length(String written, int radix) throws IOException {
        int length;
        try {
            length = Integer.parseInt(written, radix);
        } catch (NumberFormatException e) {
            throw new IOException("a length in a request is no number");
        }
        if (length < 0 || length > LONGEST_BODY) {
            throw new IOException("a request is too long");
        }
        return length;
    }
}
