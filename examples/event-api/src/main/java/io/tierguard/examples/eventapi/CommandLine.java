package io.tierguard.examples.eventapi;

import io.tierguard.Guarded;
import io.tierguard.report.TextStyle;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** What the process says to who started it, and is told by them. */
final class CommandLine {
    private static final int EX_USAGE = 64;
    private static final int EX_UNAVAILABLE = 69;

    private CommandLine() {}

    /** Has the log, Tierguard's own included, written in one line an entry. */
    static void prepareLog() {
        System.setProperty("java.util.logging.SimpleFormatter.format", Log.FORMAT);
    }

    /**
     * What the arguments say.
     *
     * @param port the port to listen at
     * @param contract a file that asks more than the record
     */
    record Said(OptionalInt port, Optional<Path> contract) {}

    /** Returns what the arguments say; ends the process where they say anything else. */
    static Said read(String[] args) {
        OptionalInt port = OptionalInt.empty();
        Optional<Path> contract = Optional.empty();
        int read = 0;
        while (read + 1 < args.length) {
            String word = args[read + 1];
            if (args[read].equals("--port") && port.isEmpty() && isPort(word)) {
                port = OptionalInt.of(Integer.parseInt(word));
            } else if (args[read].equals("--contract") && contract.isEmpty() && !word.isEmpty()) {
                contract = Optional.of(Path.of(word));
            } else {
                break;
            }
            read += 2;
        }
        if (read < args.length) {
            end(EX_USAGE, "usage: event-api [--port <0 to 65535>] [--contract <file>]");
        }
        return new Said(port, contract);
    }

    private static boolean isPort(String word) {
        return word.matches("[0-9]{1,5}") && Integer.parseInt(word) <= 65535;
    }

    /** Tells what was loaded from where, and where the service is. */
    static void greet(Guarded<EventApiConfig> guarded, InetSocketAddress address) {
        if (guarded.report().warnings() > 0) {
            System.err.println(guarded.report().toText(TextStyle.ofStandardError()));
        }
        boolean open = address.getAddress().isAnyLocalAddress();
        String host = open ? "localhost" : address.getHostString();
        System.out.println("Event API in " + guarded.tier().label());
        System.out.println();
        System.out.println(guarded.explain());
        String url = "http://" + host + ":" + address.getPort() + "/";
        System.out.println("Listening on " + url + (open ? " for every network" : ""));
        System.out.flush();
    }

    /** Stops the service, and says so: what is logged while a process ends may get lost. */
    static void leave(EventApi api) {
        api.close();
        System.out.println("Stopped");
        System.out.flush();
    }

    /** Ends the process, which can't do its work. */
    static void fail(String why) {
        end(EX_UNAVAILABLE, "event-api: " + why);
    }

    private static void end(int code, String message) {
        System.err.println(message);
        System.err.flush();
        System.exit(code);
    }
}
