package io.tierguard.contract;

import io.tierguard.model.Key;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a contract off a record, and everything that is wrong with the declaration at once.
 *
 * <p>This and the classes that it alone uses are the only ones that look at a record by reflection for its contract. The
 * keys come in the order of the components, those of a nested record in its place; a binder relies on that order.
 */
public final class RecordContract {
    private final List<KeySpec> keys = new ArrayList<>();
    private final Map<String, String> declaredAt = new HashMap<>();
    private final Set<Class<?>> open = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private final Class<?> root;
    private final Mistakes mistakes;

    private RecordContract(Class<?> root) {
        this.root = root;
        this.mistakes = new Mistakes(root);
    }

    /**
     * Returns the contract that the record declares.
     *
     * @throws IllegalArgumentException if the declaration has mistakes; the message names the component of each
     */
    public static Contract of(Class<? extends Record> root) {
        return reading(root).contract();
    }

    /**
     * Reads the record, and returns what was found.
     *
     * @throws IllegalArgumentException if the declaration has mistakes; the message names the component of each
     */
    public static RecordContract reading(Class<? extends Record> root) {
        RecordContract contract = new RecordContract(root);
        contract.read(root, "");
        if (contract.keys.isEmpty() && contract.mistakes.isEmpty()) {
            contract.mistakes.add(root.getSimpleName(), "has no components, so there is nothing to load");
        }
        contract.mistakes.throwIfAny();
        return contract;
    }

    /** Returns the contract that the record declares. */
    public Contract contract() {
        return new Contract(applicationName(root), keys);
    }

    /**
     * Returns the names of the annotations of other libraries that the record has, or a record within it, whether their
     * classes are there or not. They are no part of the contract; somebody else may know what they ask.
     */
    public Set<String> otherAnnotations() {
        return others;
    }

    private void read(Class<?> type, String prefix) {
        open.add(type);
        RecordComponent[] components = type.getRecordComponents();
        List<Declared> declarations = Declared.of(type, components, others);
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String at = type.getSimpleName() + "." + component.getName();
            Declared declared = declarations.get(i);
            boolean nested = isNested(component);
            String name = name(component, declared);
            if (!Key.isValid(name) && !(nested && declared.the("Key") != null && name.isEmpty())) {
                mistakes.add(at, "stands for no key: a key is written [A-Z][A-Z0-9_]*");
            } else if (nested) {
                readNested(component, declared, name.isEmpty() ? prefix : prefix + name + "_", at);
            } else {
                add(component, declared, Key.of(prefix + name), at);
            }
        }
        open.remove(type);
    }

    /** Returns whether the component is a record with keys of its own, rather than one value. */
    public static boolean isNested(RecordComponent component) {
        return component.getType().isRecord() && Types.of(component.getType()) == null;
    }

    private void readNested(RecordComponent component, Declared declared, String prefix, String at) {
        if (declared.saysMoreThanItsName()) {
            mistakes.add(at, "is a nested record: its annotations, but for @Key and @Doc, belong on its components");
        }
        if (open.contains(component.getType())) {
            mistakes.add(
                    at, "is a " + component.getType().getSimpleName() + ", which would contain itself without end");
        } else {
            read(component.getType(), prefix);
        }
    }

    private void add(RecordComponent component, Declared declared, Key key, String at) {
        String other = declaredAt.put(key.name(), at);
        if (other != null) {
            mistakes.add(at, "reads the key " + key + ", and so does " + other);
        }
        KeySpec spec = new ComponentReader(component, declared, key, at, mistakes).read();
        if (spec != null) {
            keys.add(spec);
        }
    }

    private static String name(RecordComponent component, Declared declared) {
        Mark given = declared.the("Key");
        if (given != null) {
            return given.text("value");
        }
        Key key = Key.fromPath(component.getName());
        return key == null ? "" : key.name();
    }

    /** {@code EventApiConfig} is the configuration of {@code event-api}. */
    private static String applicationName(Class<?> root) {
        String name = root.getSimpleName();
        for (String suffix : List.of("Configuration", "Config", "Settings")) {
            if (name.endsWith(suffix) && name.length() > suffix.length()) {
                name = name.substring(0, name.length() - suffix.length());
                break;
            }
        }
        Key key = Key.fromPath(name);
        return key == null ? name : key.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
