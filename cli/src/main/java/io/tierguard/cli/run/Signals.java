package io.tierguard.cli.run;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes the signals that this process gets on to the command that it started.
 *
 * <p>A supervisor signals the process that it knows, which is this one. A terminal signals every process in its
 * foreground, the command among them: what that sends is not sent a second time, because many a program takes a second
 * interrupt for impatience. QUIT is not among them: a JVM keeps it for a dump of its threads.
 */
final class Signals {
    private static final String TERM = "TERM";
    private static final List<String> OF_SUPERVISORS = List.of(TERM, "USR1", "USR2");
    private static final List<String> OF_TERMINALS = List.of("INT", "HUP", "WINCH");

    private final List<String> early = new ArrayList<>();
    private @Nullable Process child;

    /** Begins to take signals, instead of ending at them. One that this process was told to ignore stays ignored. */
    void listen() {
        try {
            // By reflection: the compiler warns of the class and can't be told not to, and a JVM may be without it.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            for (String name : OF_SUPERVISORS) {
                listen(signal, handler, name);
            }
            for (String name : OF_TERMINALS) {
                listen(signal, handler, name);
            }
        } catch (ReflectiveOperationException e) {
            // Without it the command still runs, and gets what the terminal sends.
            return;
        }
    }

    private void listen(Class<?> signal, Class<?> handler, String name) throws ReflectiveOperationException {
        InvocationHandler call = (proxy, method, arguments) -> switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> name;
            default -> {
                arrived(name);
                yield null;
            }
        };
        Object ours = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, call);
        try {
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (InvocationTargetException e) {
            // A signal that this system has not, or that the JVM keeps for itself.
            return;
        }
    }

    /** Passes everything on to that process: what is still to come, and what came before it was there. */
    synchronized void passTo(Process started) {
        child = started;
        for (String name : early) {
            pass(name, started);
        }
        early.clear();
    }

    private synchronized void arrived(String name) {
        if (OF_TERMINALS.contains(name) && Foreground.isHere()) {
            return;
        }
        if (child == null) {
            early.add(name);
        } else {
            pass(name, child);
        }
    }

    private static void pass(String name, Process process) {
        if (!process.isAlive()) {
            return;
        }
        if (name.equals(TERM)) {
            process.toHandle().destroy();
            return;
        }
        // The JDK can send TERM and KILL alone; every shell has the rest built in.
        ProcessBuilder kill =
                new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, String.valueOf(process.pid()));
        kill.environment().clear();
        kill.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            kill.start().waitFor();
        } catch (IOException e) {
            return; // there is no shell, and so no way
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
