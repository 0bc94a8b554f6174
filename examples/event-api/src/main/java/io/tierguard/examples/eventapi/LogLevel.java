package io.tierguard.examples.eventapi;

/** How much the service writes into its log, from everything to failures alone. */
public enum LogLevel {
    /** Every request. */
    DEBUG,
    /** The start and the end. */
    INFO,
    /** What went wrong elsewhere, and was answered for. */
    WARN,
    /** What went wrong here. */
    ERROR
}
