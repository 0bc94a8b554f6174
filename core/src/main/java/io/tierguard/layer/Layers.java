package io.tierguard.layer;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.source.Absence;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.EnvironmentVariables;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretFetch;
import io.tierguard.source.SecretFiles;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SystemProperties;
import io.tierguard.source.hocon.Hocon;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the layers of a tier, the lowest first, and puts them on top of each other.
 *
 * <p>The order is the order of the lines in {@link #gather}, and nothing that is read can change it.
 */
public final class Layers {
    private final Tier tier;
    private final Sources sources;
    private final Set<String> declared;
    private final Map<String, List<Entry>> said = new LinkedHashMap<>();
    private final List<Entry> undeclared = new ArrayList<>();
    private final List<Entry> untrusted = new ArrayList<>(0);
    private final List<String> consulted = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>(0);
    private final List<Absence> absences = new ArrayList<>(0);

    private Layers(Tier tier, Sources sources, Set<String> declared) {
        this.tier = tier;
        this.sources = sources;
        this.declared = declared;
    }

    /**
     * Reads everything that the tier looks at.
     *
     * @param declared the names that the contract knows
     * @param defaults the contract's defaults in this tier
     */
    public static Snapshot gather(Tier tier, Sources sources, Set<String> declared, List<Entry> defaults) {
        return new Layers(tier, sources, declared).gather(defaults);
    }

    private Snapshot gather(List<Entry> defaults) {
        List<SecretFetch> fetches = startFetches(tier, sources, declared, false);
        Map<String, String> environment = sources.around().environment();
        Path directory = sources.around().directory();

        List<DotenvFiles.Read> dotenv = sources.dotenv().in(tier);
        Reading named = SecretFiles.named(environment, directory, declared);
        Reading folder = SecretFiles.folder(sources.secretsFolder(), directory, declared);
        Reading variables = EnvironmentVariables.read(environment, tier, declared);
        List<Reading> managers = await(fetches);
        if (!managers.isEmpty()) {
            variables = JobVariables.explained(variables, managers);
        }
        Reading properties = SystemProperties.read(sources.around().properties(), declared);

        add(new Reading(defaults, List.of()));
        addHocon(
                directory,
                dotenv,
                List.of(named, folder, saidBy(Layer.FILE, fetches, managers, declared), variables),
                List.of(saidBy(null, fetches, managers, declared), saidBy(Layer.SECRETS, fetches, managers, declared)),
                properties);
        addSources(Layer.HOCON, fetches, managers);
        addDotenv(dotenv);
        add(named);
        add(folder);
        if (sources.secretsFolder() != null) {
            consulted.add(0, sources.secretsFolder().toString());
        }
        addSources(Layer.FILE, fetches, managers);
        add(variables);
        consulted.add(0, "environment");
        addSources(null, fetches, managers);
        addSources(Layer.SECRETS, fetches, managers);
        add(properties);
        add(overrides());
        return snapshot();
    }

    private void add(Reading reading) {
        problems.addAll(reading.problems());
        absences.addAll(reading.absences());
        for (Entry entry : reading.entries()) {
            add(entry);
        }
    }

    private void add(Entry entry) {
        if (declared.contains(entry.name())) {
            List<Entry> entries = said.get(entry.name());
            if (entries == null) {
                entries = new ArrayList<>(2);
                said.put(entry.name(), entries);
            }
            entries.add(entry);
        } else {
            undeclared.add(entry);
        }
    }

    /** Adds the secret managers, for null, or what the application has made this layer, above the layer's own. */
    private void addSources(@Nullable Layer ownLayer, List<SecretFetch> fetches, List<Reading> readings) {
        for (int i = 0; i < readings.size(); i++) {
            if (fetches.get(i).ownLayer() == ownLayer) {
                Reading reading = readings.get(i);
                consulted.add(0, fetches.get(i).name() + " (" + Answers.told(reading) + ")");
                add(JobVariables.without(reading));
            }
        }
    }

    /**
     * Returns what these sources said that a substitution may refer to. Of a name that the contract doesn't know, a source
     * that is a layer of its own may not have read the value.
     */
    static Reading saidBy(
            @Nullable Layer ownLayer, List<SecretFetch> fetches, List<Reading> readings, Set<String> declared) {
        if (readings.isEmpty()) {
            return Reading.NOTHING;
        }
        List<Entry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(0);
        for (int i = 0; i < readings.size(); i++) {
            if (fetches.get(i).ownLayer() == ownLayer) {
                problems.addAll(readings.get(i).problems());
                for (Entry entry : readings.get(i).entries()) {
                    boolean isRead = ownLayer == null || declared.contains(entry.name());
                    if (isRead && entry.origin().layer() != Layer.ENVIRONMENT) {
                        entries.add(entry);
                    }
                }
            }
        }
        return new Reading(entries, problems);
    }

    /** Staging and production read a .env only to refuse what it sets. */
    private void addDotenv(List<DotenvFiles.Read> files) {
        for (DotenvFiles.Read file : files) {
            if (!tier.isDeployed()) {
                consulted.add(0, file.name());
            }
            problems.addAll(file.reading().problems());
            for (Entry entry : file.reading().entries()) {
                if (!(entry.origin() instanceof Origin.File)) {
                    continue; // a bare name, which repeats the process
                }
                if (tier.isDeployed() && declared.contains(entry.name())) {
                    untrusted.add(entry);
                } else {
                    add(entry);
                }
            }
        }
    }

    /** HOCON is below the layers that its substitutions may refer to, so it is read last. */
    private void addHocon(
            Path directory,
            List<DotenvFiles.Read> dotenv,
            List<Reading> process,
            List<Reading> managers,
            Reading properties) {
        List<String> names = hoconFiles(tier, directory);
        for (String name : names) {
            consulted.add(0, name);
        }
        if (names.isEmpty()) {
            return;
        }
        Map<String, Entry> known = new HashMap<>();
        if (!tier.isDeployed()) {
            for (DotenvFiles.Read file : dotenv) {
                know(known, file.reading());
            }
        }
        for (Reading reading : process) {
            know(known, reading);
        }
        for (Reading reading : managers) {
            know(known, reading);
        }
        know(known, properties);
        know(known, overrides());
        add(Hocon.read(directory, names, declared, known));
    }

    /** Returns the HOCON files that there are for the tier, the lowest first. */
    static List<String> hoconFiles(Tier tier, Path directory) {
        List<String> names = new ArrayList<>(2);
        for (String name : List.of("application.conf", "application-" + tier.label() + ".conf")) {
            if (Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                names.add(name);
            }
        }
        return names;
    }

    static void know(Map<String, Entry> known, Reading reading) {
        for (Entry entry : reading.entries()) {
            if (!entry.value().isEmpty()) {
                known.put(entry.name(), entry);
            }
        }
    }

    private Reading overrides() {
        return overrides(sources);
    }

    /** Returns what the application's own code sets. */
    static Reading overrides(Sources sources) {
        if (sources.overrides().isEmpty()) {
            return Reading.NOTHING;
        }
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, String> override : sources.overrides().entrySet()) {
            Origin origin = new Origin.Code(".override(" + override.getKey() + ")");
            entries.add(Entry.of(override.getKey(), override.getValue(), origin));
        }
        return new Reading(entries, List.of());
    }

    /** Asks every secret manager, for its values or for its names alone. */
    static List<SecretFetch> startFetches(Tier tier, Sources sources, Set<String> declared, boolean namesOnly) {
        if (sources.secrets().isEmpty()) {
            return List.of();
        }
        Set<Key> keys = new HashSet<>();
        for (String name : declared) {
            keys.add(Key.of(name));
        }
        List<SecretFetch> fetches = new ArrayList<>();
        for (Sources.Manager manager : sources.secrets()) {
            Duration budget = manager.budget();
            if (budget == null) {
                // A developer without network should be at work in a moment; a deployment can wait.
                budget = Duration.ofSeconds(tier.isDeployed() ? 20 : 2);
            }
            SecretRequest request = new SecretRequest(tier, keys, sources.secretKeys(), sources.bytes(), budget);
            SecretCalls calls = manager.calls();
            if (namesOnly) {
                fetches.add(SecretFetch.startNames(manager.source(), request));
            } else {
                fetches.add(
                        calls == null
                                ? SecretFetch.start(manager.source(), request)
                                : calls.start(manager.source(), request));
            }
        }
        return fetches;
    }

    static List<Reading> await(List<SecretFetch> fetches) {
        List<Reading> readings = new ArrayList<>(fetches.size());
        for (SecretFetch fetch : fetches) {
            readings.add(fetch.await());
        }
        return readings;
    }

    private Snapshot snapshot() {
        Map<String, Supply> supplies = new LinkedHashMap<>(said.size() * 2);
        for (Map.Entry<String, List<Entry>> key : said.entrySet()) {
            supplies.put(key.getKey(), Supply.of(key.getValue()));
        }
        return new Snapshot(supplies, undeclared, untrusted, consulted, problems, absences);
    }
}
