package io.tierguard.load;

import io.tierguard.DotenvDialect;
import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.contract.Contract;
import io.tierguard.contract.SecretReference;
import io.tierguard.layer.Sources;
import io.tierguard.model.Waiver;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the caller has set for a load; null wherever the process itself is asked when the load begins. */
public record Options(
        @Nullable Tier tier,
        @Nullable Map<String, String> environment,
        @Nullable Map<String, String> properties,
        @Nullable Path directory,
        DotenvDialect dialect,
        @Nullable Path secretsFolder,
        List<Sources.Manager> secrets,
        Map<String, String> overrides,
        Map<String, Rule> rules,
        List<Waiver> waivers,
        @Nullable Clock clock) {
    /** Copies the waivers. */
    public Options {
        waivers = List.copyOf(waivers);
    }

    /** Nothing was set. */
    public static final Options NONE = new Options(
            null, null, null, null, DotenvDialect.COMPOSE, null, List.of(), Map.of(), Map.of(), List.of(), null);

    /** Returns what the process was given, as it is now. */
    public Surroundings surroundings() {
        return new Surroundings(
                environment == null ? Surroundings.environmentOfProcess() : environment,
                properties == null ? Surroundings.propertiesOfProcess() : properties,
                directory == null ? Surroundings.directoryOfProcess() : directory,
                properties == null ? Surroundings.commandLineOfProcess() : null);
    }

    /** Returns where to look in the tier. The secret managers that the contract names are below those that code adds. */
    Sources sources(Surroundings around, DotenvFiles dotenv, Contract contract, Tier in) {
        List<SecretReference> named = contract.secrets().getOrDefault(in, List.of());
        List<Sources.Manager> all = secrets;
        if (!named.isEmpty()) {
            all = new ArrayList<>(ContractSecrets.open(named, in, around));
            all.addAll(secrets);
        }
        return new Sources(around, dotenv, secretsFolder, all, overrides);
    }

    /** Returns the day in UTC, wherever the process runs: a waiver must not end at another hour on another machine. */
    LocalDate today() {
        return LocalDate.now(clock == null ? Clock.systemUTC() : clock.withZone(ZoneOffset.UTC));
    }

    /** Returns these options with that tier. */
    public Options withTier(Tier set) {
        return new Options(
                set,
                environment,
                properties,
                directory,
                dialect,
                secretsFolder,
                secrets,
                overrides,
                rules,
                waivers,
                clock);
    }

    /** Returns these options with those variables. */
    public Options withEnvironment(Map<String, String> set) {
        return new Options(
                tier, set, properties, directory, dialect, secretsFolder, secrets, overrides, rules, waivers, clock);
    }

    /** Returns these options with those system properties. */
    public Options withProperties(Map<String, String> set) {
        return new Options(
                tier, environment, set, directory, dialect, secretsFolder, secrets, overrides, rules, waivers, clock);
    }

    /** Returns these options with that folder to look for files in. */
    public Options withDirectory(Path set) {
        return new Options(
                tier, environment, properties, set, dialect, secretsFolder, secrets, overrides, rules, waivers, clock);
    }

    /** Returns these options with that dialect of {@code .env}. */
    public Options withDialect(DotenvDialect set) {
        return new Options(
                tier,
                environment,
                properties,
                directory,
                set,
                secretsFolder,
                secrets,
                overrides,
                rules,
                waivers,
                clock);
    }

    /** Returns these options with that folder of mounted secrets. */
    public Options withSecretsFolder(Path set) {
        return new Options(
                tier, environment, properties, directory, dialect, set, secrets, overrides, rules, waivers, clock);
    }

    /** Returns these options with one more secret manager. */
    public Options withSecrets(Sources.Manager more) {
        List<Sources.Manager> all = new ArrayList<>(secrets);
        all.add(more);
        return new Options(
                tier,
                environment,
                properties,
                directory,
                dialect,
                secretsFolder,
                all,
                overrides,
                rules,
                waivers,
                clock);
    }

    /** Returns these options with one more value that code sets. */
    public Options withOverride(String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(overrides);
        all.put(key, value);
        return new Options(
                tier, environment, properties, directory, dialect, secretsFolder, secrets, all, rules, waivers, clock);
    }

    /** Returns these options with one more rule of the application's own. */
    public Options withRule(String slug, Rule rule) {
        Map<String, Rule> all = new LinkedHashMap<>(rules);
        all.put(slug, rule);
        return new Options(
                tier,
                environment,
                properties,
                directory,
                dialect,
                secretsFolder,
                secrets,
                overrides,
                all,
                waivers,
                clock);
    }

    /** Returns these options with these waivers. */
    public Options withWaivers(List<Waiver> set) {
        return new Options(
                tier,
                environment,
                properties,
                directory,
                dialect,
                secretsFolder,
                secrets,
                overrides,
                rules,
                set,
                clock);
    }

    /** Returns these options with that clock, which tells on what day waivers end. */
    public Options withClock(Clock set) {
        return new Options(
                tier,
                environment,
                properties,
                directory,
                dialect,
                secretsFolder,
                secrets,
                overrides,
                rules,
                waivers,
                set);
    }

    /** Returns these options without what is in no file of the folder: secrets, mounted ones too, and what code sets. */
    public Options filesAlone() {
        return new Options(
                tier, environment, properties, directory, dialect, null, List.of(), Map.of(), rules, waivers, clock);
    }

    /** Returns nothing of what was set, which may be secret. */
    @Override
    public String toString() {
        return "options";
    }
}
