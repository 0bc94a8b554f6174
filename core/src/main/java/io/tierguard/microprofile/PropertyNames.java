package io.tierguard.microprofile;

import io.tierguard.model.Key;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The names that a source lists, each once, by the keys that they stand for. */
final class PropertyNames {
    /** More than the settings of any application, and few enough to be looked at one by one. */
    private static final int MOST = 10_000;

    /** No key is as long. */
    private static final int LONGEST = 1_000;

    /** What a source says of itself, and nobody here listens to. */
    private static final Set<String> OF_THE_SOURCE = Set.of("config_ordinal", "CONFIG_ORDINAL");

    final Map<Key, Spellings> byKey = new TreeMap<>();
    final List<String> others = new ArrayList<>(0);
    private final Complaints complaints;
    private boolean listed;
    private boolean failed;

    private PropertyNames(Complaints complaints) {
        this.complaints = complaints;
    }

    static PropertyNames of(ConfigSource source, Complaints complaints) throws InterruptedException {
        PropertyNames names = new PropertyNames(complaints);
        for (String name : names.list(source)) {
            names.add(name);
        }
        return names;
    }

    /** Returns whether the source lists its names; what it doesn't list then is not there. */
    boolean areListed() {
        return listed;
    }

    /** Returns whether the source failed so that it is of no use to ask it for more. */
    boolean failed() {
        return failed;
    }

    // The answer comes from code that may not be checked for nulls or types, and may throw anything.
    @SuppressWarnings("ConstantValue")
    private Set<String> list(ConfigSource source) throws InterruptedException {
        Set<String> names = new TreeSet<>();
        try {
            Set<?> all = source.getPropertyNames();
            if (all == null) {
                complaints.failed("answered null where it should list its properties");
                return names;
            }
            boolean unnamed = false;
            int seen = 0;
            for (Object name : all) {
                listed = true;
                if (++seen > MOST) {
                    complaints.failed("lists more than " + MOST + " properties, and the rest was not looked at");
                    break;
                }
                if (name instanceof String text) {
                    if (text.length() <= LONGEST) {
                        names.add(text);
                    }
                } else {
                    unnamed = true;
                }
            }
            if (unnamed) {
                complaints.failed("lists a property that has no name");
            }
        } catch (ConcurrentModificationException e) {
            listed = true;
            complaints.unsteady("changed while its properties were listed");
        } catch (UnsupportedOperationException e) {
            listed = false; // it can't, and says so
        } catch (Throwable e) {
            failed = true;
            complaints.failed("failed with " + e.getClass().getName() + " when asked for its properties");
        }
        Complaints.heedInterrupt();
        return names;
    }

    private void add(String text) {
        Spellings.Name name = Spellings.Name.of(text);
        Key key = name.key();
        if (key != null && !OF_THE_SOURCE.contains(text)) {
            byKey.computeIfAbsent(key, one -> new Spellings()).add(name.index(), text);
        } else if (key == null) {
            others.add(text);
        }
    }

    /** Returns the key that a name would stand for, were it not of a profile: {@code %prod.log.level}. */
    static @Nullable Key ofProfile(String name) {
        int dot = name.startsWith("%") ? name.indexOf('.') : -1;
        return dot < 0 ? null : Spellings.Name.of(name.substring(dot + 1)).key();
    }

    /** Returns the key that a name has something within: {@code hosts[0].name}. */
    static @Nullable Key within(String name) {
        int open = name.indexOf('[');
        return open <= 0 ? null : Spellings.Name.keyOf(name.substring(0, open).replace("\"", ""));
    }
}
