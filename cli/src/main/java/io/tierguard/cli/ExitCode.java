package io.tierguard.cli;

/** What the process ends with. */
final class ExitCode {
    /** Accepted, or done. */
    static final int OK = 0;
    /** The command line itself is wrong, or names a place that can't be used. */
    static final int USAGE = 2;
    /** A fault of this program, {@code EX_SOFTWARE} of {@code sysexits.h}. */
    static final int FAULT = 70;
    /** The configuration is refused, {@code EX_CONFIG} of {@code sysexits.h}. */
    static final int REFUSED = 78;

    private ExitCode() {}
}
