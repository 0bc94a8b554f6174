package io.tierguard.guard;

import io.tierguard.Layer;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where a value came from: whether this tier trusts that place with it. */
final class ProvenanceGuard implements Guard {
    private static final String FILES_LEAK = "files are copied into images, backups and repositories";

    @Override
    public void inspect(Inspection inspection) {
        Map<String, List<Entry>> plain = new LinkedHashMap<>(0);
        for (Entry entry : inspection.checked().snapshot().untrusted()) {
            Setting setting = Objects.requireNonNull(inspection.checked().setting(entry.name()), entry.name());
            String file = ((Origin.File) entry.origin()).path(); // a layer that isn't trusted is a file that was read
            if (setting.spec().secret()) {
                refuseSecret(inspection, file, entry);
            } else {
                plain.computeIfAbsent(file, name -> new ArrayList<>()).add(entry);
            }
        }
        for (Map.Entry<String, List<Entry>> file : plain.entrySet()) {
            refuseFile(inspection, file.getKey(), file.getValue());
        }
        for (Setting setting : inspection.settings()) {
            Entry winner = setting.supply().winner();
            if (setting.spec().secret() && winner != null) {
                inspectSecret(inspection, setting, winner.source().origin().layer());
            }
        }
    }

    private static void refuseSecret(Inspection inspection, String file, Entry entry) {
        String tier = inspection.tier().label();
        inspection.add(Problem.of(
                        ProblemId.SECRET_FROM_FILE,
                        file + " sets the secret " + entry.name() + ", and " + tier + " reads no .env")
                .key(entry.name())
                .at(entry.origin(), entry.value())
                .because(FILES_LEAK)
                .fix("remove the file from the deployment; the environment or a secret manager supplies the secret"));
    }

    /** A whole file that was shipped is one mistake, however many lines it has. */
    private static void refuseFile(Inspection inspection, String file, List<Entry> entries) {
        String tier = inspection.tier().label();
        Entry first = entries.get(0);
        StringBuilder others = new StringBuilder();
        for (Entry entry : entries.subList(1, entries.size())) {
            others.append(others.isEmpty() ? "and " : ", ").append(entry.name());
        }
        Problem problem = Problem.of(
                        ProblemId.DOTENV_NOT_TRUSTED,
                        file + " sets " + first.name() + ", and " + tier + " reads no .env")
                .key(first.name())
                .at(first.origin())
                .because("a .env is a developer's, and here it was shipped by mistake")
                .fix("remove the file from the deployment; the environment supplies what it sets");
        inspection.add(others.isEmpty() ? problem : problem.note(others.toString()));
    }

    private static void inspectSecret(Inspection inspection, Setting setting, Layer layer) {
        inspection.evaluated();
        String tier = inspection.tier().label();
        if (layer == Layer.PROPERTY && inspection.applies(ProblemId.SECRET_FROM_PROPERTY)) {
            inspection.add(
                    Problem.of(
                                    ProblemId.SECRET_FROM_PROPERTY,
                                    "the secret " + setting.key() + " comes from a system property in " + tier)
                            .because("the arguments of a process are shown to every user of the machine")
                            .fix("set it in the environment, in a mounted file or in a secret manager"),
                    setting);
        }
        boolean untrusted = layer == Layer.DEFAULT || layer == Layer.HOCON || layer == Layer.DOTENV;
        if (untrusted && inspection.applies(ProblemId.SECRET_FROM_FILE)) {
            inspection.add(fromUntrusted(setting, layer, tier), setting);
        }
    }

    private static Problem fromUntrusted(Setting setting, Layer layer, String tier) {
        String from = layer == Layer.DEFAULT ? "a default in the code" : "a file";
        return Problem.of(
                        ProblemId.SECRET_FROM_FILE,
                        "the secret " + setting.key() + " comes from " + from + ", and " + tier
                                + " takes none from there")
                .because(layer == Layer.DEFAULT ? "everyone who can read the code knows it" : FILES_LEAK)
                .fix("set it in the environment, in a mounted file or in a secret manager");
    }

    /** Before any value is read: a secret that is required there is missing, and that is said already. */
    static List<Problem> byNames(Checked checked) {
        List<Problem> problems = new ArrayList<>(0);
        for (Entry entry : checked.snapshot().untrusted()) {
            Setting setting = Objects.requireNonNull(checked.setting(entry.name()), entry.name());
            if (!setting.spec().presence().requiredIn().contains(checked.tier())) {
                Layer layer = entry.source().origin().layer();
                problems.add(fromUntrusted(setting, layer, checked.tier().label())
                        .key(entry.name())
                        .at(entry.origin()));
            }
        }
        return problems;
    }
}
