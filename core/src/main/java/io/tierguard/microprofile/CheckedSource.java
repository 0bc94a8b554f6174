package io.tierguard.microprofile;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.ConfigValueConfigSource;
import io.smallrye.config.SecretKeys;
import io.tierguard.Layer;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import io.tierguard.microprofile.CheckedNames.Text;
import io.tierguard.microprofile.KeyLookup.Found;
import io.tierguard.model.Origin;
import java.util.ArrayList;
import java.util.Collection;
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
    private final CheckedNames names;
    private final Map<String, Text> listed;
    private final KeyLookup lookup;
    private final SecretTexts secrets;

    private CheckedSource(Checked checked, CheckedNames names) {
        this.checked = checked;
        this.names = names;
        this.listed = names.listed();
        this.lookup = new KeyLookup(checked);
        this.secrets = new SecretTexts(checked);
    }

    static CheckedSource of(Checked checked, Collection<ConfigClass> mappings) {
        return new CheckedSource(checked, CheckedNames.of(checked, mappings));
    }

    /** Returns this as mappings spell it that were told of later. */
    CheckedSource spelledBy(Collection<ConfigClass> mappings) {
        return of(checked, mappings);
    }

    /** Returns what the name stands for; null where the contract has nothing like it. */
    @Nullable
    Found find(String name) {
        Text text = listed.get(name);
        return text == null ? lookup.find(name) : new Found(text.setting(), text.text(), false);
    }

    /** Returns the setting that the name is a spelling of, whether it has a value or not; null where the contract has none. */
    @Nullable
    Setting setting(String name) {
        Found found = find(name);
        return found == null ? null : found.setting();
    }

    /** Returns the texts that no error may quote. */
    SecretTexts secrets() {
        return secrets;
    }

    /** Returns the secret that the mapping would read where it takes any name, and not as a secret; null where there is none. */
    @Nullable
    Setting exposedBy(ConfigClass mapping) {
        return names.exposedBy(mapping);
    }

    /** Returns whether the name is a spelling of a secret. */
    boolean isSecret(String name) {
        Setting setting = setting(name);
        return setting != null && setting.spec().secret();
    }

    /** Returns whether this lists the name. */
    boolean lists(String name) {
        return listed.containsKey(name);
    }

    /**
     * Returns whether the name may be listed though another source brings it up: one that is no key's, or that spells a whole
     * key that may be read. An element that another source adds is none.
     */
    boolean mayList(String name) {
        Found found = find(name);
        return found == null
                || lists(name)
                || (found.text() != null
                        && !found.part()
                        && !found.setting().spec().secret());
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
        Found found = find(name);
        if (found == null) {
            return null;
        }
        Setting setting = found.setting();
        if (setting.spec().secret() && SecretKeys.isLocked()) {
            throw new SecurityException(
                    setting.key() + " is secret: read it within SecretKeys.doUnlocked, or by a mapping's Secret<…>");
        }
        return found.text() == null ? null : value(name, setting, found.text());
    }

    private static ConfigValue value(String name, Setting setting, String text) {
        Origin origin = setting.place();
        ConfigValue.ConfigValueBuilder value = ConfigValue.builder()
                .withName(name)
                .withValue(text)
                .withRawValue(text)
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
                values.put(
                        name.getKey(),
                        value(
                                name.getKey(),
                                name.getValue().setting(),
                                name.getValue().text()));
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
