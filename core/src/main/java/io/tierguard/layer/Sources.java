package io.tierguard.layer;

import io.tierguard.source.DotenvFiles;
import io.tierguard.source.SecretSource;
import io.tierguard.source.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a load looks.
 *
 * @param around what the process was given
 * @param dotenv the {@code .env} files of its folder
 * @param secretsFolder a mounted folder of secrets, or null for none
 * @param secrets the secret managers to ask, the lowest first
 * @param overrides what the application's own code sets
 */
public record Sources(
        Surroundings around,
        DotenvFiles dotenv,
        @Nullable Path secretsFolder,
        List<Manager> secrets,
        Map<String, String> overrides) {
    /**
     * A secret manager to ask.
     *
     * @param source the manager
     * @param budget how long the answer may take, or null for what the tier allows
     */
    public record Manager(SecretSource source, @Nullable Duration budget) {}

    /** Returns how many secret managers and overrides there are; no value. */
    @Override
    public String toString() {
        return around + ", " + secrets.size() + " secret managers, " + overrides.size() + " overrides";
    }
}
