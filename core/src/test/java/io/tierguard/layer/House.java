package io.tierguard.layer;

import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import io.tierguard.source.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A process in a folder, into which a test puts values layer by layer. */
final class House {
    static final String KEY = "LOG_LEVEL";

    /** Everywhere that a value can be put, the lowest first. */
    enum Place {
        DEFAULT("LogConfig.level"),
        BASE_CONF("application.conf:1"),
        TIER_CONF("application-<tier>.conf:1"),
        DOTENV(".env:1:11"),
        DOTENV_LOCAL(".env.local:1:11"),
        DOTENV_TEST(".env.test:1:11"),
        KEY_FILE("key.txt"),
        FOLDER("secrets/log-level"),
        VARIABLE("LOG_LEVEL"),
        TIER_VARIABLE("<TIER>_LOG_LEVEL"),
        FIRST_MANAGER("vault#LOG_LEVEL"),
        SECOND_MANAGER("safe#LOG_LEVEL"),
        DOTTED_PROPERTY("log.level"),
        PROPERTY("LOG_LEVEL"),
        CODE(".override(LOG_LEVEL)");

        private final String location;

        Place(String location) {
            this.location = location;
        }

        String in(Tier tier) {
            return location.replace("<tier>", tier.label()).replace("<TIER>", tier.name());
        }

        /** Whether the tier takes a value from there. Staging and production read no .env, and test reads one of its own. */
        boolean isTrusted(Tier tier) {
            return switch (this) {
                case DOTENV, DOTENV_LOCAL -> tier == Tier.DEVELOPMENT;
                case DOTENV_TEST -> tier == Tier.TEST;
                default -> true;
            };
        }
    }

    private record Store(String name, List<Entry> entries) implements SecretSource {
        @Override
        public Reading fetch(SecretRequest request) {
            return new Reading(entries, List.of());
        }
    }

    private final Path folder;
    private final Tier tier;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> overrides = new LinkedHashMap<>();
    private final List<Entry> defaults = new ArrayList<>();
    private final List<SecretSource> managers = new ArrayList<>();
    private boolean hasFolder;

    House(Path folder, Tier tier) {
        this.folder = folder;
        this.tier = tier;
    }

    House put(Place place, String value) throws IOException {
        switch (place) {
            case DEFAULT -> defaults.add(Entry.of(KEY, value, new Origin.Declared("LogConfig.level")));
            case BASE_CONF -> file("application.conf", "log.level = \"" + value + "\"");
            case TIER_CONF -> file("application-" + tier.label() + ".conf", "log.level = \"" + value + "\"");
            case DOTENV -> file(".env", "LOG_LEVEL=" + value);
            case DOTENV_LOCAL -> file(".env.local", "LOG_LEVEL=" + value);
            case DOTENV_TEST -> file(".env.test", "LOG_LEVEL=" + value);
            case KEY_FILE -> {
                file("key.txt", value);
                environment.put("LOG_LEVEL_FILE", "key.txt");
            }
            case FOLDER -> {
                Files.createDirectories(folder.resolve("secrets"));
                file("secrets/log-level", value);
                hasFolder = true;
            }
            case VARIABLE -> environment.put("LOG_LEVEL", value);
            case TIER_VARIABLE -> environment.put(tier.name() + "_LOG_LEVEL", value);
            case FIRST_MANAGER -> managers.add(0, store("vault", value));
            case SECOND_MANAGER -> managers.add(store("safe", value));
            case DOTTED_PROPERTY -> properties.put("log.level", value);
            case PROPERTY -> properties.put("LOG_LEVEL", value);
            case CODE -> overrides.put("LOG_LEVEL", value);
        }
        return this;
    }

    House variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    House file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return this;
    }

    House manager(SecretSource source) {
        managers.add(source);
        return this;
    }

    private static SecretSource store(String name, String value) {
        return new Store(name, List.of(Entry.of(KEY, value, new Origin.Stored(name, KEY))));
    }

    Snapshot gather(String... alsoDeclared) {
        Surroundings around = new Surroundings(environment, properties, folder);
        List<Sources.Manager> asked = new ArrayList<>();
        for (SecretSource manager : managers) {
            asked.add(new Sources.Manager(manager, Duration.ofSeconds(50)));
        }
        Set<String> declared = new LinkedHashSet<>(List.of(KEY));
        declared.addAll(List.of(alsoDeclared));
        Sources sources =
                new Sources(around, DotenvFiles.of(around), hasFolder ? Path.of("secrets") : null, asked, overrides);
        return Layers.gather(tier, sources, declared, defaults);
    }

    static String winner(Snapshot snapshot) {
        return winner(snapshot, KEY);
    }

    static String winner(Snapshot snapshot, String key) {
        Entry winner = snapshot.supply(Key.of(key)).winner();
        return winner == null
                ? "nothing"
                : winner.value().reveal() + " from " + winner.origin().location();
    }

    static List<String> shadowed(Snapshot snapshot) {
        List<String> places = new ArrayList<>();
        for (Entry entry : snapshot.supply(Key.of(KEY)).shadowed()) {
            places.add(entry.origin().location());
        }
        return places;
    }

    static List<String> problems(Snapshot snapshot) {
        List<String> problems = new ArrayList<>();
        for (Problem problem : snapshot.problems()) {
            problems.add(problem.id() + " "
                    + (problem.origin() == null ? "-" : problem.origin().location()));
        }
        return problems;
    }
}
