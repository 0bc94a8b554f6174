package io.tierguard.guard;

import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.Surroundings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JVM that lets others in: a debugger, or JMX without a password or without encryption. Loaded where it is deployed alone. */
final class JvmGuard implements Guard {
    private static final String[] VARIABLES = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"};
    private static final String JMX = "com.sun.management.jmxremote.";

    private final Surroundings around;

    JvmGuard(Surroundings around) {
        this.around = around;
    }

    @Override
    public void inspect(Inspection inspection) {
        inspection.evaluated();
        for (String name : VARIABLES) {
            String options = around.environment().get(name);
            if (options != null && isDebugger(options)) {
                inspection.add(debugger(name).key(name).at(new Origin.Variable(name)));
            }
        }
        if (hasDebugger(around.arguments())) {
            inspection.add(debugger("an argument of the JVM"));
        }
        String open = openJmx();
        if (open != null) {
            inspection.add(Problem.of(ProblemId.JVM_OPEN, "JMX listens on a port, and " + open)
                    .key(JMX + "port")
                    .at(new Origin.Property(JMX + "port"))
                    .because("who reaches the port can run code in this process, or read the password on its way")
                    .fix("remove -D" + JMX + "port, or ask for a password and for SSL"));
        }
    }

    private static Problem debugger(String who) {
        return Problem.of(ProblemId.JVM_OPEN, who + " lets a debugger in")
                .because("a debugger asks for no password; who attaches one runs any code, and reads every secret")
                .fix("remove the jdwp agent from the JVM's options");
    }

    /** The agent may stand in any of these forms, and among other options. */
    private static boolean isDebugger(String option) {
        return option.contains("-agentlib:jdwp")
                || option.contains("-Xrunjdwp")
                || (option.contains("-agentpath:") && option.contains("jdwp"));
    }

    /** What follows the program is said to the application and not to the JVM. */
    private static boolean hasDebugger(List<String> arguments) {
        boolean value = true; // the first one is java itself
        for (String argument : arguments) {
            if (!value && (!argument.startsWith("-") || argument.equals("-jar") || isModule(argument))) {
                return false;
            }
            if (argument.startsWith("-") && isDebugger(argument)) {
                return true;
            }
            value = takesValue(argument);
        }
        return false;
    }

    private static boolean isModule(String argument) {
        return argument.equals("-m") || argument.equals("--module");
    }

    private static boolean takesValue(String argument) {
        return switch (argument) {
            case "-cp", "-classpath", "-p" -> true;
            default -> argument.startsWith("--") && argument.indexOf('=') < 0;
        };
    }

    /** The JVM asks for both unless it is told otherwise, and takes every word but true for otherwise. */
    private @Nullable String openJmx() {
        if (!around.properties().containsKey(JMX + "port")) {
            return null;
        }
        if (isOff("authenticate")) {
            return "asks for no password";
        }
        return isOff("ssl") ? "passwords are not encrypted" : null;
    }

    private boolean isOff(String option) {
        String text = around.properties().get(JMX + option);
        return text != null && !text.equalsIgnoreCase("true");
    }
}
