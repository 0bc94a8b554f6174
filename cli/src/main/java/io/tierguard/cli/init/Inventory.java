package io.tierguard.cli.init;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.model.ControlKeys;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.Severity;
import io.tierguard.source.Reading;
import io.tierguard.source.SourceFile;
import io.tierguard.source.dotenv.Dotenv;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of several {@code .env} files, in the order in which they are first met. */
public final class Inventory {
    /** What stands before a key of a tier; to declare such a name would hide from a guard that it is another tier's. */
    private static final List<String> OF_TIERS =
            List.of("DEVELOPMENT_", "TEST_", "STAGING_", "STAGE_", "STG_", "PRODUCTION_", "PROD_");

    private final Map<String, FoundKey> keys = new LinkedHashMap<>();
    private final Set<Tier> tiers = EnumSet.noneOf(Tier.class);
    private final Set<Tier> localTiers = EnumSet.noneOf(Tier.class);
    private final List<EnvFile> files = new ArrayList<>();
    private final List<EnvFile> absent = new ArrayList<>(0);
    private final List<Problem> problems = new ArrayList<>(0);
    private final Map<String, List<String>> leftOut = new LinkedHashMap<>();

    private Inventory() {}

    /**
     * Reads the files as Docker Compose does. Those of one tier build on each other in their order, as {@code .env.local}
     * does on {@code .env}; those of two tiers know nothing of each other.
     *
     * @param environment the variables that interpolation may refer to
     */
    public static Inventory of(List<EnvFile> files, Map<String, String> environment) {
        Inventory inventory = new Inventory();
        Map<String, Map<String, Entry>> earlier = new HashMap<>();
        Map<EnvFile, List<Entry>> read = new LinkedHashMap<>();
        for (EnvFile file : files) {
            Map<String, Entry> chain = earlier.computeIfAbsent(chain(file), tier -> new HashMap<>());
            List<Entry> entries = inventory.read(file, environment, chain);
            for (Entry entry : entries) {
                chain.put(entry.name(), entry);
            }
            read.put(file, entries);
        }
        Set<String> names = new HashSet<>();
        for (List<Entry> entries : read.values()) {
            for (Entry entry : entries) {
                names.add(entry.name());
            }
        }
        for (Map.Entry<EnvFile, List<Entry>> file : read.entrySet()) {
            for (Entry entry : file.getValue()) {
                inventory.add(file.getKey(), entry, names);
            }
        }
        return inventory;
    }

    private static String chain(EnvFile file) {
        Tier tier = file.tier();
        return tier == null ? "file " + file.path() : tier.label();
    }

    private List<Entry> read(EnvFile file, Map<String, String> environment, Map<String, Entry> earlier) {
        SourceFile source = SourceFile.read(file.path(), file.name(), Layer.DOTENV, SourceFile.LIMIT);
        if (source.absent()) {
            absent.add(file);
        }
        problems.addAll(source.problems());
        if (source.text() == null) {
            return List.of();
        }
        files.add(file);
        Tier tier = file.tier();
        if (tier != null) {
            (file.local() ? localTiers : tiers).add(tier);
        }
        Reading reading = Dotenv.parse(source.text(), file.name(), environment, earlier);
        for (Problem problem : reading.problems()) {
            if (problem.id().severity(Tier.DEVELOPMENT) == Severity.ERROR) {
                problems.add(problem);
            }
        }
        return reading.entries();
    }

    private void add(EnvFile file, Entry entry, Set<String> names) {
        String name = entry.name();
        String rest = ofTier(name, names);
        if (!Key.isShowable(name)) {
            boolean valid = Key.isValid(name);
            leaveOut(
                    valid ? "too long or too random for the name of a key" : "no key, which is [A-Z][A-Z0-9_]*", entry);
        } else if (name.equals("APP_TIER")) {
            leaveOut("what says the tier, and needs no declaration", entry);
        } else if (ControlKeys.isControl(name)) {
            leaveOut("what steers the process itself, and no file may set", entry);
        } else if (rest == null) {
            found(name, entry, file);
        } else if (file.tier() != null && name.startsWith(file.tier().name() + "_")) {
            found(rest, entry, file); // as CI hands it over
        } else {
            key(rest).add(entry);
            leaveOut("another tier's form of a key that is here by its own name", entry);
        }
    }

    /** A name alone on its line has the value of whoever runs this: it says that there is a key, and no more. */
    private void found(String name, Entry entry, EnvFile file) {
        FoundKey key = key(name);
        if (entry.origin() instanceof Origin.File) {
            key.add(entry, file);
        }
    }

    private FoundKey key(String name) {
        return keys.computeIfAbsent(name, key -> new FoundKey(Key.of(key)));
    }

    /** Returns the key that {@code STAGING_KEY} supplies, where there is one of that name; or else null. */
    private static @Nullable String ofTier(String name, Set<String> names) {
        for (String prefix : OF_TIERS) {
            String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
            if (names.contains(rest) && Key.isShowable(rest) && !ControlKeys.isControl(rest)) {
                return rest;
            }
        }
        return null;
    }

    /** A name that is no key may be a secret that lost its name: its place has to do. */
    private void leaveOut(String why, Entry entry) {
        String place = entry.origin().location();
        String shown = Key.isShowable(entry.name()) ? entry.name() + " (" + place + ")" : place;
        leftOut.computeIfAbsent(why, reason -> new ArrayList<>()).add(shown);
    }

    /** Returns the keys. */
    public List<FoundKey> keys() {
        return List.copyOf(keys.values());
    }

    /** Returns the files that were read. */
    public List<EnvFile> files() {
        return List.copyOf(files);
    }

    /** Returns the files that are not there. */
    public List<EnvFile> absent() {
        return List.copyOf(absent);
    }

    /** Returns why a file could not be read as a whole. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Returns the tiers that have a file; those that only have a developer's own where there are no others. */
    Set<Tier> tiers() {
        return tiers.isEmpty() ? localTiers : tiers;
    }

    /** Returns the tiers whose files supply the key. */
    Set<Tier> tiersOf(FoundKey key) {
        return tiers.isEmpty() ? key.localTiers() : key.tiers();
    }

    /** Returns a line for each reason why names were left out, with the first of them. */
    public List<String> leftOut() {
        List<String> lines = new ArrayList<>(leftOut.size());
        for (Map.Entry<String, List<String>> reason : leftOut.entrySet()) {
            List<String> places = reason.getValue();
            int shown = Math.min(places.size(), 5);
            String more = places.size() > shown ? " and " + (places.size() - shown) + " more" : "";
            lines.add("left out " + reason.getKey() + ": " + Printable.line(String.join(", ", places.subList(0, shown)))
                    + more);
        }
        return lines;
    }
}
