package io.tierguard.load;

import io.tierguard.Layer;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import io.tierguard.contract.file.InferredType;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Value;
import io.tierguard.report.Difference;
import io.tierguard.report.Difference.Equality;
import io.tierguard.report.Difference.State;
import io.tierguard.report.Differences;
import io.tierguard.tier.SignalName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts two tiers of one contract beside each other. The keys that say which tier it is, {@code NODE_ENV} and its like and
 * those that the contract adds, are left out: to differ is what they are for.
 */
public final class Comparison {
    private final Checked left;
    private final Checked right;
    private final List<SignalName> signals;

    /**
     * Returns a comparison of two checks of the same contract.
     *
     * @param left the first tier
     * @param right the second tier
     * @param signals the variables that say which tier it is
     */
    public Comparison(Checked left, Checked right, List<SignalName> signals) {
        this.left = left;
        this.right = right;
        this.signals = List.copyOf(signals);
    }

    /** Returns how every key stands in both. */
    public Differences run() {
        List<Difference> keys = new ArrayList<>();
        for (Setting one : left.settings()) {
            String name = one.key().name();
            Setting other = Objects.requireNonNull(right.setting(name), name);
            if (!SignalName.isAmong(signals, name)) {
                keys.add(new Difference(
                        name, isSecret(one, other), side(left, one), side(right, other), equality(one, other)));
            }
        }
        return new Differences(left.tier().label(), right.tier().label(), keys);
    }

    private static Difference.Side side(Checked checked, Setting setting) {
        Entry winner = setting.supply().winner();
        State state = state(checked, setting, winner);
        if (winner == null) {
            return new Difference.Side(state, null, null, null);
        }
        Origin origin = winner.origin();
        return new Difference.Side(state, origin.layer().label(), origin.location(), kind(setting));
    }

    private static State state(Checked checked, Setting setting, @Nullable Entry winner) {
        boolean forbidden = setting.spec().presence().forbiddenIn().contains(checked.tier());
        if (winner == null) {
            boolean required = setting.spec().presence().requiredIn().contains(checked.tier());
            return forbidden ? State.FORBIDDEN : required ? State.MISSING : State.UNSET;
        }
        if (winner.origin().layer() == Layer.DEFAULT) {
            return State.DEFAULT;
        }
        return forbidden ? State.SET_THOUGH_FORBIDDEN : State.SET;
    }

    /** Where the contract asks for no more than text, the text may still be of one form here and of another there. */
    private static @Nullable String kind(Setting setting) {
        Value value = setting.value();
        if (value == null || value.isSecret()) {
            return null;
        }
        if (setting.spec().type().isFreeText()) {
            return InferredType.of(setting.key(), List.of(value.reveal()));
        }
        return setting.parsed() == null ? "not as declared" : "as declared";
    }

    /**
     * Says whether a secret is the same. Of one variable, property, mounted file or call nothing can be said: they are those
     * of the process at hand, which is of one tier, where a file such as {@code application.conf} goes to both.
     */
    private static Equality equality(Setting one, Setting other) {
        Entry first = one.supply().winner();
        Entry second = other.supply().winner();
        if (!isSecret(one, other) || first == null || second == null || areDefaults(first, second)) {
            return Equality.NOT_COMPARED;
        }
        Origin place = first.source().origin();
        if (isOfTheProcess(place) && place.equals(second.source().origin())) {
            return Equality.ONE_SOURCE;
        }
        boolean same = first.value().reveal().equals(second.value().reveal());
        return same ? Equality.EQUAL : Equality.DIFFERENT;
    }

    private static boolean isSecret(Setting one, Setting other) {
        return one.isSecret() || other.isSecret();
    }

    /** A default is in the contract for everyone to see, and serves in no deployed tier without a finding. */
    private static boolean areDefaults(Entry first, Entry second) {
        return first.origin().layer() == Layer.DEFAULT && second.origin().layer() == Layer.DEFAULT;
    }

    private static boolean isOfTheProcess(Origin place) {
        return switch (place.layer()) {
            case ENVIRONMENT, FILE, PROPERTY, CODE -> true;
            case DEFAULT, HOCON, DOTENV, SECRETS -> false;
        };
    }
}
