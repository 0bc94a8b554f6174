package io.tierguard.secrets.aws;

import io.tierguard.Tier;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which secrets are taken although nobody names them.
 *
 * @param prefix what their names begin with; empty where tags alone decide
 * @param tags what they are tagged with, each of it
 */
record Selection(String prefix, Map<String, String> tags) {
    Selection {
        tags = Map.copyOf(tags);
    }

    Selection with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(key, value);
        return new Selection(prefix, more);
    }

    Selection in(Tier tier) {
        Map<String, String> resolved = new LinkedHashMap<>();
        tags.forEach((key, value) -> resolved.put(key, SecretId.in(tier, value)));
        return new Selection(SecretId.in(tier, prefix), resolved);
    }

    /** Returns whether the secret is meant. The manager itself compares beginnings alone, of names and of tags. */
    boolean takes(String name, Map<String, String> itsTags) {
        return name.startsWith(prefix) && itsTags.entrySet().containsAll(tags.entrySet());
    }

    String describe() {
        return prefix.isEmpty() ? "tagged " + String.join(", ", tags.keySet()) : prefix + "*";
    }
}
