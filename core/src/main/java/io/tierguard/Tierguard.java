package io.tierguard;

import io.tierguard.bind.Binder;
import io.tierguard.bind.RecordBinder;
import io.tierguard.bind.TypedCheck;
import io.tierguard.contract.Contract;
import io.tierguard.contract.RecordContract;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.layer.Sources;
import io.tierguard.load.Options;
import io.tierguard.microprofile.ConfigSourceLayer;
import io.tierguard.model.Problem;
import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import io.tierguard.source.SecretSource;
import io.tierguard.source.Surroundings;
import io.tierguard.validation.check.BeanValidation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Loads the configuration of an application for the tier that it runs in, or refuses with one report of everything that
 * is wrong.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     EventApiConfig config = Tierguard.of(EventApiConfig.class).loadOrExit().config();
 * }
 * }</pre>
 *
 * <p>What is said is looked for, the strongest first: overrides in code; system properties; secret managers; variables of
 * the process, {@code <TIER>_KEY} over {@code KEY}; files that {@code KEY_FILE} names; {@code .env.local} and {@code .env};
 * {@code application-<tier>.conf} and {@code application.conf}; defaults. An empty value counts as missing. Staging and
 * production refuse {@code .env} files, and secrets from any file that travels with the code.
 *
 * <p>Each method that sets something returns a new instance and leaves this one as it is, so an instance is immutable,
 * safe to share between threads, and can be loaded from again: each load reads everything anew.
 *
 * @param <T> the record that declares the configuration
 */
public final class Tierguard<T> {
    /** The exit code that {@code sysexits.h} has for a configuration error. */
    private static final int EX_CONFIG = 78;

    private final Contract contract;
    private final Binder<T> binder;
    private final @Nullable TypedCheck check;
    private final Options options;
    private final List<Problem> mistakes;

    private Tierguard(
            Contract contract, Binder<T> binder, @Nullable TypedCheck check, Options options, List<Problem> mistakes) {
        this.contract = contract;
        this.binder = binder;
        this.check = check;
        this.options = options;
        this.mistakes = mistakes;
    }

    /**
     * Loads the configuration of this process.
     *
     * @throws ConfigRefusedException if anything is wrong with it; the message is the whole report
     * @throws IllegalArgumentException if the record's declaration has mistakes
     */
    public static <T extends Record> T load(Class<T> type) {
        return of(type).load().config();
    }

    /**
     * Reads the contract off the record, and returns a loader for it that looks at this process.
     *
     * <p>Where the record, or one within it, has constraints of Jakarta Bean Validation, each load has them checked by
     * Hibernate Validator, with the group of {@link io.tierguard.validation.Tiers} that the tier has: each violation is a
     * finding of the report. Where that library is missing, the report says so and refuses.
     *
     * @throws IllegalArgumentException if the record's declaration has mistakes; the message names the component of each
     */
    public static <T extends Record> Tierguard<T> of(Class<T> type) {
        RecordContract read = RecordContract.reading(type);
        RecordBinder<T> binder = RecordBinder.of(type);
        TypedCheck check =
                read.otherAnnotations().isEmpty() ? null : BeanValidation.of(type, binder, read.otherAnnotations());
        return new Tierguard<>(read.contract(), binder, check, Options.NONE, List.of());
    }

    /**
     * Reads the contract from a file such as {@code tierguard.conf}, and returns a loader for it that looks at this process.
     * The file's guards are evaluated like those that {@link #guard} adds, and its waivers let what they name pass until their
     * day is over; that is asked of the system's clock, in UTC.
     *
     * <p>A file that is missing or wrong is no exception here: every load is then refused, with a report that names each
     * mistake and its line. The file is read once, now; a path that is not absolute starts at the working directory, whatever
     * {@link #directory} says.
     */
    public static Tierguard<Settings> fromFile(Path contractFile) {
        ContractFile file = ContractFile.read(Objects.requireNonNull(contractFile, "contractFile"));
        return new Tierguard<>(
                file.contract(), new SettingsBinder(), null, withFile(Options.NONE, file), file.problems());
    }

    /**
     * Returns a loader that also asks what a file such as {@code tierguard.conf} asks, and evaluates its guards. The file
     * can add keys, which are checked and not bound, and tighten what is asked of those that are there; it can't loosen
     * anything. The application is called as the file calls it.
     *
     * <p>A file that is missing or wrong, or that says less than the record, is no exception here: every load is then refused,
     * with a report that names each mistake and its line. The file is read once, now; a path that is not absolute starts at the
     * working directory, whatever {@link #directory} says.
     *
     * <pre>{@code
     * EventApiConfig config = Tierguard.of(EventApiConfig.class)
     *         .contractFile(Path.of("tierguard.conf"))
     *         .load()
     *         .config();
     * }</pre>
     */
    public Tierguard<T> contractFile(Path contractFile) {
        ContractFile file = ContractFile.tightening(
                contract, options.rules().keySet(), Objects.requireNonNull(contractFile, "contractFile"));
        List<Problem> all = new ArrayList<>(mistakes);
        all.addAll(file.problems());
        return new Tierguard<>(file.contract(), binder, check, withFile(options, file), List.copyOf(all));
    }

    private static Options withFile(Options options, ContractFile file) {
        Options all = file.waivers().isEmpty() ? options : options.withWaivers(file.waivers());
        for (Map.Entry<String, Rule> guard : file.guards().entrySet()) {
            all = all.withRule(guard.getKey(), guard.getValue());
        }
        return all;
    }

    /** Returns a loader that calls the application by that name in reports; without this it is made of the record's. */
    public Tierguard<T> application(String name) {
        return new Tierguard<>(contract.named(Objects.requireNonNull(name, "name")), binder, check, options, mistakes);
    }

    /** Returns a loader that is told the tier. It still refuses where a variable of the process contradicts that. */
    public Tierguard<T> tier(Tier tier) {
        return with(options.withTier(Objects.requireNonNull(tier, "tier")));
    }

    /** Returns a loader that reads these variables in place of those of the process. */
    public Tierguard<T> environment(Map<String, String> variables) {
        return with(options.withEnvironment(Map.copyOf(variables)));
    }

    /** Returns a loader that reads these system properties in place of those of the JVM. */
    public Tierguard<T> systemProperties(Map<String, String> properties) {
        return with(options.withProperties(Map.copyOf(properties)));
    }

    /** Returns a loader that looks for files in this folder in place of the working directory. No folder above is searched. */
    public Tierguard<T> directory(Path folder) {
        return with(options.withDirectory(Objects.requireNonNull(folder, "folder")));
    }

    /** Returns a loader that reads {@code .env} files in this dialect; without this it is Docker Compose's. */
    public Tierguard<T> dotenv(DotenvDialect dialect) {
        return with(options.withDialect(Objects.requireNonNull(dialect, "dialect")));
    }

    /**
     * Returns a loader that reads the files of a mounted folder, such as {@code /run/secrets}, whose names stand for keys:
     * {@code openai_api_key} for {@code OPENAI_API_KEY}. Their values are secret, and are not trimmed.
     */
    public Tierguard<T> secretsFolder(Path folder) {
        return with(options.withSecretsFolder(Objects.requireNonNull(folder, "folder")));
    }

    /** Returns a loader that also asks this secret manager, for at most 20 seconds in staging and production and 2 elsewhere. */
    public Tierguard<T> secrets(SecretSource source) {
        return with(options.withSecrets(new Sources.Manager(Objects.requireNonNull(source, "source"), null)));
    }

    /**
     * Returns a loader that also asks this secret manager, for at most so long.
     *
     * @throws IllegalArgumentException if the budget is not positive
     */
    public Tierguard<T> secrets(SecretSource source, Duration budget) {
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("the budget must be positive");
        }
        return with(options.withSecrets(new Sources.Manager(Objects.requireNonNull(source, "source"), budget)));
    }

    /**
     * Returns a loader that also reads this source of MicroProfile Config, and trusts it like {@code application.conf}: staging
     * and production take no secret from it. Whatever else holds is said where the layer is named.
     *
     * @throws IllegalStateException if {@code org.eclipse.microprofile.config:microprofile-config-api} is missing
     */
    @SuppressWarnings({"ExtendsObject", "exports"})
    public <S extends Object & ConfigSource> Tierguard<T> microprofile(S source) {
        return microprofile(Layer.HOCON, source);
    }

    /**
     * Returns a loader that also reads this source of MicroProfile Config, as a part of that layer: {@link Layer#HOCON} where it is
     * a file of the application's, {@link Layer#FILE} where it is made of mounted files, {@link Layer#SECRETS} where it is a
     * secret store.
     *
     * <p>It lies on top of what is in that layer already; of several, the one that is added last counts. Nothing that it says can
     * lift it: not its ordinal, not {@code config_ordinal}, no profile. A property supplies the key that its name stands for:
     * {@code openai.api-key} and {@code OPENAI_API_KEY} are one. Each value is read once in a load, and stays as it is; an empty
     * one counts as missing. What {@code hosts[0]} and {@code hosts[1]} say is one list. A source that lists no names is asked for
     * the contract's keys.
     *
     * <p>It is asked while the other sources are, on a thread of its own, for at most 20 seconds in staging and production and 2
     * elsewhere. What it throws becomes a finding, which names the type of the exception alone.
     *
     * <pre>{@code
     * Tierguard.of(EventApiConfig.class)
     *         .microprofile(new YamlConfigSource(url))
     *         .microprofile(Layer.FILE, new FileSystemConfigSource("/run/config"))
     *         .load();
     * }</pre>
     *
     * @throws IllegalArgumentException if the layer is another one
     * @throws IllegalStateException if {@code org.eclipse.microprofile.config:microprofile-config-api} is missing
     */
    // Erased, it takes an Object: a method that took a ConfigSource would have Class.getMethods fail without the
    // library.
    @SuppressWarnings({"ExtendsObject", "exports"})
    public <S extends Object & ConfigSource> Tierguard<T> microprofile(Layer layer, S source) {
        if (!Libraries.isThere("org.eclipse.microprofile.config.spi.ConfigSource")) {
            throw new IllegalStateException("microprofile(…) needs a library: add"
                    + " org.eclipse.microprofile.config:microprofile-config-api to the dependencies,"
                    + " or io.smallrye.config:smallrye-config, which brings it");
        }
        Objects.requireNonNull(layer, "layer");
        ConfigSource given = Objects.requireNonNull(source, "source");
        return with(options.withSecrets(new Sources.Manager(ConfigSourceLayer.of(layer, given), null)));
    }

    /**
     * Returns a loader in which the key has this value, whatever is said elsewhere. It is checked like any other value.
     *
     * @throws IllegalArgumentException if the contract has no such key
     */
    public Tierguard<T> override(String key, String value) {
        if (lacks(key)) {
            throw new IllegalArgumentException("the contract has no key " + key);
        }
        return with(options.withOverride(key, Objects.requireNonNull(value, "value")));
    }

    /**
     * Returns a loader that, in a job of GitHub Actions, first tells the runner which secrets it must not show in the log. Hand it
     * {@code System.out}: the runner reads that of a step, and nothing else.
     *
     * <pre>{@code
     * EventApiConfig config = Tierguard.of(EventApiConfig.class)
     *         .secrets(source)
     *         .masking(System.out)
     *         .load()
     *         .config();
     * }</pre>
     *
     * <p><b>What.</b> Each value that the contract declares as a secret, or that is a URL with a password, as long as it is
     * neither a default nor from a variable. The runner masks a variable that was made of one of GitHub's own secrets; one that an
     * earlier step wrote to {@code GITHUB_ENV} can't be told from that, and is left to that step. A value is masked line by
     * line, and one that is JSON also by each string and number in it. What is shorter than four characters is not masked:
     * TG663 warns of it.
     *
     * <p><b>When.</b> At each load, before a guard or the record is asked, also where the configuration is then refused; of a
     * {@link LiveConfig} at each refresh what is new. The masks count from there on, in that job alone; what a secret
     * manager's own code logs while it is asked is before them.
     *
     * <p><b>Where.</b> Only where the variable {@code GITHUB_ACTIONS} is {@code true}; elsewhere nothing is printed. The runner
     * takes the masks out of the log, but whatever else reads the stream sees the secrets as they are: don't redirect it to a
     * file or through another program, and hand in no stream that puts anything before a line, as a logger does. Behind a
     * {@code ::stop-commands::} that is still in force the runner takes no masks and prints them, and nobody here can know. The
     * stream says by {@link PrintStream#checkError()} whether it could be written.
     */
    public Tierguard<T> masking(PrintStream out) {
        return with(options.withMasks(Objects.requireNonNull(out, "out")));
    }

    /**
     * Returns a loader with a rule of the application's own, which reports call by this name.
     *
     * @throws IllegalArgumentException if the name is taken or blank, the rule has no condition, or it is over a key that is
     *     not in the contract
     */
    public Tierguard<T> guard(String slug, Rule rule) {
        if (slug.isBlank() || options.rules().containsKey(slug)) {
            throw new IllegalArgumentException("each guard has a name of its own, and " + slug + " is taken or blank");
        }
        if (rule.condition() == null) {
            throw new IllegalArgumentException("the guard " + slug + " has no condition: say refuseWhen(…)");
        }
        for (String key : rule.keys()) {
            if (lacks(key)) {
                throw new IllegalArgumentException(
                        "the guard " + slug + " is over " + key + ", which is not in the contract");
            }
        }
        return with(options.withRule(slug, rule));
    }

    /**
     * Loads the configuration.
     *
     * @throws ConfigRefusedException if anything is wrong with it; the message is the whole report
     * @throws IllegalArgumentException if a rule of the application's own reads a key that it is not over
     */
    public Guarded<T> load() {
        Attempt<T> attempt = attempt();
        Guarded<T> guarded = attempt.guarded();
        if (guarded == null) {
            throw new ConfigRefusedException(attempt.report());
        }
        Announcement.of(attempt.report());
        return guarded;
    }

    /**
     * Loads the configuration, or prints the report to standard error and ends the process with 78, which
     * {@code sysexits.h} calls {@code EX_CONFIG}. For {@code main}.
     *
     * @throws IllegalArgumentException if a rule of the application's own reads a key that it is not over
     */
    public Guarded<T> loadOrExit() {
        try {
            return load();
        } catch (ConfigRefusedException e) {
            Surroundings around = options.surroundings();
            TextStyle style = TextStyle.ofStandardError(around.environment(), around.properties());
            System.err.print(e.report().toText(style));
            System.err.flush();
            System.exit(EX_CONFIG);
            throw e;
        }
    }

    /**
     * Loads the configuration, and keeps it fresh: at the latest one interval after it last began to, it reads everything
     * anew, and what is accepted takes the place of what was there. Where a load takes so long that less than a second would be
     * left, the next one begins a second after its end. What is older than 24 intervals is an alarm. See {@link LiveConfig}.
     *
     * @throws ConfigRefusedException if anything is wrong with it now; the message is the whole report
     * @throws IllegalArgumentException if the interval is shorter than a second, or a rule of the application's own reads a
     *     key that it is not over
     */
    public LiveConfig<T> live(Duration interval) {
        return LiveConfig.start(this, Pace.of(interval));
    }

    /**
     * Does what {@link #live(Duration)} does, with a limit of its own.
     *
     * @param maxStaleness the age from which on a configuration is an alarm, and not merely stale
     * @throws ConfigRefusedException if anything is wrong with it now; the message is the whole report
     * @throws IllegalArgumentException where that one does, and if {@code maxStaleness} is shorter than two intervals
     */
    public LiveConfig<T> live(Duration interval, Duration maxStaleness) {
        return LiveConfig.start(this, Pace.of(interval, maxStaleness));
    }

    /**
     * Checks the configuration, and returns the report whether it is accepted or refused.
     *
     * @throws IllegalArgumentException if a rule of the application's own reads a key that it is not over
     */
    public Report check() {
        return attempt().report();
    }

    /** Loads everything anew, and throws nothing that only a report should say. */
    Attempt<T> attempt() {
        return Attempt.of(contract, binder, check, options, mistakes);
    }

    /** Returns a loader for loads that follow each other, in the tier that the first of them has found. */
    Tierguard<T> following(@Nullable Tier found) {
        return with(options.following(found));
    }

    private Tierguard<T> with(Options changed) {
        return new Tierguard<>(contract, binder, check, changed, mistakes);
    }

    /** Of a contract that could not be read whole nobody can say that it lacks a key. */
    private boolean lacks(String key) {
        return mistakes.isEmpty() && !contract.names().contains(key);
    }
}
