package io.tierguard.microprofile;

import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import io.tierguard.model.Key;
import io.tierguard.model.Lists;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key that a name stands for. Not only by this library's own rule: SmallRye finds a variable by any name that has its
 * letters and digits, whatever stands between them, and what it finds so must not be found past the contract.
 */
final class KeyLookup {
    private final Checked checked;

    KeyLookup(Checked checked) {
        this.checked = checked;
    }

    /**
     * What a name stands for.
     *
     * @param setting whose it is
     * @param text the value, or the part of it, that the name stands for; null where there is none
     * @param part whether the name is that of an element, or of a name in a map
     */
    record Found(Setting setting, @Nullable String text, boolean part) {
        /** Returns the key, and no value. */
        @Override
        public String toString() {
            return setting.key().name();
        }
    }

    /** Returns what the name stands for, or null where the contract has nothing like it. */
    @Nullable
    Found find(String name) {
        Setting whole = whole(name);
        if (whole != null) {
            return new Found(whole, whole.isSet() ? whole.text() : null, false);
        }
        int index = name.endsWith("]") ? name.lastIndexOf('[') : -1;
        Setting list = index < 0 ? null : whole(name.substring(0, index));
        if (list != null) {
            return new Found(list, element(list, name.substring(index + 1, name.length() - 1)), true);
        }
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            Setting map = whole(name.substring(0, dot));
            if (map != null && map.spec().type().isMap()) {
                return new Found(map, entry(map, name.substring(dot + 1)), true);
            }
        }
        return null;
    }

    private @Nullable Setting whole(String name) {
        Key key = Key.fromPath(name);
        Setting setting = key == null ? null : checked.setting(key.name());
        if (setting != null || name.isEmpty()) {
            return setting;
        }
        String variable = variable(name);
        setting = checked.setting(variable);
        if (setting == null && name.endsWith("\"")) {
            setting = checked.setting(variable + "_"); // a quote at the end is two underlines
        }
        char first = name.charAt(0);
        if (setting == null && variable.charAt(0) == '_' && first != '_' && first != '%') {
            setting = checked.setting(variable.substring(1)); // SmallRye looks past a first sign that is none of a word
        }
        if (setting == null && (name.indexOf('[') >= 0 || name.indexOf('"') >= 0)) {
            Key plain = Key.fromPath(name.replace('[', '.').replace("]", "").replace("\"", ""));
            setting = plain == null ? null : checked.setting(plain.name());
        }
        return setting;
    }

    /** As SmallRye makes the name of a variable: each sign that is no letter and no digit is an underline. */
    private static String variable(String name) {
        StringBuilder variable = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'a' && c <= 'z') {
                variable.append((char) (c - 'a' + 'A'));
            } else {
                variable.append((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_');
            }
        }
        return variable.toString();
    }

    private static @Nullable String element(Setting list, String index) {
        if (!(list.parsed() instanceof Collection<?>) || !CheckedNames.isNumber(index)) {
            return null;
        }
        List<String> elements = Lists.split(list.text());
        int at = index.isEmpty() ? elements.size() : Integer.parseInt(index);
        return at < elements.size() ? elements.get(at) : null;
    }

    private static @Nullable String entry(Setting map, String name) {
        Map<String, String> pairs = map.parsed() instanceof Map<?, ?> ? Lists.splitMap(map.text()) : null;
        if (pairs == null) {
            return null;
        }
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return pairs.get(quoted ? name.substring(1, name.length() - 1) : name);
    }
}
