package io.tierguard.guard;

/** Looks at a checked configuration for one kind of danger. */
interface Guard {
    /** Adds what it finds to the inspection. */
    void inspect(Inspection inspection);
}
