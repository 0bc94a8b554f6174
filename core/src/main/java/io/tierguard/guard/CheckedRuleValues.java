package io.tierguard.guard;

import io.tierguard.RuleValues;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.contract.Setting;
import java.util.List;

/** The values that a rule looks at, out of the ones that were checked. */
final class CheckedRuleValues implements RuleValues {
    private final String slug;
    private final Tier tier;
    private final List<Setting> settings;

    CheckedRuleValues(String slug, Tier tier, List<Setting> settings) {
        this.slug = slug;
        this.tier = tier;
        this.settings = settings;
    }

    @Override
    public Tier tier() {
        return tier;
    }

    @Override
    public boolean isSet(String key) {
        return setting(key).isSet();
    }

    @Override
    public String text(String key) {
        Setting setting = setting(key);
        if (setting.spec().secret()) {
            throw new Misuse("the guard " + slug + " reads the secret " + key + " as text: use secret(…)");
        }
        return setting.text();
    }

    @Override
    public boolean flag(String key) {
        String text = text(key);
        Setting setting = setting(key);
        if (setting.isSet() && !(setting.parsed() instanceof Boolean)) {
            throw new Misuse("the guard " + slug + " reads " + key + " as a flag, and it is not declared as a boolean");
        }
        return text.equals("true");
    }

    @Override
    public Secret<String> secret(String key) {
        return Secret.of(setting(key).text());
    }

    @Override
    public boolean same(String one, String other) {
        return isSet(one)
                && isSet(other)
                && setting(one).text().equals(setting(other).text());
    }

    private Setting setting(String key) {
        for (Setting setting : settings) {
            if (setting.key().name().equals(key)) {
                return setting;
            }
        }
        throw new Misuse("the guard " + slug + " reads " + key + ", which it is not over");
    }

    /** A mistake of the caller's code, which is told from whatever else a condition may throw. */
    static final class Misuse extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Misuse(String message) {
            super(message);
        }
    }
}
