package io.tierguard.examples.eventapi;

import io.tierguard.Guarded;
import io.tierguard.report.TextStyle;
import java.net.InetSocketAddress;
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

    /** Returns the number after {@code --port}, if there is one; ends the process where the arguments say anything else. */
    static OptionalInt port(String[] args) {
        if (args.length == 0) {
            return OptionalInt.empty();
        }
        if (args.length == 2 && args[0].equals("--port") && args[1].matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(args[1]);
            if (port <= 65535) {
                return OptionalInt.of(port);
            }
        }
        end(EX_USAGE, "usage: event-api [--port <0 to 65535>]");
        return OptionalInt.empty();
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
