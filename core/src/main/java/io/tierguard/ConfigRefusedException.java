package io.tierguard;

import io.tierguard.report.Report;

/**
 * Says that a configuration was refused. Its message is the whole report as text, so that it is also read where only a
 * log is.
 *
 * <p>It has no cause, and neither it nor its serialised form holds a value of a secret.
 */
public final class ConfigRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Report report;

    ConfigRefusedException(Report report) {
        super(report.toString());
        this.report = report;
    }

    /** Returns the report; null once the exception was serialised and read again, which keeps the message alone. */
    public Report report() {
        return report;
    }
}
