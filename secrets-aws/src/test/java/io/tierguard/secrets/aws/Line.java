package io.tierguard.secrets.aws;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to a server that is far away: every byte takes half a round trip either way, and a connection takes a whole one
 * before anything can be sent. It counts round trips: one for each connection, and one for each time that somebody has heard
 * an answer before saying more. The JDK keeps connections for all clients of a process, so that a client is connected anew
 * only on a line of its own.
 */
final class Line implements AutoCloseable {
    private final ServerSocket socket;
    private final int port;
    private final Duration roundTrip;
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService delays =
            new ScheduledThreadPoolExecutor(1, new ThreadPoolExecutor.DiscardPolicy());
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    Line(URI server, Duration roundTrip) {
        this.port = server.getPort();
        this.roundTrip = roundTrip;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        readers.execute(this::listen);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Returns how many round trips each connection took, that of the connection itself among them. */
    List<Integer> roundTrips() {
        return connections.stream()
                .map(connection -> 1 + connection.turns.get())
                .toList();
    }

    private void listen() {
        try {
            while (true) {
                Connection connection =
                        new Connection(socket.accept(), new Socket(InetAddress.getLoopbackAddress(), port));
                connections.add(connection);
                connection.open();
            }
        } catch (IOException e) {
            readers.shutdown(); // hung up
        }
    }

    private final class Connection {
        private final Socket near;
        private final Socket far;
        private final AtomicInteger turns = new AtomicInteger();
        private final long opened = System.nanoTime();
        private volatile boolean hasHeard = true;

        Connection(Socket near, Socket far) throws IOException {
            this.near = near;
            this.far = far;
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
        }

        void open() {
            readers.execute(() -> carry(near, far, true));
            readers.execute(() -> carry(far, near, false));
        }

        private void carry(Socket from, Socket to, boolean isOutward) {
            byte[] bytes = new byte[8_192];
            Queue<Action> sent = new ConcurrentLinkedQueue<>(); // in the order in which it arrives, however late
            try {
                for (int count; (count = from.getInputStream().read(bytes)) >= 0; ) {
                    if (isOutward && hasHeard) {
                        turns.incrementAndGet();
                    }
                    hasHeard = !isOutward;
                    byte[] some = Arrays.copyOf(bytes, count);
                    later(sent, isOutward, () -> write(to.getOutputStream(), some));
                }
                later(sent, isOutward, to::shutdownOutput);
            } catch (IOException e) {
                later(sent, isOutward, to::close);
            }
        }

        /** What is sent at once after the connection has to wait for it; the client itself believes that it is there. */
        private void later(Queue<Action> sent, boolean isOutward, Action action) {
            sent.add(action);
            long nanos = roundTrip.toNanos();
            long connecting = isOutward ? Math.max(0, opened + nanos - System.nanoTime()) : 0;
            Future<?> unused = delays.schedule(
                    () -> {
                        sent.remove().run();
                        return null;
                    },
                    connecting + nanos / 2,
                    TimeUnit.NANOSECONDS);
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void write(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Connection connection : connections) {
                connection.near.close();
                connection.far.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            readers.shutdownNow();
            delays.shutdownNow();
        }
    }
}
