package io.tierguard.testing;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operations that change secrets. */
record Writes(Vault vault) {
    /** How long a secret can be brought back, where nobody says how long. */
    static final Duration RECOVERY = Duration.ofDays(30);

    private static final int LONGEST = 65536;

    JsonObject createSecret(Arguments in) {
        Version version = version(in);
        String name = in.required("Name");
        Stored there = vault.find(name);
        if (there != null && !there.isDeleted() && version != null && there.version(version.id()) != null) {
            // The same call again, because its first answer was lost.
            there.add(version, List.of(Stored.CURRENT));
            return identified(there, version);
        }
        Stored stored = vault.create(name);
        describe(stored, in);
        for (Arguments tag : in.objects("Tags")) {
            stored.tags.put(tag.required("Key"), tag.required("Value"));
        }
        if (version != null) {
            stored.add(version, List.of(Stored.CURRENT));
        }
        return identified(stored, version);
    }

    JsonObject putSecretValue(Arguments in) {
        Stored stored = living(in);
        Version version = version(in);
        if (version == null) {
            throw Refusal.invalidRequest("You must provide either SecretString or SecretBinary.");
        }
        List<String> labels = new ArrayList<>(in.texts("VersionStages"));
        if (labels.isEmpty() || (stored.isEmpty() && !labels.contains(Stored.CURRENT))) {
            labels.add(Stored.CURRENT);
        }
        stored.add(version, labels);
        JsonObject out = identified(stored, version);
        out.add("VersionStages", Reads.array(stored.labels(version.id())));
        return out;
    }

    JsonObject updateSecret(Arguments in) {
        Stored stored = living(in);
        Version version = version(in);
        describe(stored, in);
        stored.changed = vault.now();
        if (version != null) {
            stored.add(version, List.of(Stored.CURRENT));
        }
        return identified(stored, version);
    }

    JsonObject deleteSecret(Arguments in) {
        boolean forced = in.flag("ForceDeleteWithoutRecovery");
        int days = in.number("RecoveryWindowInDays", (int) RECOVERY.toDays());
        if (forced && in.has("RecoveryWindowInDays")) {
            throw Refusal.invalidParameter(
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        if (days < 7 || days > 30) {
            throw Refusal.invalidParameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        String id = in.required("SecretId");
        if (!forced) {
            Stored stored = living(in);
            stored.deletion = vault.now().plus(Duration.ofDays(days));
            return deleted(stored);
        }
        Stored stored = vault.find(id);
        if (stored == null) {
            // What is gone already is no error, so that a call whose answer was lost can be repeated.
            return deleted(new Stored(id, vault.arn(id), vault.now()));
        }
        vault.remove(stored);
        return deleted(stored);
    }

    JsonObject restoreSecret(Arguments in) {
        Stored stored = vault.get(in.required("SecretId"));
        stored.deletion = null;
        return Reads.identity(stored);
    }

    private JsonObject deleted(Stored stored) {
        JsonObject out = Reads.identity(stored);
        out.addProperty("DeletionDate", Reads.seconds(stored.deletion == null ? vault.now() : stored.deletion));
        return out;
    }

    private Stored living(Arguments in) {
        Stored stored = vault.get(in.required("SecretId"));
        if (stored.isDeleted()) {
            throw Refusal.deleted();
        }
        return stored;
    }

    private static void describe(Stored stored, Arguments in) {
        if (in.has("Description")) {
            stored.description = in.text("Description");
        }
        if (in.has("KmsKeyId")) {
            stored.key = in.text("KmsKeyId");
        }
    }

    /** Returns the version that a call brings, or null when it brings no value. */
    private @Nullable Version version(Arguments in) {
        String text = in.text("SecretString");
        String binary = in.text("SecretBinary");
        if (text != null && binary != null) {
            throw Refusal.invalidParameter(
                    "You can't specify both a binary secret value and a string secret value in the same secret.");
        }
        String token = in.text("ClientRequestToken");
        if (token != null && (token.length() < 32 || token.length() > 64)) {
            throw Refusal.invalidParameter("ClientRequestToken must be 32-64 characters long.");
        }
        if (text == null && binary == null) {
            return null;
        }
        checkLength("SecretString", text == null ? 1 : text.getBytes(StandardCharsets.UTF_8).length);
        checkLength("SecretBinary", binary == null ? 1 : decoded(binary).length);
        return new Version(token == null ? UUID.randomUUID().toString() : token, text, binary, vault.now());
    }

    private static void checkLength(String member, int length) {
        if (length < 1 || length > LONGEST) {
            String rule = length < 1 ? "greater than or equal to 1" : "less than or equal to " + LONGEST;
            throw Arguments.constraint("'...'", member, "Member must have length " + rule);
        }
    }

    private static byte[] decoded(String binary) {
        try {
            return Base64.getDecoder().decode(binary);
        } catch (IllegalArgumentException e) {
            throw Arguments.unreadable();
        }
    }

    private static JsonObject identified(Stored stored, @Nullable Version version) {
        JsonObject out = Reads.identity(stored);
        if (version != null) {
            out.addProperty("VersionId", version.id());
        }
        return out;
    }
}
