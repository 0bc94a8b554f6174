package io.tierguard;

/**
 * How the text of a {@code .env} is read. There is no standard for it; every reader has a dialect of its own.
 *
 * @see Tierguard#dotenv(DotenvDialect)
 */
public enum DotenvDialect {
    /** As Docker Compose reads it: quotes, escapes, comments, interpolation. What is read without a choice. */
    COMPOSE,

    /**
     * As {@code docker run --env-file} reads it: all behind the first {@code =} is the value, with its quotes, its spaces
     * and its dollar signs, and only a line that begins with {@code #} is a comment.
     */
    RAW
}
