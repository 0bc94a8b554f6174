package io.tierguard.secrets.github.api;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Asks GitHub one question, by the newer client of the JDK: the older one starts sooner, and writes the token to a log of the
 * application's at level FINE. A redirect is an answer like others, so that the token goes nowhere else.
 */
public final class Exchange {
    private static final List<String> HEADERS = List.of(
            "date",
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
    private final int longest;
    private final HttpClient client;

    public Exchange(Api api, Token token) {
        this(api, token, LONGEST_ANSWER);
    }

    public Exchange(Api api, Token token, int longest) {
        this.api = api;
        this.token = token;
        this.longest = longest;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
        this.client = (api.isHere() ? builder.proxy(HttpClient.Builder.NO_PROXY) : builder).build();
    }

    /**
     * Returns what is answered.
     *
     * @param most how long all of it may take
     * @throws IOException if nothing is; its message may quote what was sent
     */
    public Answer get(URI uri, Duration most) throws IOException {
        if (!api.owns(uri)) {
            throw new IOException("not GitHub's");
        }
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(most)
                // The second is what GitHub's own description has for a list; the first is what its pages ask for.
                .setHeader("Accept", "application/vnd.github+json, application/json;q=0.9")
                .setHeader("X-GitHub-Api-Version", "2022-11-28")
                .setHeader("User-Agent", "tierguard")
                .setHeader("Authorization", "Bearer " + token.reveal())
                .build();
        AtomicBoolean begun = new AtomicBoolean();
        HttpResponse<byte[]> response = await(
                client.sendAsync(request, head -> {
                    begun.set(true);
                    return new Bounded(head.statusCode() == 200 ? longest : 0);
                }),
                begun,
                most);
        Map<String, String> headers = new HashMap<>();
        for (String name : HEADERS) {
            List<String> values = response.headers().allValues(name);
            if (!values.isEmpty()) {
                headers.put(name, name.equals("link") ? String.join(", ", values) : values.get(0));
            }
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(response.body()))
                .toString();
        return new Answer(response.statusCode(), headers, text);
    }

    private static HttpResponse<byte[]> await(
            CompletableFuture<HttpResponse<byte[]>> answer, AtomicBoolean begun, Duration most) throws IOException {
        try {
            return answer.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true); // drop by drop, perhaps
            throw new SocketTimeoutException();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            throw failure(e.getCause(), begun.get());
        }
    }

    /** An end in the middle of an answer is told by the client in one way or another, as its threads happen to run. */
    private static IOException failure(@Nullable Throwable cause, boolean begun) {
        boolean isOwn = cause instanceof Bounded.TooLong || cause instanceof HttpTimeoutException;
        if (begun && !isOwn) {
            return new EOFException();
        }
        return cause instanceof IOException failure ? failure : new IOException(cause);
    }
}
