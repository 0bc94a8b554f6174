package io.tierguard.microprofile;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.ConfigValueConfigSource;
import io.smallrye.config.SecretKeys;
import io.tierguard.Layer;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import io.tierguard.microprofile.CheckedNames.Text;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a checked configuration. Every spelling of a key finds its value, and every spelling of a secret is locked
 * while {@link SecretKeys} are. Immutable.
 */
final class CheckedSource implements ConfigValueConfigSource {
    /** Above every source that SmallRye and its extensions know. */
    static final int ORDINAL = 100_000;

    private static final List<Layer> LAYERS = List.of(Layer.values());

    private final Checked checked;
    private final Map<String, Text> listed;
    private final IdentityHashMap<String, Setting> owners = new IdentityHashMap<>();

    private CheckedSource(Checked checked, Map<String, Text> listed) {
        this.checked = checked;
        this.listed = listed;
        for (Text text : listed.values()) {
            owners.put(text.text(), text.setting());
        }
    }

    static CheckedSource of(Checked checked, Collection<ConfigClass> mappings) {
        return new CheckedSource(checked, CheckedNames.of(checked, mappings));
    }

    /** Returns this as mappings spell it that were told of later. */
    CheckedSource spelledBy(Collection<ConfigClass> mappings) {
        return of(checked, mappings);
    }

    /** Returns the setting that the name is a spelling of, whether it has a value or not; null where the contract has none. */
    @Nullable
    Setting setting(String name) {
        Text text = listed.get(name);
        if (text != null) {
            return text.setting();
        }
        int index = name.endsWith("]") ? name.lastIndexOf('[') : -1;
        Key key = Key.fromPath(index < 0 ? name : name.substring(0, index));
        return key == null ? null : checked.setting(key.name());
    }

    /** Returns whose text that instance is, or null where it is of somebody else. */
    @Nullable
    Setting owner(String text) {
        return owners.get(text);
    }

    /** Returns whether the name is a spelling of a secret. */
    boolean isSecret(String name) {
        Setting setting = setting(name);
        return setting != null && setting.spec().secret();
    }

    /** Returns whether the name is a spelling of a key that has no value. */
    boolean lacks(String name) {
        Setting setting = setting(name);
        return setting != null && !setting.isSet();
    }

    /** Returns the listed names of secrets. */
    List<String> secretNames() {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, Text> name : listed.entrySet()) {
            if (name.getValue().setting().spec().secret()) {
                names.add(name.getKey());
            }
        }
        return names;
    }

    @Override
    public @Nullable ConfigValue getConfigValue(@Nullable String name) {
        if (name == null) {
            return null;
        }
        Setting setting = setting(name);
        if (setting == null) {
            return null;
        }
        if (setting.spec().secret() && SecretKeys.isLocked()) {
            throw new SecurityException(
                    setting.key() + " is secret: read it within SecretKeys.doUnlocked, or by a mapping's Secret<…>");
        }
        Text text = listed.get(name);
        if (text == null && setting.isSet() && !name.endsWith("]")) {
            text = listed.get(setting.key().name());
        }
        return text == null ? null : value(name, text);
    }

    private static ConfigValue value(String name, Text text) {
        Origin origin = text.setting().place();
        ConfigValue.ConfigValueBuilder value = ConfigValue.builder()
                .withName(name)
                .withValue(text.text())
                .withRawValue(text.text())
                .withConfigSourceName(origin instanceof Origin.File file ? file.path() : origin.describe())
                .withConfigSourceOrdinal(ORDINAL + LAYERS.indexOf(origin.layer()));
        if (origin instanceof Origin.File file && file.line() > 0) {
            value.withLineNumber(file.line());
        }
        return value.build();
    }

    /** Returns the values that may be read now, without secrets while they are locked. */
    @Override
    public Map<String, ConfigValue> getConfigValueProperties() {
        Map<String, ConfigValue> values = new LinkedHashMap<>();
        for (Map.Entry<String, Text> name : listed.entrySet()) {
            if (!name.getValue().setting().spec().secret() || !SecretKeys.isLocked()) {
                values.put(name.getKey(), value(name.getKey(), name.getValue()));
            }
        }
        return values;
    }

    /** Returns the texts that may be read now, without secrets while they are locked. */
    @Override
    public Map<String, String> getProperties() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, ConfigValue> value : getConfigValueProperties().entrySet()) {
            texts.put(value.getKey(), value.getValue().getValue());
        }
        return texts;
    }

    @Override
    public @Nullable String getValue(@Nullable String name) {
        ConfigValue value = getConfigValue(name);
        return value == null ? null : value.getValue();
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.copyOf(listed.keySet());
    }

    @Override
    public String getName() {
        return "Tierguard";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    /** Returns how many keys there are; no value. */
    @Override
    public String toString() {
        return "Tierguard, " + checked.settings().size() + " keys";
    }
}
