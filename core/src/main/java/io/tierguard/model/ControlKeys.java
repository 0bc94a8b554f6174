package io.tierguard.model;

/** The names that steer a process instead of configuring what it does. A file has no business setting one. */
public final class ControlKeys {
    private ControlKeys() {}

    /** Returns whether the variable steers the loader, the runtime or a tool of the process, or this library. */
    public static boolean isControl(String name) {
        return name.startsWith("TIERGUARD_")
                || name.startsWith("LD_")
                || name.startsWith("DYLD_")
                || switch (name) {
                    case "JAVA_TOOL_OPTIONS",
                            "JDK_JAVA_OPTIONS",
                            "_JAVA_OPTIONS",
                            "CLASSPATH",
                            "JAVA_OPTS",
                            "MAVEN_OPTS",
                            "GRADLE_OPTS",
                            "NODE_OPTIONS",
                            "NODE_PATH",
                            "PYTHONPATH",
                            "PYTHONSTARTUP",
                            "PERL5OPT",
                            "PERL5LIB",
                            "RUBYOPT",
                            "RUBYLIB",
                            "BASH_ENV",
                            "ENV",
                            "PROMPT_COMMAND",
                            "GCONV_PATH",
                            "PATH",
                            "IFS",
                            "OPENSSL_CONF",
                            "GIT_SSH_COMMAND" -> true;
                    default -> false;
                };
    }
}
