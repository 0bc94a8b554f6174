package io.tierguard.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The server: one thread for those who call, and one for each connection.
 *
 * <p>It is not the JDK's HTTP server, because that hands out no socket, and so can't reset a connection.
 */
final class Wire implements AutoCloseable {
    private static final int STEPS = 10;

    private final Function<Request, Answer> service;
    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Wire(Function<Request, Answer> service, ServerSocket server) {
        this.service = service;
        this.server = server;
    }

    static Wire open(Function<Request, Answer> service) {
        try {
            // By number: the loopback address may be that of IPv6, and a name is looked up.
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            Wire wire = new Wire(service, new ServerSocket(0, 1024, loopback));
            run("fake-secrets-manager", wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException("no port of 127.0.0.1 can be listened to", e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
        hangUp(server);
        connections.forEach(Wire::hangUp);
    }

    private void accept() {
        while (!isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(socket);
                run("fake-secrets-manager-" + socket.getPort(), () -> serve(socket));
            } catch (IOException e) {
                // Closed; or the client was gone before it was accepted, and the next one is waited for.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean goesOn = !isClosed();
            while (goesOn) {
                Request request = Request.read(in, socket.getOutputStream());
                goesOn = request != null && deliver(service.apply(request), socket, in) && !request.isLast();
            }
        } catch (IOException e) {
            // The client or the test has hung up, and there is nobody to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    /** Returns whether the connection can be used again. */
    private boolean deliver(Answer answer, Socket socket, InputStream in) throws IOException, InterruptedException {
        Reply reply = answer.reply();
        OutputStream out = socket.getOutputStream();
        switch (answer.delivery().way()) {
            case WHOLE -> out.write(joined(reply.head(), reply.body()));
            case SLOW_FIRST_BYTE -> {
                pause(answer.delivery().over());
                out.write(joined(reply.head(), reply.body()));
            }
            case SLOW_BODY -> drip(reply, answer.delivery().over(), out);
            case TRUNCATED -> {
                out.write(joined(reply.head(), reply.firstHalf()));
                return false;
            }
            case RESET -> {
                resetWhenClosed(socket);
                return false;
            }
            case RESET_IN_BODY -> {
                out.write(joined(reply.head(), reply.firstHalf()));
                resetWhenClosed(socket);
                return false;
            }
            case NO_ANSWER -> {
                // Whatever else is sent is read and forgotten, until one of both hangs up.
                in.transferTo(OutputStream.nullOutputStream());
                return false;
            }
        }
        return true;
    }

    private void drip(Reply reply, Duration over, OutputStream out) throws IOException, InterruptedException {
        byte[] body = reply.body();
        out.write(reply.head());
        for (int step = 0; step < STEPS; step++) {
            pause(over.dividedBy(STEPS));
            int from = body.length * step / STEPS;
            out.write(body, from, body.length * (step + 1) / STEPS - from);
        }
    }

    /** Waits, but not for longer than the server is open. */
    private void pause(Duration duration) throws IOException, InterruptedException {
        if (closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("closed");
        }
    }

    /** Data that is still on its way is thrown away, and the client is told so. */
    private static void resetWhenClosed(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
    }

    /** In one piece, so that no client waits for the second. */
    private static byte[] joined(byte[] head, byte[] body) {
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static void hangUp(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is gone either way.
        }
    }

    private static void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
