package io.tierguard.microprofile;

import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import io.tierguard.model.Lists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts that an error must not quote: secrets, the parts that they are cut into, and what was expanded with one in it.
 * Told by what they say, not by where they are from: SmallRye hands a converter a text alone.
 */
final class SecretTexts {
    /** Shorter than this, a secret is as likely found in a text by chance. */
    private static final int TELLING = 4;

    private final Map<String, Setting> owners = new HashMap<>();
    private final List<Setting> secrets = new ArrayList<>();

    SecretTexts(Checked checked) {
        for (Setting setting : checked.settings()) {
            if (setting.isSet() && (setting.isSecret() || setting.presentValue().isSecret())) {
                secrets.add(setting);
                addParts(setting);
            }
        }
    }

    /** Returns whose secret the text is, or has in it; null where it has none. */
    @Nullable
    Setting owner(String text) {
        Setting owner = owners.get(text);
        if (owner != null) {
            return owner;
        }
        for (Setting secret : secrets) {
            if (secret.text().length() >= TELLING && text.contains(secret.text())) {
                return secret;
            }
        }
        return null;
    }

    boolean isEmpty() {
        return secrets.isEmpty();
    }

    private void addParts(Setting setting) {
        add(setting, setting.text());
        for (String part : cut(setting.text())) {
            add(setting, part);
        }
        for (String element : Lists.split(setting.text())) {
            add(setting, element);
        }
        Map<String, String> pairs = Lists.splitMap(setting.text());
        if (pairs != null) {
            for (Map.Entry<String, String> pair : pairs.entrySet()) {
                add(setting, pair.getKey());
                add(setting, pair.getValue());
            }
        }
    }

    private void add(Setting setting, String text) {
        if (!text.isBlank()) {
            owners.putIfAbsent(text, setting);
            owners.putIfAbsent(text.strip(), setting);
        }
    }

    /** As SmallRye cuts a list: at commas, unless a backslash stands before them. */
    private static List<String> cut(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                part.append(text.charAt(i));
            } else if (c == ',') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
