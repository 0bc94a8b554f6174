package io.tierguard.layer;

import io.tierguard.model.Key;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.SecretSource;
import io.tierguard.source.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a load looks.
 *
 * @param around what the process was given
 * @param dotenv the {@code .env} files of its folder
 * @param secretsFolder a mounted folder of secrets, or null for none
 * @param secrets the secret managers to ask, the lowest first
 * @param secretKeys the keys that are declared as secrets, which a secret manager is told of
 * @param bytes the keys that are declared as bytes, which a secret manager is told of
 * @param overrides what the application's own code sets
 */
public record Sources(
        Surroundings around,
        DotenvFiles dotenv,
        @Nullable Path secretsFolder,
        List<Manager> secrets,
        Set<Key> secretKeys,
        Set<Key> bytes,
        Map<String, String> overrides) {
    /** Looks where no key is declared as a secret or as bytes. */
    public Sources(
            Surroundings around,
            DotenvFiles dotenv,
            @Nullable Path secretsFolder,
            List<Manager> secrets,
            Map<String, String> overrides) {
        this(around, dotenv, secretsFolder, secrets, Set.of(), Set.of(), overrides);
    }

    /**
     * A secret manager to ask.
     *
     * @param source the manager
     * @param budget how long the answer may take, or null for what the tier allows
     * @param calls the calls of the loads before, or null where each load is one of its own
     */
    public record Manager(
            SecretSource source,
            @Nullable Duration budget,
            @Nullable SecretCalls calls) {
        /** A manager of a load of its own. */
        public Manager(SecretSource source, @Nullable Duration budget) {
            this(source, budget, null);
        }

        /** Returns the same manager for loads that follow each other. */
        public Manager following() {
            return calls == null ? new Manager(source, budget, new SecretCalls()) : this;
        }
    }

    /** Returns how many secret managers and overrides there are; no value. */
    @Override
    public String toString() {
        return around + ", " + secrets.size() + " secret managers, " + overrides.size() + " overrides";
    }
}
