package io.tierguard.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that change nothing. */
record Reads(Vault vault, Faults faults) {
    private static final int BATCH = 20;
    private static final int LIST = 100;

    /** Returns the names of the secrets that a call is about, as far as they are known; otherwise what it calls them. */
    List<String> names(String operation, Arguments in) {
        List<String> ids = new ArrayList<>(in.texts("SecretIdList"));
        for (String member : List.of("SecretId", "Name")) {
            String id = in.text(member);
            if (id != null) {
                ids.add(id);
            }
        }
        Filters filters = Filters.of(in);
        if (operation.equals(Fault.BATCH) && !filters.isEmpty()) {
            matching(filters, false).forEach(stored -> ids.add(stored.name));
        }
        return ids.stream().map(this::name).toList();
    }

    JsonObject getSecretValue(Arguments in) {
        return value(in.required("SecretId"), in.text("VersionId"), in.text("VersionStage"));
    }

    JsonObject batchGetSecretValue(Arguments in) {
        List<String> ids = in.texts("SecretIdList");
        Filters filters = Filters.of(in);
        if (ids.isEmpty() == filters.isEmpty()) {
            throw Refusal.invalidParameter("Either 'SecretIdList' or 'Filters' must be provided, but not both.");
        }
        if (filters.isEmpty() && in.has("MaxResults")) {
            throw Refusal.invalidParameter(
                    "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.");
        }
        if (ids.size() > BATCH) {
            throw Arguments.constraint(
                    "'[...]'", "SecretIdList", "Member must have length less than or equal to " + BATCH);
        }
        JsonObject out = new JsonObject();
        if (!filters.isEmpty()) {
            Page page = Page.of(matching(filters, false), in, BATCH);
            page.link(out);
            page.secrets().forEach(stored -> ids.add(stored.arn));
        }
        JsonArray values = new JsonArray();
        JsonArray errors = new JsonArray();
        ids.forEach(id -> addTo(values, errors, id));
        out.add("SecretValues", values);
        out.add("Errors", errors);
        return out;
    }

    private void addTo(JsonArray values, JsonArray errors, String id) {
        Effect effect = faults.nextInBatch(name(id));
        if (effect instanceof Effect.LeaveOut) {
            return;
        }
        try {
            if (effect instanceof Effect.Refuse refuse) {
                throw new Refusal(refuse.error().about(Fault.BATCH, id));
            }
            values.add(value(id, null, null));
        } catch (Refusal refusal) {
            JsonObject error = new JsonObject();
            error.addProperty("SecretId", id);
            error.addProperty("ErrorCode", refusal.error().code());
            error.addProperty("Message", refusal.error().message());
            errors.add(error);
        }
    }

    private JsonObject value(String id, @Nullable String versionId, @Nullable String label) {
        Stored stored = vault.get(id);
        if (stored.isDeleted()) {
            throw Refusal.deleted();
        }
        Version version = version(stored, versionId, label);
        JsonObject out = identity(stored);
        out.addProperty("VersionId", version.id());
        if (version.text() != null) {
            out.addProperty("SecretString", version.text());
        }
        if (version.binary() != null) {
            out.addProperty("SecretBinary", version.binary());
        }
        out.add("VersionStages", array(stored.labels(version.id())));
        out.addProperty("CreatedDate", seconds(version.created()));
        return out;
    }

    private static Version version(Stored stored, @Nullable String id, @Nullable String label) {
        String wanted = label == null ? Stored.CURRENT : label;
        Version version = id == null ? stored.labelled(wanted) : stored.version(id);
        if (version == null) {
            throw Refusal.notFound("Secrets Manager can't find the specified secret value for "
                    + (id == null ? "staging label: " + wanted : "VersionId: " + id));
        }
        if (id != null && label != null && !stored.labels(id).contains(label)) {
            throw Refusal.invalidRequest(
                    "You provided a VersionStage that is not associated to the provided VersionId.");
        }
        return version;
    }

    JsonObject describeSecret(Arguments in) {
        return description(vault.get(in.required("SecretId")), "VersionIdsToStages");
    }

    JsonObject listSecrets(Arguments in) {
        Page page = Page.of(matching(Filters.of(in), in.flag("IncludePlannedDeletion")), in, LIST);
        JsonArray secrets = new JsonArray();
        page.secrets().forEach(stored -> secrets.add(description(stored, "SecretVersionsToStages")));
        JsonObject out = new JsonObject();
        out.add("SecretList", secrets);
        page.link(out);
        return out;
    }

    private List<Stored> matching(Filters filters, boolean deletedToo) {
        return vault.all().stream()
                .filter(stored -> deletedToo || !stored.isDeleted())
                .filter(filters::match)
                .toList();
    }

    private String name(String id) {
        Stored stored = vault.find(id);
        return stored == null ? id : stored.name;
    }

    private static JsonObject description(Stored stored, String versionsMember) {
        JsonObject out = identity(stored);
        if (stored.description != null) {
            out.addProperty("Description", stored.description);
        }
        if (stored.key != null) {
            out.addProperty("KmsKeyId", stored.key);
        }
        out.addProperty("CreatedDate", seconds(stored.created));
        out.addProperty("LastChangedDate", seconds(stored.changed));
        if (stored.deletion != null) {
            out.addProperty("DeletedDate", seconds(stored.deletion));
        }
        if (!stored.tags.isEmpty()) {
            JsonArray tags = new JsonArray();
            stored.tags.forEach((key, value) -> {
                JsonObject tag = new JsonObject();
                tag.addProperty("Key", key);
                tag.addProperty("Value", value);
                tags.add(tag);
            });
            out.add("Tags", tags);
        }
        if (!stored.isEmpty()) {
            JsonObject versions = new JsonObject();
            stored.labelledVersions()
                    .forEach(version -> versions.add(version.id(), array(stored.labels(version.id()))));
            out.add(versionsMember, versions);
        }
        return out;
    }

    static JsonObject identity(Stored stored) {
        JsonObject out = new JsonObject();
        out.addProperty("ARN", stored.arn);
        out.addProperty("Name", stored.name);
        return out;
    }

    static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
