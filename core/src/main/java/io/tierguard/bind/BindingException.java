package io.tierguard.bind;

import org.jspecify.annotations.Nullable;

/**
 * Says that a configuration's own constructor refused its values: by what type of exception, and where it was thrown. It
 * has neither the exception's message nor the exception itself, which may hold values.
 */
public final class BindingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String record;

    BindingException(Class<?> record, Throwable thrown) {
        super(describe(thrown));
        this.record = record.getSimpleName();
    }

    /** Returns the name of the record that refused. */
    public String record() {
        return record;
    }

    private static String describe(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        @Nullable StackTraceElement top = null;
        for (StackTraceElement element : trace) {
            if (!isOfTheJdk(element.getClassName())) {
                top = element;
                break;
            }
        }
        String place = top == null ? "" : " at " + top.getFileName() + ":" + top.getLineNumber();
        String name = thrown.getClass().getSimpleName();
        return (name.isEmpty() ? thrown.getClass().getName() : name) + place;
    }

    private static boolean isOfTheJdk(String name) {
        return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    }
}
