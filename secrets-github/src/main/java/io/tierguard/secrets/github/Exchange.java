package io.tierguard.secrets.github;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks GitHub one question, by the oldest client that the JDK has: it is ready a tenth of a second before the newer one, and
 * keeps no thread of its own. A redirect is an answer like others, so that the token goes nowhere else.
 */
final class Exchange {
    private static final List<String> HEADERS = List.of(
            "link",
            "retry-after",
            "x-ratelimit-remaining",
            "x-ratelimit-reset",
            "x-accepted-github-permissions",
            "x-github-request-id",
            "x-github-sso");

    /** A page has 30 variables of 48 KB at most, of which each character may be written as six. */
    private static final int LONGEST_ANSWER = 1 << 24;

    private final Api api;
    private final Token token;

    Exchange(Api api, Token token) {
        this.api = api;
        this.token = token;
    }

    /** The application may have set one for all connections; it has no say in this one. */
    private static final class Nobody extends Authenticator {}

    /**
     * Returns what is answered.
     *
     * @param most how long it may take to connect, and to wait for a part of the answer
     * @throws IOException if nothing is; its message may quote what was sent
     */
    Answer get(URI uri, Duration most, Deadline deadline) throws IOException {
        if (!api.owns(uri)) {
            throw new IOException("not GitHub's");
        }
        HttpURLConnection connection = (HttpURLConnection)
                (api.isHere()
                        ? uri.toURL().openConnection(Proxy.NO_PROXY)
                        : uri.toURL().openConnection());
        int millis = (int) Math.max(1, most.toMillis());
        try {
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setAuthenticator(new Nobody());
            connection.setConnectTimeout(millis);
            connection.setReadTimeout(millis);
            // The second is what GitHub's own description has for a list; the first is what its pages ask for.
            connection.setRequestProperty("Accept", "application/vnd.github+json, application/json;q=0.9");
            connection.setRequestProperty("X-GitHub-Api-Version", "2022-11-28");
            connection.setRequestProperty("User-Agent", "tierguard");
            connection.setRequestProperty("Authorization", "Bearer " + token.reveal());
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new IOException("no HTTP");
            }
            Map<String, String> headers = new HashMap<>();
            for (String name : HEADERS) {
                String value = connection.getHeaderField(name);
                if (value != null) {
                    headers.put(name, value);
                }
            }
            String text = status == 200 ? text(connection, deadline) : "";
            return new Answer(status, headers, connection.getHeaderFieldDate("Date", 0), text);
        } finally {
            connection.disconnect();
        }
    }

    private static String text(HttpURLConnection connection, Deadline deadline) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 13];
        try (InputStream in = connection.getInputStream()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                bytes.write(part, 0, read);
                if (deadline.left().isZero()) {
                    throw new SocketTimeoutException(); // drop by drop, each in time
                }
                if (bytes.size() > LONGEST_ANSWER) {
                    throw new IOException("the answer is too long");
                }
            }
        }
        long length = connection.getContentLengthLong();
        if (length >= 0 && length != bytes.size()) {
            throw new EOFException();
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }
}
