package io.tierguard.microprofile;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import io.tierguard.model.Key;
import io.tierguard.model.Lists;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names under which the keys that have a value are listed: the key's own, and the way in which each mapping spells it.
 *
 * <p>SmallRye finds optional groups, maps and lists by the names that are listed. {@code OPENAI_API_KEY} doesn't tell which of
 * its underlines separate groups; the mappings do.
 */
final class CheckedNames {
    private final Checked checked;
    private final Map<String, Text> listed = new LinkedHashMap<>();
    private final Map<ConfigClass, Setting> exposed = new HashMap<>();

    /** The keys that some mapping spells out: where it takes any name, they are not meant. */
    private final Set<String> spelled = new HashSet<>();

    private CheckedNames(Checked checked) {
        this.checked = checked;
    }

    /**
     * A text that a name stands for, which is the whole of a setting or one element of it.
     *
     * @param setting whose it is
     * @param text the value, or the element
     */
    record Text(Setting setting, String text) {
        /** Returns the key, and no value. */
        @Override
        public String toString() {
            return setting.key().name();
        }
    }

    static CheckedNames of(Checked checked, Collection<ConfigClass> mappings) {
        CheckedNames names = new CheckedNames(checked);
        for (Setting setting : checked.settings()) {
            if (setting.isSet()) {
                names.add(setting.key().name(), setting);
            }
        }
        for (ConfigClass mapping : mappings) {
            for (String path : mapping.getProperties().keySet()) {
                names.addSpelled(path);
            }
        }
        for (ConfigClass mapping : mappings) {
            for (String path : mapping.getProperties().keySet()) {
                names.addPath(mapping, path, mapping.getSecrets().contains(path));
            }
        }
        return names;
    }

    Map<String, Text> listed() {
        return Collections.unmodifiableMap(listed);
    }

    @Nullable
    Setting exposedBy(ConfigClass mapping) {
        return exposed.get(mapping);
    }

    private void addSpelled(String path) {
        Key key = path.indexOf('*') < 0 ? Key.fromPath(path) : null;
        if (key != null) {
            spelled.add(key.name());
        }
    }

    private void add(String name, Setting setting) {
        listed.put(name, new Text(setting, setting.text()));
        if (setting.parsed() instanceof Collection<?>) {
            List<String> elements = Lists.split(setting.text());
            for (int i = 0; i < elements.size(); i++) {
                listed.put(name + "[" + i + "]", new Text(setting, elements.get(i)));
            }
        } else if (setting.parsed() instanceof Map<?, ?>) {
            Map<String, String> pairs = Lists.splitMap(setting.text());
            if (pairs != null) {
                for (Map.Entry<String, String> pair : pairs.entrySet()) {
                    listed.put(name + "." + quoted(pair.getKey()), new Text(setting, pair.getValue()));
                }
            }
        }
    }

    private void addPath(ConfigClass mapping, String path, boolean secret) {
        int wildcard = path.indexOf('*');
        if (wildcard >= 0) {
            boolean index = wildcard > 0 && path.charAt(wildcard - 1) == '[';
            String before = path.substring(0, index ? wildcard - 1 : wildcard);
            String after = path.substring(wildcard + (index ? 2 : 1));
            addPath(mapping, before.endsWith(".") ? before.substring(0, before.length() - 1) : before, secret);
            for (Map.Entry<String, Setting> match :
                    matches(before, after, index).entrySet()) {
                addOpen(mapping, match.getKey(), match.getValue(), secret);
            }
            return;
        }
        Key key = Key.fromPath(path);
        Setting setting = key == null ? null : checked.setting(key.name());
        if (setting != null && setting.isSet()) {
            if (mapping.getProperties().containsKey(path)) {
                add(path, setting);
            } else {
                addOpen(mapping, path, setting, secret);
            }
        }
    }

    /** A map or a list takes what it finds; a secret must not be what it finds, unless that is what it is for. */
    private void addOpen(ConfigClass mapping, String name, Setting setting, boolean secret) {
        if (!setting.spec().secret() || secret) {
            add(name, setting);
        } else {
            exposed.put(mapping, setting);
        }
    }

    /** What stands in a key where the mapping takes any name, as in {@code LIMITS_UPLOAD}, or a number, as in {@code SERVERS_0_HOST}. */
    private Map<String, Setting> matches(String before, String after, boolean index) {
        Map<String, Setting> matches = new LinkedHashMap<>();
        Key first = Key.fromPath(before.endsWith(".") ? before.substring(0, before.length() - 1) : before);
        Key last = after.isEmpty() ? null : Key.fromPath(after.substring(1));
        if (first == null || (last == null && !after.isEmpty())) {
            return matches;
        }
        String start = first.name() + "_";
        String end = last == null ? "" : "_" + last.name();
        for (Setting setting : checked.settings()) {
            String name = setting.key().name();
            int to = name.length() - end.length();
            if (!setting.isSet()
                    || spelled.contains(name)
                    || !name.startsWith(start)
                    || !name.endsWith(end)
                    || to <= start.length()) {
                continue;
            }
            String word = name.substring(start.length(), to);
            if (!index) {
                matches.put(before + word.toLowerCase(Locale.ROOT).replace('_', '-') + after, setting);
            } else if (isNumber(word)) {
                matches.put(before + "[" + word + "]" + after, setting);
            }
        }
        return matches;
    }

    static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return word.length() < 6;
    }

    /** A name that is more than one segment stands in quotes. */
    private static String quoted(String name) {
        return name.indexOf('.') < 0 ? name : "\"" + name + "\"";
    }
}
