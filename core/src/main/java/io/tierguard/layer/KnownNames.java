package io.tierguard.layer;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.EnvironmentVariables;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretFetch;
import io.tierguard.source.SecretFiles;
import io.tierguard.source.hocon.Hocon;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out before a deployment who would supply which key, in the order of {@link Layers}. Secret managers and files of
 * secrets are asked for names alone; {@code .env} files and system properties, which belong to a machine and a process, are
 * left out.
 */
public final class KnownNames {
    private final Tier tier;
    private final Sources sources;
    private final Set<String> declared;
    private final Set<String> secret;
    private final Map<String, List<Entry>> said = new LinkedHashMap<>();
    private final List<Entry> undeclared = new ArrayList<>();
    private final List<Entry> untrusted = new ArrayList<>(0);
    private final List<String> consulted = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>(0);

    private KnownNames(Tier tier, Sources sources, Set<String> declared, Set<String> secret) {
        this.tier = tier;
        this.sources = sources;
        this.declared = declared;
        this.secret = secret;
    }

    /**
     * Returns who would supply what. Values in it are none that anything may be made of.
     *
     * @param declared the names that the contract knows
     * @param secret those of them that are secrets
     * @param defaults the contract's defaults in this tier
     */
    public static Snapshot gather(
            Tier tier, Sources sources, Set<String> declared, Set<String> secret, List<Entry> defaults) {
        return new KnownNames(tier, sources, declared, secret).gather(defaults);
    }

    private Snapshot gather(List<Entry> defaults) {
        List<SecretFetch> fetches = Layers.startFetches(tier, sources, declared, true);
        Map<String, String> environment = sources.around().environment();
        Path directory = sources.around().directory();

        Reading named = SecretFiles.namesOnly(environment, declared);
        Reading folder = SecretFiles.folderNames(sources.secretsFolder(), directory, declared);
        Reading variables = EnvironmentVariables.read(environment, tier, declared);
        List<Reading> managers = Layers.await(fetches);
        Reading overrides = Layers.overrides(sources);

        add(new Reading(defaults, List.of()));
        List<Reading> above = new ArrayList<>(List.of(named, folder));
        above.add(Layers.saidBy(Layer.FILE, fetches, managers, declared));
        above.add(variables);
        above.add(Layers.saidBy(null, fetches, managers, declared));
        above.add(Layers.saidBy(Layer.SECRETS, fetches, managers, declared));
        above.add(overrides);
        addHocon(directory, above);
        addSources(Layer.HOCON, fetches, managers);
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
        add(overrides);
        return snapshot();
    }

    private void addSources(@Nullable Layer ownLayer, List<SecretFetch> fetches, List<Reading> readings) {
        for (int i = 0; i < readings.size(); i++) {
            if (fetches.get(i).ownLayer() == ownLayer) {
                add(readings.get(i));
                consulted.add(0, fetches.get(i).name() + answer(readings.get(i)));
            }
        }
    }

    private static String answer(Reading reading) {
        int names = reading.entries().size();
        if (names == 0 && !isComplete(reading)) {
            return " (names unknown)";
        }
        if (names == 0 && !reading.problems().isEmpty()) {
            return " (failed)";
        }
        return " (" + names + (names == 1 ? " name" : " names") + (isComplete(reading) ? ")" : ", perhaps more)");
    }

    private static boolean isComplete(Reading reading) {
        for (Problem problem : reading.problems()) {
            if (problem.id() == ProblemId.SECRETS_NAMES_UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    /** What a file substitutes may be known to a manager that can't tell: that nothing says it can't be held against it. */
    private void addHocon(Path directory, List<Reading> above) {
        List<String> names = Layers.hoconFiles(tier, directory);
        if (names.isEmpty()) {
            return;
        }
        Map<String, Entry> known = new HashMap<>();
        boolean complete = true;
        for (Reading reading : above) {
            Layers.know(known, reading);
            complete &= isComplete(reading);
        }
        for (String name : names) {
            consulted.add(0, name);
        }
        Reading hocon = Hocon.read(directory, names, declared, known);
        List<Problem> certain = new ArrayList<>(hocon.problems());
        if (!complete) {
            certain.removeIf(problem -> problem.id() == ProblemId.INTERPOLATION);
        }
        add(new Reading(hocon.entries(), certain));
    }

    private void add(Reading reading) {
        problems.addAll(reading.problems());
        for (Entry entry : reading.entries()) {
            if (!declared.contains(entry.name())) {
                undeclared.add(entry);
            } else {
                said.computeIfAbsent(entry.name(), name -> new ArrayList<>(2)).add(entry);
            }
        }
    }

    /** A secret that travels with the code is none that a deployment may rely on. */
    private boolean isTrusted(Entry entry) {
        Layer layer = entry.source().origin().layer();
        return !tier.isDeployed() || !secret.contains(entry.name()) || (layer != Layer.DEFAULT && layer != Layer.HOCON);
    }

    private Snapshot snapshot() {
        Map<String, Supply> supplies = new LinkedHashMap<>(said.size() * 2);
        for (Map.Entry<String, List<Entry>> key : said.entrySet()) {
            Supply supply = Supply.of(key.getValue());
            if (supply.winner() == null || isTrusted(supply.winner())) {
                supplies.put(key.getKey(), supply);
            } else {
                untrusted.add(supply.winner());
            }
        }
        return new Snapshot(supplies, undeclared, untrusted, consulted, problems, List.of());
    }
}
