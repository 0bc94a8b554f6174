package io.tierguard.model;

import java.util.List;

/**
 * The names that steer a process instead of configuring what it does. A file has no business setting one.
 *
 * <p>Such a name has a loader, a runtime or a tool load code, or decides whom they take for the other side. Not among them
 * are names that do neither, or that applications have as settings of their own: a proxy ({@code HTTPS_PROXY}) sees no
 * more of a connection than the network does, and {@code PYTHONUNBUFFERED} only says how output is written.
 */
public final class ControlKeys {
    /** The first words of the names that the JVM and its tools set. */
    private static final List<String> OF_THE_JVM = List.of(
            "java",
            "javax",
            "jdk",
            "sun",
            "com",
            "os",
            "user",
            "file",
            "path",
            "line",
            "native",
            "awt",
            "stdout",
            "stderr",
            "stdin",
            "jna",
            "org",
            "http",
            "https",
            "ftp",
            "socksProxyHost",
            "networkaddress");

    private static final String OURS = "TIERGUARD";

    private ControlKeys() {}

    /** Returns whether the variable steers the loader, the runtime or a tool of the process, or this library. */
    public static boolean isControl(String name) {
        return isOfTierguard(name)
                || name.startsWith("LD_")
                || name.startsWith("DYLD_")
                || name.startsWith("BASH_FUNC_")
                || name.startsWith("CORECLR_")
                || name.startsWith("GIT_CONFIG")
                || name.startsWith("LUA_INIT")
                || (name.startsWith("ERL_") && name.endsWith("FLAGS"))
                // npm takes each of its options in any case, and hands node-options on.
                || name.regionMatches(true, 0, "npm_config_", 0, 11)
                || isOfRuntime(name)
                || isOfSystem(name);
    }

    /** Returns whether the name steers this library, in any spelling that somebody takes for such a one. */
    public static boolean isOfTierguard(String name) {
        int end = OURS.length();
        if (name.length() <= end || !name.regionMatches(true, 0, OURS, 0, end)) {
            return false;
        }
        char next = name.charAt(end);
        boolean capital = next >= 'A' && next <= 'Z';
        return capital ? name.charAt(end - 1) == 'd' : !Character.isLetterOrDigit(next);
    }

    /** What a virtual machine, an interpreter or its package manager loads before, or besides, the program. */
    private static boolean isOfRuntime(String name) {
        return switch (name) {
            case "JAVA_TOOL_OPTIONS",
                    "JDK_JAVA_OPTIONS",
                    "JDK_JAVAC_OPTIONS",
                    "_JAVA_OPTIONS",
                    "CLASSPATH",
                    "JAVA_HOME",
                    "JAVA_OPTS",
                    "JVM_OPTS",
                    "CATALINA_OPTS",
                    "MAVEN_OPTS",
                    "MAVEN_ARGS",
                    "GRADLE_OPTS",
                    "SBT_OPTS",
                    "NODE_OPTIONS",
                    "NODE_PATH",
                    "NODE_REPL_EXTERNAL_MODULE",
                    "PYTHONPATH",
                    "PYTHONHOME",
                    "PYTHONSTARTUP",
                    "PYTHONUSERBASE",
                    "PYTHONEXECUTABLE",
                    "PYTHONPYCACHEPREFIX",
                    "PYTHONBREAKPOINT",
                    "PYTHONINSPECT",
                    "PYTHONWARNINGS",
                    "PERL5OPT",
                    "PERL5LIB",
                    "PERL5DB",
                    "PERLLIB",
                    "RUBYOPT",
                    "RUBYLIB",
                    "GEM_HOME",
                    "GEM_PATH",
                    "BUNDLE_GEMFILE",
                    "PHPRC",
                    "PHP_INI_SCAN_DIR",
                    "LUA_PATH",
                    "LUA_CPATH",
                    "ERL_LIBS",
                    "ELIXIR_ERL_OPTIONS",
                    "DOTNET_STARTUP_HOOKS",
                    "DOTNET_ADDITIONAL_DEPS",
                    "DOTNET_SHARED_STORE",
                    "DOTNET_ROOT",
                    "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES",
                    "GOFLAGS",
                    "RUSTC_WRAPPER",
                    "MAKEFLAGS" -> true;
            default -> false;
        };
    }

    /** What a shell, the libraries of the system and their certificates go by. */
    private static boolean isOfSystem(String name) {
        return switch (name) {
            case "BASH_ENV",
                    "BASHOPTS",
                    "SHELLOPTS",
                    "ENV",
                    "PROMPT_COMMAND",
                    "PS4",
                    "ZDOTDIR",
                    "PATH",
                    "PATHEXT",
                    "COMSPEC",
                    "IFS",
                    "GCONV_PATH",
                    "GLIBC_TUNABLES",
                    "LOCPATH",
                    "HOSTALIASES",
                    "LOCALDOMAIN",
                    "RES_OPTIONS",
                    "OPENSSL_CONF",
                    "OPENSSL_ENGINES",
                    "OPENSSL_MODULES",
                    "SSL_CERT_FILE",
                    "SSL_CERT_DIR",
                    "SSLKEYLOGFILE",
                    "NODE_EXTRA_CA_CERTS",
                    "REQUESTS_CA_BUNDLE",
                    "CURL_CA_BUNDLE",
                    "AWS_CA_BUNDLE",
                    "GIT_SSH",
                    "GIT_SSH_COMMAND",
                    "GIT_ASKPASS",
                    "GIT_EXEC_PATH",
                    "GIT_EXTERNAL_DIFF",
                    "GIT_PROXY_COMMAND",
                    "SSH_ASKPASS" -> true;
            default -> false;
        };
    }

    /** Returns whether the JVM or one of its tools sets the system property itself, as it does {@code user.name}. */
    public static boolean isOfTheJvm(String name) {
        int dot = name.indexOf('.');
        return OF_THE_JVM.contains(dot < 0 ? name : name.substring(0, dot));
    }
}
