package io.tierguard.load;

import io.tierguard.DotenvDialect;
import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Contract;
import io.tierguard.contract.SecretReference;
import io.tierguard.layer.Sources;
import io.tierguard.mask.Masking;
import io.tierguard.model.Key;
import io.tierguard.model.Problem;
import io.tierguard.model.Testimony;
import io.tierguard.model.Waiver;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.Surroundings;
import io.tierguard.source.TierWitnesses;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the caller has set for a load; what is not set, the process is asked for when the load begins.
 *
 * <p>Immutable: each method that sets something does so on a copy, which nobody else has seen yet.
 */
public final class Options {
    /** Nothing was set. */
    public static final Options NONE = new Options();

    private @Nullable Tier tier;
    private String tierSaidBy = ".tier(…)";
    private @Nullable Map<String, String> environment;
    private @Nullable Map<String, String> properties;
    private @Nullable Path directory;
    private DotenvDialect dialect = DotenvDialect.COMPOSE;
    private @Nullable Path secretsFolder;
    private @Nullable Path providersApart;
    private List<Sources.Manager> secrets = List.of();
    private Map<String, String> overrides = Map.of();
    private Map<String, Rule> rules = Map.of();
    private List<Waiver> waivers = List.of();
    private @Nullable Clock clock;
    private @Nullable Tier keptTier;
    private @Nullable ContractSecrets opened;
    private @Nullable Masking masking;

    private Options() {}

    private Options copy() {
        Options copy = new Options();
        copy.tier = tier;
        copy.tierSaidBy = tierSaidBy;
        copy.environment = environment;
        copy.properties = properties;
        copy.directory = directory;
        copy.dialect = dialect;
        copy.secretsFolder = secretsFolder;
        copy.providersApart = providersApart;
        copy.secrets = secrets;
        copy.overrides = overrides;
        copy.rules = rules;
        copy.waivers = waivers;
        copy.clock = clock;
        copy.keptTier = keptTier;
        copy.opened = opened;
        copy.masking = masking;
        return copy;
    }

    /** Returns what the process was given, as it is now. */
    public Surroundings surroundings() {
        return new Surroundings(
                environment == null ? Surroundings.environmentOfProcess() : environment,
                properties == null ? Surroundings.propertiesOfProcess() : properties,
                directory == null ? Surroundings.directoryOfProcess() : directory,
                properties == null ? Surroundings.commandLineOfProcess() : null);
    }

    /** Returns what the place where the process runs says of the tier, or null where it can say nothing. */
    @Nullable
    Testimony testimony(Surroundings around) {
        return around.hasIdToken() ? TierWitnesses.ask(around, providersApart) : null;
    }

    /** Returns the tier that was set, or null. */
    public @Nullable Tier tier() {
        return tier;
    }

    /** Returns what the tier was set with, in the words of whoever set it. */
    String tierSaidBy() {
        return tierSaidBy;
    }

    DotenvDialect dialect() {
        return dialect;
    }

    /** Returns the application's own rules, by their names. */
    public Map<String, Rule> rules() {
        return rules;
    }

    List<Waiver> waivers() {
        return waivers;
    }

    /** Returns where to look in the tier. The secret managers that the contract names are below those that code adds. */
    Sources sources(Surroundings around, DotenvFiles dotenv, Contract contract, Tier in) {
        List<SecretReference> named = contract.secrets().getOrDefault(in, List.of());
        List<Sources.Manager> all = secrets;
        if (!named.isEmpty()) {
            all = new ArrayList<>(
                    opened == null
                            ? ContractSecrets.open(named, in, around, providersApart)
                            : opened.following(named, in, around));
            all.addAll(secrets);
        }
        // Only a secret manager is told of them.
        Set<Key> secretKeys = all.isEmpty() ? Set.of() : contract.secretKeys();
        Set<Key> bytes = all.isEmpty() ? Set.of() : contract.bytes();
        return new Sources(around, dotenv, secretsFolder, all, secretKeys, bytes, overrides);
    }

    /** Masks what a job's log must not show, if that was asked for, and returns what can't be masked. */
    List<Problem> masked(Checked checked, Surroundings around) {
        return masking == null ? List.of() : masking.mask(checked, around.environment());
    }

    /** Returns the day in UTC, wherever the process runs: a waiver must not end at another hour on another machine. */
    LocalDate today() {
        return LocalDate.now(clock == null ? Clock.systemUTC() : clock.withZone(ZoneOffset.UTC));
    }

    /** Returns these options with that tier. */
    public Options withTier(Tier set) {
        Options copy = copy();
        copy.tier = set;
        return copy;
    }

    /** Returns these options with that tier, which reports say was set by this. */
    public Options withTier(Tier set, String by) {
        Options copy = withTier(set);
        copy.tierSaidBy = by;
        return copy;
    }

    /** Returns the tier that a load must find, or null where it may find any. */
    @Nullable
    Tier keptTier() {
        return keptTier;
    }

    /**
     * Returns these options for loads that follow each other in one process: each knows what those before it have opened, and
     * which of their calls still hang.
     *
     * @param found the tier that the process runs in, or null before the first of them: a load that finds another one asks
     *     nobody for anything
     */
    public Options following(@Nullable Tier found) {
        Options copy = copy();
        copy.keptTier = found;
        if (opened == null) {
            copy.opened = new ContractSecrets();
            copy.masking = masking == null ? null : masking.following();
            List<Sources.Manager> managers = new ArrayList<>();
            for (Sources.Manager manager : secrets) {
                managers.add(manager.following());
            }
            copy.secrets = Collections.unmodifiableList(managers);
        }
        return copy;
    }

    /** Returns these options with those variables. */
    public Options withEnvironment(Map<String, String> set) {
        Options copy = copy();
        copy.environment = set;
        return copy;
    }

    /** Returns these options with those system properties. */
    public Options withProperties(Map<String, String> set) {
        Options copy = copy();
        copy.properties = set;
        return copy;
    }

    /** Returns these options with that folder to look for files in. */
    public Options withDirectory(Path set) {
        Options copy = copy();
        copy.directory = set;
        return copy;
    }

    /** Returns these options with that dialect of {@code .env}. */
    public Options withDialect(DotenvDialect set) {
        Options copy = copy();
        copy.dialect = set;
        return copy;
    }

    /** Returns these options with that folder of mounted secrets. */
    public Options withSecretsFolder(Path set) {
        Options copy = copy();
        copy.secretsFolder = set;
        return copy;
    }

    /** Returns these options with a folder that has a folder of jars for each provider that is not on the class path. */
    public Options withProvidersApart(Path set) {
        Options copy = copy();
        copy.providersApart = set;
        return copy;
    }

    /** Returns these options with one more secret manager. */
    public Options withSecrets(Sources.Manager more) {
        Options copy = copy();
        copy.secrets = with(secrets, more);
        return copy;
    }

    /** Returns these options with one more value that code sets. */
    public Options withOverride(String key, String value) {
        Options copy = copy();
        copy.overrides = with(overrides, key, value);
        return copy;
    }

    /** Returns these options with one more rule of the application's own. */
    public Options withRule(String slug, Rule rule) {
        Options copy = copy();
        copy.rules = with(rules, slug, rule);
        return copy;
    }

    /** Returns these options with more waivers. */
    public Options withWaivers(List<Waiver> more) {
        Options copy = copy();
        List<Waiver> all = new ArrayList<>(waivers);
        all.addAll(more);
        copy.waivers = Collections.unmodifiableList(all);
        return copy;
    }

    /** Returns these options with a clock that says which day it is. */
    public Options withClock(Clock set) {
        Options copy = copy();
        copy.clock = set;
        return copy;
    }

    /** Returns these options with masks that are printed there, in a job of GitHub Actions alone. */
    public Options withMasks(PrintStream out) {
        Options copy = copy();
        copy.masking = Masking.on(out);
        return copy;
    }

    /** Returns these options without what is in no file of the folder: secrets, mounted ones too, and what code sets. */
    Options filesAlone() {
        Options copy = copy();
        copy.secretsFolder = null;
        copy.secrets = List.of();
        copy.overrides = Map.of();
        return copy;
    }

    private static <E> List<E> with(List<E> list, E more) {
        List<E> all = new ArrayList<>(list);
        all.add(more);
        return Collections.unmodifiableList(all);
    }

    private static <V> Map<String, V> with(Map<String, V> map, String name, V more) {
        Map<String, V> all = new LinkedHashMap<>(map);
        all.put(name, more);
        return Collections.unmodifiableMap(all);
    }

    /** Returns nothing of what was set, which may be secret. */
    @Override
    public String toString() {
        return "options";
    }
}
