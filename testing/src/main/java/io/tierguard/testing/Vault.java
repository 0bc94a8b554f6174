package io.tierguard.testing;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The secrets, in the order in which they were made. */
final class Vault {
    static final String REGION = "us-east-1";

    private static final String ARN = "arn:aws:secretsmanager:" + REGION + ":123456789012:secret:";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SUFFIX = 6;
    private static final String MARKS = "-/_+=.@!";
    private static final String ALLOWED = LETTERS + "0123456789" + MARKS;

    private final Map<String, Stored> byName = new LinkedHashMap<>();
    private final Random random = new Random();
    private final Clock clock;

    Vault(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Collection<Stored> all() {
        return byName.values();
    }

    /** Finds by name, by ARN, or by an ARN without the letters at its end. */
    @Nullable
    Stored find(String id) {
        Stored named = byName.get(id);
        if (named != null || !id.startsWith(ARN)) {
            return named;
        }
        for (Stored stored : byName.values()) {
            if (stored.arn.equals(id) || arnWithoutSuffix(stored).equals(id)) {
                return stored;
            }
        }
        return null;
    }

    Stored get(String id) {
        if (!id.startsWith("arn:")) {
            checkName(id);
        }
        Stored stored = find(id);
        if (stored == null) {
            throw Refusal.notFound();
        }
        return stored;
    }

    Stored create(String name) {
        checkName(name);
        Stored there = byName.get(name);
        if (there != null && there.isDeleted()) {
            throw Refusal.invalidRequest("You can't create this secret because a secret with this name is already"
                    + " scheduled for deletion.");
        }
        if (there != null) {
            throw Refusal.exists("The operation failed because the secret " + name + " already exists.");
        }
        Stored created = new Stored(name, arn(name), now());
        byName.put(name, created);
        return created;
    }

    void remove(Stored stored) {
        byName.remove(stored.name);
    }

    /** Makes a name that was never there into one that an ARN can be told of. */
    String arn(String name) {
        StringBuilder arn = new StringBuilder(ARN).append(name).append('-');
        for (int i = 0; i < SUFFIX; i++) {
            arn.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return arn.toString();
    }

    /** Gives the secret of this name the value, whatever became of it before. */
    void put(String name, @Nullable String text, @Nullable String binary) {
        Stored stored = byName.get(name);
        if (stored == null) {
            stored = create(name);
        }
        stored.deletion = null;
        stored.add(new Version(UUID.randomUUID().toString(), text, binary, now()), List.of(Stored.CURRENT));
    }

    private static String arnWithoutSuffix(Stored stored) {
        return stored.arn.substring(0, stored.arn.length() - SUFFIX - 1);
    }

    private static void checkName(String name) {
        boolean valid = !name.isEmpty() && name.length() <= 512;
        for (int i = 0; valid && i < name.length(); i++) {
            valid = ALLOWED.indexOf(name.charAt(i)) >= 0;
        }
        if (!valid) {
            throw Refusal.validation("Invalid name. Must be a valid name containing alphanumeric characters, or any of"
                    + " the following: " + MARKS);
        }
    }
}
