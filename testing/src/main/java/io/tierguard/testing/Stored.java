package io.tierguard.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A secret with its versions. Each label is on one version at most, which is why the labels know the version. */
final class Stored {
    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";

    final String name;
    final String arn;
    final Instant created;
    final Map<String, String> tags = new LinkedHashMap<>();
    Instant changed;

    @Nullable
    Instant deletion;

    @Nullable
    String description;

    @Nullable
    String key;

    private final Map<String, Version> versions = new LinkedHashMap<>();
    private final Map<String, String> versionOf = new LinkedHashMap<>();

    Stored(String name, String arn, Instant created) {
        this.name = name;
        this.arn = arn;
        this.created = created;
        this.changed = created;
    }

    boolean isDeleted() {
        return deletion != null;
    }

    boolean isEmpty() {
        return versions.isEmpty();
    }

    /** Adds a version. One that is there already stays as it is, if it says the same. */
    void add(Version version, List<String> labels) {
        Version same = versions.get(version.id());
        if (same != null) {
            if (!same.saysTheSameAs(version)) {
                throw Refusal.exists("You can't use ClientRequestToken " + version.id()
                        + " because that value is already in use for a version of secret " + arn + ".");
            }
            return;
        }
        versions.put(version.id(), version);
        changed = version.created();
        for (String label : labels) {
            String before = versionOf.put(label, version.id());
            if (label.equals(CURRENT) && before != null) {
                versionOf.put(PREVIOUS, before);
            }
        }
    }

    @Nullable
    Version version(String id) {
        return versions.get(id);
    }

    @Nullable
    Version labelled(String label) {
        String id = versionOf.get(label);
        return id == null ? null : versions.get(id);
    }

    List<String> labels(String versionId) {
        List<String> labels = new ArrayList<>();
        versionOf.forEach((label, id) -> {
            if (id.equals(versionId)) {
                labels.add(label);
            }
        });
        return labels;
    }

    /** Returns the versions that have a label; the others are on their way out. */
    List<Version> labelledVersions() {
        return versions.values().stream()
                .filter(version -> versionOf.containsValue(version.id()))
                .toList();
    }
}
