package io.tierguard.microprofile;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import io.tierguard.model.Key;
import io.tierguard.model.Lists;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names under which the keys that have a value are listed: the key's own, and the way in which each mapping spells it.
 *
 * <p>SmallRye finds optional groups, maps and lists by the names that are listed. {@code OPENAI_API_KEY} doesn't tell which of
 * its underlines separate groups; the mappings do.
 */
final class CheckedNames {
    private final Checked checked;
    private final Map<String, Text> listed = new LinkedHashMap<>();

    private CheckedNames(Checked checked) {
        this.checked = checked;
    }

    /**
     * A text that a name stands for, which is the whole of a setting or one element of it.
     *
     * @param setting whose it is
     * @param text an instance that nothing else holds, so that a converter can tell what it is given
     */
    record Text(Setting setting, String text) {
        static Text of(Setting setting, String text) {
            return new Text(setting, String.valueOf(text.toCharArray()));
        }

        /** Returns the key, and no value. */
        @Override
        public String toString() {
            return setting.key().name();
        }
    }

    static Map<String, Text> of(Checked checked, Collection<ConfigClass> mappings) {
        CheckedNames names = new CheckedNames(checked);
        for (Setting setting : checked.settings()) {
            if (setting.isSet()) {
                names.add(setting.key().name(), setting);
            }
        }
        for (ConfigClass mapping : mappings) {
            for (String path : mapping.getProperties().keySet()) {
                names.addPath(path);
            }
        }
        return names.listed;
    }

    private void add(String name, Setting setting) {
        listed.put(name, Text.of(setting, setting.text()));
        if (setting.parsed() instanceof Collection<?>) {
            List<String> elements = Lists.split(setting.text());
            for (int i = 0; i < elements.size(); i++) {
                listed.put(name + "[" + i + "]", Text.of(setting, elements.get(i)));
            }
        } else if (setting.parsed() instanceof Map<?, ?>) {
            Map<String, String> pairs = Lists.splitMap(setting.text());
            if (pairs != null) {
                for (Map.Entry<String, String> pair : pairs.entrySet()) {
                    listed.put(name + "." + quoted(pair.getKey()), Text.of(setting, pair.getValue()));
                }
            }
        }
    }

    private void addPath(String path) {
        int wildcard = path.indexOf('*');
        if (wildcard >= 0) {
            boolean index = wildcard > 0 && path.charAt(wildcard - 1) == '[';
            String before = path.substring(0, index ? wildcard - 1 : wildcard);
            String after = path.substring(wildcard + (index ? 2 : 1));
            addPath(before.endsWith(".") ? before.substring(0, before.length() - 1) : before);
            addMatches(before, after, index);
            return;
        }
        Key key = Key.fromPath(path);
        Setting setting = key == null ? null : checked.setting(key.name());
        if (setting != null && setting.isSet()) {
            add(path, setting);
        }
    }

    /** What stands in a key where the mapping takes any name, as in {@code LIMITS_UPLOAD}, or a number, as in {@code SERVERS_0_HOST}. */
    private void addMatches(String before, String after, boolean index) {
        Key first = Key.fromPath(before.endsWith(".") ? before.substring(0, before.length() - 1) : before);
        Key last = after.isEmpty() ? null : Key.fromPath(after.substring(1));
        if (first == null || (last == null && !after.isEmpty())) {
            return;
        }
        String start = first.name() + "_";
        String end = last == null ? "" : "_" + last.name();
        for (Setting setting : checked.settings()) {
            String name = setting.key().name();
            int to = name.length() - end.length();
            if (setting.isSet() && name.startsWith(start) && name.endsWith(end) && to > start.length()) {
                String word = name.substring(start.length(), to);
                if (!index) {
                    String small = word.toLowerCase(Locale.ROOT).replace('_', '-');
                    add(before + small + after, setting);
                } else if (isNumber(word)) {
                    add(before + "[" + word + "]" + after, setting);
                }
            }
        }
    }

    private static boolean isNumber(String word) {
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
