package io.tierguard.guard;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.Setting;
import io.tierguard.model.ControlKeys;
import io.tierguard.model.Entry;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that have no business here: keys of another tier, and, in a file, keys that steer the process itself. */
final class ForeignKeyGuard implements Guard {
    private static final List<String> OF_PRODUCTION = List.of("PRODUCTION_", "PROD_");
    private static final List<String> OF_STAGING = List.of("STAGING_", "STAGE_", "STG_");

    @Override
    public void inspect(Inspection inspection) {
        inspection.evaluated();
        for (Entry entry : inspection.checked().snapshot().undeclared()) {
            String declared = ofAnotherTier(inspection, entry.name());
            if (declared != null && !entry.value().isEmpty()) {
                addForeign(inspection, entry, declared);
            }
            if (isInFile(entry) && isControl(inspection, entry)) {
                addControl(inspection, entry);
            }
        }
        for (Setting setting : inspection.settings()) {
            inspectDeclared(inspection, setting);
        }
    }

    /** To declare such a key makes it no safer in a file. */
    private static void inspectDeclared(Inspection inspection, Setting setting) {
        String name = setting.key().name();
        if (!name.equals("APP_TIER") && !ControlKeys.isControl(name)) {
            return;
        }
        List<Entry> said = new ArrayList<>(setting.supply().shadowed());
        if (setting.supply().winner() != null) {
            said.add(0, setting.supply().winner());
        }
        for (Entry entry : said) {
            if (isInFile(entry) && isControl(inspection, entry)) {
                addControl(inspection, entry);
            }
        }
    }

    /** Production's keys are foreign everywhere else; staging's in production, while a developer may hold them. */
    private static @Nullable String ofAnotherTier(Inspection inspection, String name) {
        for (String prefix : inspection.tier() == Tier.PRODUCTION ? OF_STAGING : OF_PRODUCTION) {
            if (name.startsWith(prefix)) {
                String rest = name.substring(prefix.length());
                return inspection.checked().setting(rest) == null ? null : rest;
            }
        }
        return null;
    }

    private static void addForeign(Inspection inspection, Entry entry, String declared) {
        String owner = inspection.tier() == Tier.PRODUCTION ? "staging" : "production";
        String tier = inspection.tier().label();
        inspection.add(Problem.of(
                        ProblemId.KEY_OF_ANOTHER_TIER,
                        entry.name() + " is " + owner + "'s " + declared + ", and this is " + tier)
                .key(entry.name())
                .at(entry.origin())
                .because("a process that holds another tier's keys can reach what is not its own")
                .fix("hand " + tier + " its own variables alone"));
    }

    private static boolean isInFile(Entry entry) {
        Layer layer = entry.origin().layer();
        return layer == Layer.DOTENV || layer == Layer.HOCON;
    }

    private static boolean isControl(Inspection inspection, Entry entry) {
        String name = entry.name();
        if (name.equals("APP_TIER")) {
            // A .env may declare development; whatever else it declares, the verdict has refused.
            boolean mayDeclare = entry.origin().location().startsWith(".env:");
            return inspection.tier() != Tier.DEVELOPMENT || !mayDeclare;
        }
        // A HOCON file is a place for settings of any name; what steers the process is read from no such file.
        boolean ours = name.startsWith("TIERGUARD_");
        return ours || (entry.origin().layer() == Layer.DOTENV && ControlKeys.isControl(name));
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
