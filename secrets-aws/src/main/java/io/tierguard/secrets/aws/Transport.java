package io.tierguard.secrets.aws;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way to the manager. */
interface Transport extends AutoCloseable {
    /** Returns the region that is asked, or null where the way there doesn't tell. */
    @Nullable
    String region();

    /** Returns the account that the credentials are of, or null where they don't tell. */
    @Nullable
    String account();

    /**
     * Returns one secret.
     *
     * @param stage the version that is asked for, or null for the current one
     */
    StoredSecret get(String id, @Nullable String stage, Duration time) throws Exception;

    @Override
    void close();
}
