package io.tierguard.model;

/** How much a problem weighs in one tier. It belongs to the tier, not to the problem. */
public enum Severity {
    /** The application must not start. */
    ERROR("error"),
    /** The application may start, and somebody should look. */
    WARNING("warning"),
    /** Good to know. */
    INFO("info");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** Returns the word that reports use: {@code error}. */
    public String label() {
        return label;
    }
}
