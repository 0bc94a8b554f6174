package io.tierguard.cli.init;

import io.tierguard.Tier;
import io.tierguard.contract.file.InferredType;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the files say of one key. Its values are secret here, and stay: what is told of them is their form. */
public final class FoundKey {
    /** What makes a secret of a key. */
    public enum Sign {
        /** Nothing does. */
        NONE,
        /** Its name. */
        NAME,
        /** What one of its values looks like. */
        VALUE,
        /** What a value is made of. */
        INGREDIENT
    }

    private static final List<String> LEVELS = List.of("trace", "debug", "info", "warn", "error");
    private static final List<String> RARE_LEVELS =
            List.of("silly", "verbose", "http", "notice", "warning", "critical", "fatal", "panic", "off", "silent");
    private static final List<String> EXEMPLARY =
            List.of("port", "integer", "number", "duration", "size", "host", "email");

    private final Key key;
    private final Set<Tier> tiers = EnumSet.noneOf(Tier.class);
    private final Set<Tier> localTiers = EnumSet.noneOf(Tier.class);
    private final List<Entry> entries = new ArrayList<>(2);
    private @Nullable String example;

    FoundKey(Key key) {
        this.key = key;
    }

    void add(Entry entry) {
        if (!entry.value().isEmpty()) {
            entries.add(entry);
        }
    }

    /** An empty value counts as missing, so that a tier's file with one doesn't supply the key. */
    void add(Entry entry, EnvFile file) {
        add(entry);
        if (entry.value().isEmpty()) {
            return;
        }
        if (file.tier() != null) {
            (file.local() ? localTiers : tiers).add(file.tier());
        } else if (file.template()) {
            example = entry.value().reveal();
        }
    }

    /** Returns the key. */
    public Key key() {
        return key;
    }

    /** Returns the tiers whose files supply the key. */
    Set<Tier> tiers() {
        return tiers;
    }

    /** Returns the tiers in which a developer's own file supplies it. */
    Set<Tier> localTiers() {
        return localTiers;
    }

    /** Returns whether its value is a secret, and why. */
    public Sign sign() {
        return SecretSigns.of(key, entries, InferredType.of(key, texts()));
    }

    /** Returns the word for its type. */
    public String type() {
        String type = InferredType.of(key, texts());
        if (sign() == Sign.NONE) {
            return type;
        }
        return type.equals("url") || type.equals("uri") ? "uri" : "string";
    }

    /** Returns the values that a name which everyone knows has, or none. */
    public List<String> values() {
        boolean level = key.name().endsWith("LOG_LEVEL") || key.name().equals("LOGLEVEL");
        if (!level || entries.isEmpty() || sign() != Sign.NONE) {
            return List.of();
        }
        boolean small = LEVELS.contains(texts().get(0)) || RARE_LEVELS.contains(texts().get(0));
        List<String> values = new ArrayList<>();
        for (String text : LEVELS) {
            values.add(small ? text : text.toUpperCase(Locale.ROOT));
        }
        for (String text : RARE_LEVELS) {
            String cased = small ? text : text.toUpperCase(Locale.ROOT);
            if (texts().contains(cased)) {
                values.add(cased);
            }
        }
        return values.containsAll(texts()) ? values : List.of();
    }

    /**
     * Returns an example, where a template gives one: of a number, a duration, a host, which nobody mistakes for a secret.
     *
     * @param secrets the texts of all secrets
     */
    public @Nullable String example(Set<String> secrets) {
        String text = example;
        if (text == null || sign() != Sign.NONE || !EXEMPLARY.contains(type()) || secrets.contains(text)) {
            return null;
        }
        return text;
    }

    /** Returns the values, in no form that leaves this package. */
    Set<String> secretTexts() {
        return sign() == Sign.NONE ? Set.of() : new HashSet<>(texts());
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            texts.add(entry.value().reveal());
        }
        return texts;
    }

    /** Returns the key; no value. */
    @Override
    public String toString() {
        return key.name();
    }
}
