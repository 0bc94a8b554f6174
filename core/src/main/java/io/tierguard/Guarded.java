package io.tierguard;

import io.tierguard.contract.Checked;
import io.tierguard.contract.Contract;
import io.tierguard.contract.Setting;
import io.tierguard.guard.Judgement;
import io.tierguard.load.Explainer;
import io.tierguard.microprofile.CheckedConfig;
import io.tierguard.report.Explanation;
import io.tierguard.report.Explanations;
import io.tierguard.report.Report;

/**
 * A configuration that was accepted, with all that is known of how it came about. Immutable, and safe to share between
 * threads.
 *
 * <pre>{@code
 * Guarded<EventApiConfig> guarded = Tierguard.of(EventApiConfig.class).load();
 * System.out.print(guarded.explain("LOG_LEVEL"));
 * }</pre>
 *
 * @param <T> the record that holds the configuration
 */
public final class Guarded<T> {
    private final T config;
    private final Tier tier;
    private final Report report;
    private final Checked checked;
    private final Contract contract;
    private final Judgement judgement;

    Guarded(T config, Report report, Contract contract, Checked checked, Judgement judgement) {
        this.config = config;
        this.tier = checked.tier();
        this.report = report;
        this.checked = checked;
        this.contract = contract;
        this.judgement = judgement;
    }

    /** Returns what was checked, for whoever compares it with an earlier one. */
    Checked checked() {
        return checked;
    }

    /** Returns this with the record of an earlier load that had the same values. */
    Guarded<T> holding(T earlier) {
        return new Guarded<>(earlier, report, contract, checked, judgement);
    }

    /** Returns the configuration. Reading it is reading a field. */
    public T config() {
        return config;
    }

    /** Returns the tier that the process runs in. */
    public Tier tier() {
        return tier;
    }

    /** Returns the report, which holds the warnings. */
    public Report report() {
        return report;
    }

    /**
     * Explains a key: the value that counts and where it is from, the values that it hides, what the contract asks of it,
     * and the guards that are about it. A secret is shown as {@code ***}.
     *
     * @throws IllegalArgumentException if the contract has no such key
     */
    public Explanation explain(String key) {
        Setting setting = checked.setting(key);
        if (setting == null) {
            throw new IllegalArgumentException("the contract has no key " + key);
        }
        return explainer().of(setting);
    }

    /** Explains every key, in the order of the contract. */
    public Explanations explain() {
        return explainer().all();
    }

    /**
     * Returns a {@code SmallRyeConfig} that has the checked values and nothing else: each key of the contract that has a value,
     * under every spelling of its name ({@code openai.api-key}, {@code openai.apiKey} and {@code OPENAI_API_KEY}). A value stays
     * as it is, {@code pa$$word} too; a {@code ConfigValue} tells the file and line, or the place, that a report names.
     *
     * <pre>{@code
     * SmallRyeConfig config = guarded.microprofile(OpenAi.class);
     * OpenAi openAi = config.getConfigMapping(OpenAi.class);
     * }</pre>
     *
     * <p>Secrets are locked: they are read within {@code SecretKeys.doUnlocked}, or by a member {@code Secret<…>} of a mapping.
     * No other source is asked, and the configuration is registered nowhere. Converters that the application provides to the
     * thread's class loader are used. It is made anew at each call, so keep it; it is immutable, and safe to share between
     * threads.
     *
     * <p>This needs {@code io.smallrye.config:smallrye-config}. The result is a {@code SmallRyeConfig}, and declared as what it
     * is assigned to, so that who looks at the methods of this class by reflection doesn't need it.
     *
     * @param mappings each interface that {@code getConfigMapping} is to be asked for
     * @throws IllegalStateException if that library is missing; the message names it
     * @throws IllegalArgumentException if a mapping reads a secret as anything other than a {@code Secret<…>}
     * @throws io.smallrye.config.ConfigValidationException if a mapping asks for a key that has no value, or for another type;
     *     the message holds no secret
     */
    // Erased, it returns Object: a method that returned SmallRyeConfig would have Class.getMethods fail without the
    // library.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "ExtendsObject", "exports"})
    public <C extends Object & io.smallrye.config.Config> C microprofile(Class<?>... mappings) {
        try {
            return (C) CheckedConfig.of(checked, mappings);
        } catch (LinkageError e) {
            if (Libraries.isThere("io.smallrye.config.SmallRyeConfig")) {
                throw Libraries.tooOld(e, "io.smallrye.", "microprofile()", "io.smallrye.config:smallrye-config 3.17");
            }
            throw new IllegalStateException(
                    "microprofile() needs a library: add io.smallrye.config:smallrye-config to the dependencies");
        }
    }

    private Explainer explainer() {
        return new Explainer(contract, checked, judgement);
    }

    /** Returns the application, its tier, and how many keys it has; no value. */
    @Override
    public String toString() {
        return report.application() + " in " + tier.label() + ", " + report.keys() + " keys";
    }
}
