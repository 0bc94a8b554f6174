package io.tierguard.microprofile;

import io.tierguard.Layer;
import io.tierguard.contract.KeySpec;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Lists;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.tier.Aliases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source once. Of names that the contract doesn't know, only those are asked for their values whose values matter: the
 * keys of another tier, and what is called as a secret is.
 */
final class PropertyReading {
    /** Longer than any setting, and short enough to be checked. */
    private static final int LONGEST = 1 << 20;

    private final ConfigSource source;
    private final Layer layer;
    private final Set<Key> declared;
    private final Complaints complaints;
    private final boolean lines;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * What a source says of one property.
     *
     * @param text the value
     * @param line its line; 0 where the source doesn't tell
     */
    record Text(String text, int line) {
        /** Returns nothing of the value. */
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    PropertyReading(ConfigSource source, Layer layer, String name, Set<Key> declared) {
        this.source = source;
        this.layer = layer;
        this.declared = new TreeSet<>(declared);
        this.complaints = new Complaints(layer, name);
        this.lines = tellsLines(source);
    }

    private static boolean tellsLines(ConfigSource source) {
        try {
            return LineNumbers.areKnownTo(source);
        } catch (LinkageError e) {
            return false; // no SmallRye here
        }
    }

    Reading values() throws InterruptedException {
        PropertyNames names = PropertyNames.of(source, complaints);
        for (Map.Entry<Key, Spellings> one : names.byKey.entrySet()) {
            if (declared.contains(one.getKey())) {
                addDeclared(one.getKey(), one.getValue());
            } else {
                addUndeclared(one.getKey(), one.getValue().first());
            }
        }
        addOthers(names.others);
        if (!names.areListed() && !names.failed()) {
            askForKeys();
        }
        return new Reading(entries, complaints.problems);
    }

    SecretNames names() throws InterruptedException {
        PropertyNames names = PropertyNames.of(source, complaints);
        Set<String> all = new TreeSet<>();
        for (Map.Entry<Key, Spellings> one : names.byKey.entrySet()) {
            Spellings spellings = one.getValue();
            all.add(one.getKey().name());
            if (declared.contains(one.getKey())) {
                complain(one.getKey(), spellings);
            }
        }
        return new SecretNames(all, names.areListed() || names.failed(), complaints.problems);
    }

    private void addOthers(List<String> others) {
        Set<Key> nested = new TreeSet<>();
        for (String name : others) {
            Key within = PropertyNames.within(name);
            Key ofProfile = PropertyNames.ofProfile(name);
            if (within != null && declared.contains(within) && nested.add(within)) {
                complaints.notPlain(within, name);
            } else if (ofProfile != null && declared.contains(ofProfile)) {
                complaints.ofProfile(ofProfile, name);
            } else if (layer == Layer.SECRETS) {
                entries.add(Entry.of(name, Reading.NOT_READ, complaints.at(name, 0)));
            }
        }
    }

    /** Returns whether the properties can't be read as one value. */
    private boolean complain(Key key, Spellings spellings) {
        String twice = spellings.twice();
        if (twice != null) {
            complaints.clash(key, twice, spellings.first());
        }
        if (!spellings.isWithoutGaps()) {
            complaints.gap(key, spellings.first());
            return true;
        }
        return false;
    }

    private void addDeclared(Key key, Spellings spellings) throws InterruptedException {
        if (complain(key, spellings)) {
            return;
        }
        List<String> elements = new ArrayList<>(spellings.numbered.size());
        int line = 0;
        for (String property : spellings.numbered.values()) {
            Text element = read(key, property);
            if (element == null) {
                return;
            }
            line = elements.isEmpty() ? element.line() : line;
            elements.add(element.text());
        }
        String text = Lists.join(elements);
        if (!spellings.plain.isEmpty()) {
            Text whole = read(key, spellings.first());
            if (whole == null) {
                return;
            }
            line = whole.line();
            if (elements.isEmpty()) {
                text = whole.text();
            } else if (!isSameList(whole.text(), elements)) {
                complaints.clash(key, spellings.numbered.firstEntry().getValue(), spellings.first());
            }
        }
        entries.add(Entry.of(key.name(), text, complaints.at(spellings.first(), line)));
    }

    /** SmallRye's sources for YAML list the elements, and also all of them as one text, in which only commas are escaped. */
    private static boolean isSameList(String text, List<String> elements) {
        StringBuilder joined = new StringBuilder();
        for (String element : elements) {
            joined.append(joined.isEmpty() ? "" : ",").append(element.replace(",", "\\,"));
        }
        return joined.toString().equals(text) || Lists.split(text).equals(elements);
    }

    private void addUndeclared(Key key, String property) throws InterruptedException {
        Text text = null;
        if (matters(key)) {
            try {
                text = ask(property);
            } catch (Throwable e) {
                Complaints.heedInterrupt(); // nobody has asked for it: that it can't be read is nobody's problem
            }
        }
        boolean isRead = text != null && text.text().length() <= LONGEST;
        String said = text == null || !isRead ? Reading.NOT_READ : text.text();
        entries.add(Entry.of(key.name(), said, complaints.at(property, text == null ? 0 : text.line())));
    }

    private boolean matters(Key key) {
        if (KeySpec.isNamedAsSecret(key)) {
            return true;
        }
        Key rest =
                Aliases.ofPrefix(key.name()) == null ? null : Spellings.Name.keyOf(Aliases.withoutPrefix(key.name()));
        return rest != null && declared.contains(rest);
    }

    /** A source that lists nothing may have anything: it is asked by each key's name, as it is and in small letters. */
    private void askForKeys() throws InterruptedException {
        for (Key key : declared) {
            String small = key.name().toLowerCase(Locale.ROOT);
            for (String property : List.of(key.name(), small.replace('_', '.'), small.replace('_', '-'))) {
                Text text;
                try {
                    text = ask(property);
                } catch (Throwable e) {
                    Complaints.heedInterrupt();
                    complaints.failed("failed with " + e.getClass().getName() + " when asked for " + property
                            + ", and was asked for nothing more");
                    return;
                }
                Complaints.heedInterrupt();
                if (text != null) {
                    if (isFit(key, property, text)) {
                        entries.add(Entry.of(key.name(), text.text(), complaints.at(property, text.line())));
                    }
                    break;
                }
            }
        }
    }

    private @Nullable Text read(Key key, String property) throws InterruptedException {
        try {
            Text text = ask(property);
            if (text == null) {
                complaints.vanished(key, property);
            } else if (isFit(key, property, text)) {
                return text;
            }
        } catch (Throwable e) {
            complaints.failed(key, property, "failed with " + e.getClass().getName() + " when asked for " + property);
        }
        Complaints.heedInterrupt();
        return null;
    }

    private boolean isFit(Key key, String property, Text text) {
        if (text.text().length() > LONGEST) {
            complaints.failed(key, property, "has more than " + LONGEST + " characters in " + property);
            return false;
        }
        return true;
    }

    // The answer comes from code that may not be checked for nulls.
    @SuppressWarnings("ConstantValue")
    private @Nullable Text ask(String property) {
        if (lines) {
            return LineNumbers.read(source, property);
        }
        String text = source.getValue(property);
        return text == null ? null : new Text(text, 0);
    }
}
