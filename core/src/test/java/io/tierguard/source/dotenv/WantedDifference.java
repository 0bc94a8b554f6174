package io.tierguard.source.dotenv;

import org.jspecify.annotations.Nullable;

/** Where the parser is meant to differ from Compose. There is no other difference. */
enum WantedDifference {
    ALL_MISTAKES("Compose stops at the first mistake; here each one is a problem, and the other lines are read", null),
    END_OF_FILE(
            "the end of the file ends a line, so a name alone there is taken from the environment; Compose makes it the"
                    + " value of an empty name",
            null),
    NAMELESS("a value without a name is a mistake; Compose keeps it under the empty name", "dotenv-syntax"),
    NUL("every program behind Compose ends a value at a NUL", "dotenv-syntax"),
    TOO_DEEP("no file needs references that stand deep in one another", "dotenv-expansion-too-deep"),
    TOO_LONG("a short file must not become a long one", "dotenv-expansion-too-long"),
    NEWER_UNICODE("what a letter is, the Java runtime says, and Go may know an older Unicode or a newer one", null);

    private final String reason;
    private final @Nullable String finding;

    WantedDifference(String reason, @Nullable String finding) {
        this.reason = reason;
        this.finding = finding;
    }

    /** Why the parser differs. */
    String reason() {
        return reason;
    }

    /** The slug of what the parser reports for it, or null where there is no finding of its own. */
    @Nullable
    String finding() {
        return finding;
    }
}
