package io.tierguard.secrets.aws;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers each question with a beginning, and then with the same bytes again and again, slowly and for ever. */
final class Drip implements AutoCloseable {
    private static final int MILLIS = 20;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket server;

    Drip(String beginning, String drop) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(() -> {
            while (true) {
                Socket socket = server.accept();
                start(() -> drip(socket, beginning, drop));
            }
        });
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException | InterruptedException e) {
                        // closed, or the client is gone
                    }
                },
                "drip");
        thread.setDaemon(true);
        thread.start();
    }

    private void drip(Socket socket, String beginning, String drop) throws IOException, InterruptedException {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            while (!closed.await(MILLIS, TimeUnit.MILLISECONDS)) {
                out.write(drop.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
