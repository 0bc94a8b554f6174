package io.tierguard.guard;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.Setting;
import io.tierguard.model.ControlKeys;
import io.tierguard.model.Entry;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.tier.Aliases;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names that have no business here: keys of another tier, and, in a file, keys that steer the process itself. Where another
 * tier's key is at hand, the secret under it must not be the one that counts here; that two are the same is all that is told.
 */
final class ForeignKeyGuard implements Guard {
    @Override
    public void inspect(Inspection inspection) {
        inspection.evaluated();
        for (Entry entry : inspection.checked().snapshot().undeclared()) {
            Setting setting = entry.value().isEmpty() ? null : ofAnotherTier(inspection, entry.name());
            if (setting != null) {
                inspectForeign(inspection, entry, setting);
            }
            if (isInFile(entry) && isControl(inspection, entry, false)) {
                addControl(inspection, entry);
            }
        }
        for (Setting setting : inspection.settings()) {
            inspectDeclared(inspection, setting);
        }
    }

    /** To declare such a key makes it no safer in a file, and no better a place for the same secret. */
    private static void inspectDeclared(Inspection inspection, Setting setting) {
        String name = setting.key().name();
        Setting own = setting.isSet() ? ofAnotherTier(inspection, name) : null;
        Entry winner = setting.supply().winner();
        if (own != null && winner != null) {
            inspectSecret(inspection, winner, own);
        }
        if (!name.equals("APP_TIER") && !ControlKeys.isControl(name)) {
            return;
        }
        List<Entry> said = new ArrayList<>(setting.supply().shadowed());
        if (setting.supply().winner() != null) {
            said.add(0, setting.supply().winner());
        }
        for (Entry entry : said) {
            if (isInFile(entry) && isControl(inspection, entry, true)) {
                addControl(inspection, entry);
            }
        }
    }

    /** Returns the key of the contract that the name has in another tier, or null. */
    private static @Nullable Setting ofAnotherTier(Inspection inspection, String name) {
        Tier owner = Aliases.ofPrefix(name);
        return owner == null || owner == inspection.tier()
                ? null
                : inspection.checked().setting(Aliases.withoutPrefix(name));
    }

    /** Production's keys are foreign everywhere else; staging's in production, while a developer may hold them. */
    private static void inspectForeign(Inspection inspection, Entry entry, Setting setting) {
        Tier foreign = inspection.tier() == Tier.PRODUCTION ? Tier.STAGING : Tier.PRODUCTION;
        if (Aliases.ofPrefix(entry.name()) == foreign) {
            addForeign(inspection, entry, setting, foreign);
        }
        inspectSecret(inspection, entry, setting);
    }

    /** What stands where a secret should be may well be the same everywhere. */
    private static void inspectSecret(Inspection inspection, Entry entry, Setting setting) {
        if (setting.spec().secret()
                && setting.isSet()
                && inspection.canJudge(ProblemId.SECRET_OF_ANOTHER_TIER, setting)
                && setting.presentValue().hasTextOf(entry.value())
                && !isPlaceholder(setting.text())) {
            addSecret(inspection, entry, setting);
        }
    }

    private static boolean isPlaceholder(String text) {
        ConnectionUrl url = ConnectionUrl.of(text);
        return Placeholders.isPlaceholder(url.isNone() ? text : url.password());
    }

    private static void addSecret(Inspection inspection, Entry entry, Setting setting) {
        inspection.add(
                Problem.of(
                                ProblemId.SECRET_OF_ANOTHER_TIER,
                                setting.key() + " is the same secret as " + entry.name() + ", and this is "
                                        + inspection.tier().label())
                        .note(entry.name() + " is from " + entry.origin().describe())
                        .because("what is lost in one tier opens the other one")
                        .fix("make a secret of its own for " + inspection.tier().label()),
                setting);
    }

    private static void addForeign(Inspection inspection, Entry entry, Setting setting, Tier owner) {
        String tier = inspection.tier().label();
        inspection.add(Problem.of(
                        ProblemId.KEY_OF_ANOTHER_TIER,
                        entry.name() + " is " + owner.label() + "'s " + setting.key() + ", and this is " + tier)
                .key(entry.name())
                .at(entry.origin())
                .because("a process that holds another tier's keys can reach what is not its own")
                .fix("hand " + tier + " its own variables alone"));
    }

    private static boolean isInFile(Entry entry) {
        Layer layer = entry.origin().layer();
        return layer == Layer.DOTENV || layer == Layer.HOCON;
    }

    private static boolean isControl(Inspection inspection, Entry entry, boolean declared) {
        String name = entry.name();
        if (name.equals("APP_TIER")) {
            // A .env may declare development; whatever else it declares, the verdict has refused.
            boolean mayDeclare = entry.origin().location().startsWith(".env:");
            return inspection.tier() != Tier.DEVELOPMENT || !mayDeclare;
        }
        // A HOCON file is a place for settings of any name, which reach no variable unless the contract declares them.
        boolean reaches = entry.origin().layer() == Layer.DOTENV || (declared && isInFile(entry.source()));
        return ControlKeys.isOfTierguard(name) || (reaches && ControlKeys.isControl(name));
    }

    private static void addControl(Inspection inspection, Entry entry) {
        inspection.add(
                Problem.of(ProblemId.CONTROL_KEY, "a file sets " + entry.name() + ", which steers the process itself")
                        .key(entry.name())
                        .at(entry.origin())
                        .because("who can write the file would decide what code runs, or as which tier")
                        .fix("remove the line; set " + entry.name() + " where the process is started, if it is meant"));
    }
}
