package io.tierguard.secrets.aws;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.tierguard.model.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A process of AWS on this machine that reads secrets for others: the Secrets Manager Agent, or the Parameters and Secrets
 * extension of Lambda. Both speak plain HTTP, want a token, and know the one question for a secret's value.
 */
final class LocalAgent implements Transport {
    private static final String TOKEN = "X-Aws-Parameters-Secrets-Token";

    /** A secret has 64 KiB at most, of which each character may be written as six. */
    private static final int LONGEST_ANSWER = 1 << 19;

    private static final int LONGEST_TOKEN = 1 << 14;

    private static final int PIECE = 1 << 13;

    private final URI endpoint;
    private final String token;

    /** Those whose answer has not begun: only closing them ends the wait for it, which no timeout does while a byte comes. */
    private final Set<HttpURLConnection> waiting = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    private LocalAgent(URI endpoint, String token) {
        this.endpoint = endpoint;
        this.token = token;
    }

    /**
     * Where an agent is, and where its token is.
     *
     * @param endpoint its address, on this machine
     * @param tokenFile the file that has the token, or null for the session of Lambda
     */
    record Place(URI endpoint, @Nullable Path tokenFile) {
        Place {
            if (!isLoopback(endpoint)) {
                throw new IllegalArgumentException("an agent is on this machine: http://127.0.0.1:2773");
            }
        }

        private static boolean isLoopback(URI endpoint) {
            String host = endpoint.getHost();
            String path = endpoint.getPath();
            return "http".equals(endpoint.getScheme())
                    && host != null
                    && (host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}"))
                    && endpoint.getUserInfo() == null
                    && endpoint.getQuery() == null
                    && (path.isEmpty() || path.equals("/"));
        }
    }

    static LocalAgent open(Place place, Map<String, String> environment) throws CallFailed {
        Path file = place.tokenFile();
        String token = file == null ? environment.getOrDefault("AWS_SESSION_TOKEN", "") : read(file);
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
                throw new CallFailed(Fault.of(FaultKind.NO_TOKEN, "TokenUnfit"), 1);
            }
        }
        if (token.isEmpty()) {
            throw new CallFailed(Fault.of(FaultKind.NO_TOKEN, "TokenMissing"), 1);
        }
        return new LocalAgent(place.endpoint(), token);
    }

    private static String read(Path file) throws CallFailed {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_TOKEN), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new CallFailed(Fault.of(FaultKind.NO_TOKEN, e.getClass().getSimpleName()), 1);
        }
    }

    @Override
    public @Nullable String region() {
        return null;
    }

    @Override
    public @Nullable String account() {
        return null;
    }

    @Override
    public StoredSecret get(String id, @Nullable String stage, Duration time) throws IOException, CallFailed {
        String query = "secretId=" + URLEncoder.encode(id, StandardCharsets.UTF_8)
                + (stage == null ? "" : "&versionStage=" + URLEncoder.encode(stage, StandardCharsets.UTF_8));
        long end = System.nanoTime() + time.toNanos();
        HttpURLConnection connection = (HttpURLConnection)
                endpoint.resolve("/secretsmanager/get?" + query).toURL().openConnection(Proxy.NO_PROXY);
        try {
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout(millis(time));
            connection.setReadTimeout(millis(time));
            connection.setRequestProperty(TOKEN, token);
            int status = status(connection);
            InputStream body = status == 200 ? connection.getInputStream() : connection.getErrorStream();
            Map<String, String> fields = fields(body == null ? "" : text(body, end), status);
            return status == 200 ? secret(fields) : failed(fields, status);
        } finally {
            connection.disconnect();
        }
    }

    private static int millis(Duration time) {
        return (int) Math.max(1, time.toMillis());
    }

    private int status(HttpURLConnection connection) throws IOException {
        waiting.add(connection);
        try {
            if (closed) {
                throw new IOException("nobody waits");
            }
            return connection.getResponseCode();
        } finally {
            waiting.remove(connection);
        }
    }

    /** Reads piece by piece, because the timeout of a connection is that of each piece. */
    private String text(InputStream body, long end) throws IOException, CallFailed {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
            bytes.write(piece, 0, read);
            if (bytes.size() > LONGEST_ANSWER) {
                throw new CallFailed(Fault.of(FaultKind.OTHER, "AnswerTooLong"), 1);
            }
            if (closed || System.nanoTime() - end >= 0) {
                throw new SocketTimeoutException("the answer takes too long");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CallFailed(Fault.of(FaultKind.NOT_TEXT, "InvalidUtf8"), 1);
        }
    }

    /** Returns the texts of an object; of what is no object, where that is an error's, none. */
    private static Map<String, String> fields(String json, int status) throws IOException {
        Map<String, String> fields = new HashMap<>();
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        try {
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (reader.peek() == JsonToken.STRING) {
                    fields.put(name, reader.nextString());
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
        } catch (IOException | IllegalStateException e) {
            if (status == 200) {
                throw new IOException("the answer is no JSON object"); // cut off, perhaps
            }
        }
        return fields;
    }

    private static StoredSecret secret(Map<String, String> fields) throws IOException {
        String text = fields.get("SecretString");
        String binary = fields.get("SecretBinary"); // in Base64 already
        if (!fields.containsKey("Name") || (text == null && binary == null)) {
            throw new IOException("the answer is no secret");
        }
        return new StoredSecret(
                fields.get("Name"), fields.get("ARN"), fields.get("VersionId"), secret(text), secret(binary));
    }

    private static @Nullable Value secret(@Nullable String text) {
        return text == null ? null : Value.secret(text);
    }

    private static StoredSecret failed(Map<String, String> fields, int status) throws CallFailed {
        String type = fields.get("__type");
        if (type != null) {
            String code = type.substring(type.indexOf('#') + 1);
            throw new CallFailed(Fault.of(code, fields.get("message"), null, status), 1);
        }
        if (status == 401 || status == 403) {
            throw new CallFailed(Fault.of(FaultKind.CREDENTIALS, "HTTP " + status), 1);
        }
        FaultKind kind = FaultKind.OTHER;
        if (status == 429) {
            kind = FaultKind.THROTTLED;
        } else if (status == 400 || status >= 500) {
            kind = FaultKind.BROKEN; // the extension answers 400 as long as it isn't ready
        }
        throw new CallFailed(Fault.of(kind, "HTTP " + status), 1);
    }

    /** Ends what is under way. An answer that has begun ends by itself, and closing it here could wait for it. */
    @Override
    public void close() {
        closed = true;
        waiting.forEach(HttpURLConnection::disconnect);
    }
}
