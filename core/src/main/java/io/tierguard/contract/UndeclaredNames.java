package io.tierguard.contract;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.layer.Snapshot;
import io.tierguard.model.ControlKeys;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.NearMiss;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Severity;
import io.tierguard.source.Absence;
import io.tierguard.tier.SignalName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets the keys that nothing supplies beside the names that nobody declared.
 *
 * <p>A process has dozens of variables that are none of the application's business, so one is spoken of only where it is
 * near to a key that is absent. In files that belong to the application an unknown name is always worth a word.
 */
final class UndeclaredNames {
    /** No key is called so: it stands for all that a manager would have supplied. */
    private static final String ANY_KEY = "*";

    private final Tier tier;
    private final List<SignalName> signals;
    private final Snapshot snapshot;
    private final Disclosure disclosure;
    private final Map<String, Entry> nearTo = new HashMap<>(0);
    private final List<Problem> unknown = new ArrayList<>(0);
    private @Nullable Map<String, Origin> unread;
    private @Nullable Map<String, Origin> untrusted;

    private UndeclaredNames(Snapshot snapshot, Tier tier, List<SignalName> signals, Disclosure disclosure) {
        this.disclosure = disclosure;
        this.tier = tier;
        this.signals = signals;
        this.snapshot = snapshot;
    }

    static List<Problem> problems(
            List<Setting> settings, Snapshot snapshot, Tier tier, List<SignalName> signals, Disclosure disclosure) {
        List<String> absent = new ArrayList<>();
        for (Setting setting : settings) {
            Origin origin = setting.origin();
            if (origin == null || origin.layer() == Layer.DEFAULT) {
                absent.add(setting.key().name());
            }
        }
        UndeclaredNames names = new UndeclaredNames(snapshot, tier, signals, disclosure);
        names.sort(absent);
        List<Problem> problems = new ArrayList<>(0);
        for (Setting setting : settings) {
            Problem problem = names.ofAbsent(setting);
            if (problem != null) {
                problems.add(problem);
            }
        }
        problems.addAll(names.unknown);
        return problems;
    }

    private void sort(List<String> absent) {
        NearMiss index = new NearMiss(absent);
        for (Entry entry : snapshot.undeclared()) {
            String key = isSaidOnPurpose(entry) ? index.of(entry.name()) : null;
            if (key != null) {
                nearTo.putIfAbsent(key, entry);
            } else if (isOfTheApplication(entry)) {
                unknown.add(unknown(entry));
            }
        }
    }

    /** An empty value counts as none, and what the system or the tier's own signals are called is no slip. */
    private boolean isSaidOnPurpose(Entry entry) {
        String name = entry.name();
        return !entry.value().isEmpty() && !SignalName.isAmong(signals, name) && !isOfTheSystem(name);
    }

    private static boolean isOfTheSystem(String name) {
        return switch (name) {
            case "HOME",
                    "HOMEDRIVE",
                    "HOMEPATH",
                    "HOSTNAME",
                    "HOSTTYPE",
                    "LANG",
                    "LANGUAGE",
                    "LOGNAME",
                    "MAIL",
                    "OLDPWD",
                    "OSTYPE",
                    "PATH",
                    "PWD",
                    "SHELL",
                    "SHLVL",
                    "TERM",
                    "TMPDIR",
                    "USER",
                    "USERNAME",
                    "USERDOMAIN" -> true;
            default -> false;
        };
    }

    /** HOCON files hold the settings of libraries as well, so a name that is not ours is not unknown there. */
    private boolean isOfTheApplication(Entry entry) {
        Layer layer = entry.origin().layer();
        return (layer == Layer.DOTENV || layer == Layer.SECRETS)
                && !SignalName.isAmong(signals, entry.name())
                && !ControlKeys.isControl(entry.name());
    }

    /** A name that is no key may be a secret that lost its name: it is not shown. */
    private static Problem unknown(Entry entry) {
        boolean shown = Key.isShowable(entry.name());
        Problem problem = Problem.of(
                        ProblemId.UNKNOWN_KEY,
                        shown ? entry.name() + " is not in the contract" : "a name here is not in the contract")
                .at(shown ? entry.origin() : nameless(entry.origin()))
                .fix("remove it, or declare it");
        return shown ? problem.key(entry.name()) : problem;
    }

    private static Origin nameless(Origin origin) {
        if (origin instanceof Origin.Supplied supplied) {
            return Origin.Supplied.whole(supplied.layer(), supplied.source());
        }
        return origin instanceof Origin.Stored stored ? new Origin.Stored(stored.store(), "*") : origin;
    }

    private @Nullable Problem ofAbsent(Setting setting) {
        Entry near = nearTo.get(setting.key().name());
        if (setting.spec().presence().requiredIn().contains(tier) && !setting.isSet()) {
            return missing(setting, near);
        }
        if (near == null) {
            return null;
        }
        String name = Printable.of(near.name());
        return Problem.of(ProblemId.NEAR_MISS, name + " is set and means nothing; " + setting.key() + " is not set")
                .key(setting.key())
                .at(near.origin())
                .fix("rename " + name + " to " + setting.key());
    }

    /** Where a key would have been set, had its line or its file been read. Made once something is missing. */
    private Map<String, Origin> unread() {
        if (unread == null) {
            unread = new HashMap<>();
            for (Problem problem : snapshot.problems()) {
                Origin origin = problem.origin();
                if (origin != null && problem.id().severity(tier) == Severity.ERROR) {
                    // The contract itself is read; a problem in a line of it is that of a manager it names.
                    boolean ofManager = problem.key() == null
                            && (origin.layer() == Layer.SECRETS
                                    || origin.layer() == Layer.DEFAULT
                                    || origin instanceof Origin.Supplied);
                    String key = ofManager ? ANY_KEY : problem.key();
                    if (key != null) {
                        unread.putIfAbsent(key, origin);
                    }
                }
            }
        }
        return unread;
    }

    private Map<String, Origin> untrusted() {
        if (untrusted == null) {
            untrusted = new HashMap<>();
            for (Entry entry : snapshot.untrusted()) {
                untrusted.putIfAbsent(entry.name(), entry.origin());
            }
        }
        return untrusted;
    }

    /** What a source has to say is of use only where the contract takes the key from one. */
    private boolean mayBeHandedIn(Setting setting) {
        Set<Layer> from = setting.spec().from().get(tier);
        return from == null || from.contains(Layer.SECRETS) || from.contains(Layer.ENVIRONMENT);
    }

    private Problem missing(Setting setting, @Nullable Entry near) {
        String key = setting.key().name();
        Problem problem = Problem.of(
                        ProblemId.REQUIRED_MISSING, key + " is required in " + tier.label() + " and missing")
                .key(key);
        Entry empty = ContractCheck.lastEmpty(setting.supply());
        if (empty != null) {
            problem = Problem.of(ProblemId.REQUIRED_MISSING, key + " is required in " + tier.label() + " and empty")
                    .key(key)
                    .at(empty.origin());
        }
        if (!snapshot.consulted().isEmpty()) {
            problem = problem.note("looked in: " + String.join(", ", snapshot.consulted()));
        }
        Origin unread = unread().get(key);
        if (unread != null) {
            return problem.note(unread.describe() + " would set it, and could not be read")
                    .fix("mend that first");
        }
        Origin manager = unread().get(ANY_KEY);
        if (manager != null) {
            boolean named = manager.layer() != Layer.DEFAULT;
            return problem.note((named ? "" : "the secrets of ") + manager.describe() + " may have it, and "
                            + (named ? "failed" : "were not opened"))
                    .fix("mend that first");
        }
        Origin untrusted = untrusted().get(key);
        if (untrusted != null) {
            problem = problem.note(
                    untrusted.describe() + " sets it, and " + tier.label() + " does not read it from there");
        }
        Absence absence = null;
        for (Absence one : snapshot.absences()) {
            if (one.key().equals(setting.key()) && mayBeHandedIn(setting)) {
                absence = one;
                for (String note : one.notes()) {
                    problem = problem.note(note);
                }
            }
        }
        if (near != null) {
            String name = Printable.of(near.name());
            Origin place = near.origin();
            String where = place instanceof Origin.File ? place.location() : place.supplier();
            return problem.note("did you mean " + name + " (" + where + ")?").fix("rename " + name + " to " + key);
        }
        String doc = setting.spec().about().doc();
        if (!doc.isEmpty()) {
            problem = problem.because(doc);
        }
        if (absence != null && !absence.fix().isEmpty()) {
            return problem.fix(absence.fix());
        }
        String example = setting.spec().about().example();
        boolean shown = !example.isEmpty() && disclosure.mayShow(setting.spec(), example);
        return problem.fix("set " + key + (shown ? ", for example to " + example : ""));
    }
}
