package io.tierguard.guard;

import io.tierguard.Layer;
import io.tierguard.contract.Setting;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.Objects;

/** Where a value came from: whether this tier trusts that place with it. */
final class ProvenanceGuard implements Guard {
    private static final String FILES_LEAK = "files are copied into images, backups and repositories";

    @Override
    public void inspect(Inspection inspection) {
        for (Entry entry : inspection.checked().snapshot().untrusted()) {
            Setting setting = Objects.requireNonNull(inspection.checked().setting(entry.name()), entry.name());
            refuseDotenv(inspection, setting, entry);
        }
        for (Setting setting : inspection.settings()) {
            Entry winner = setting.supply().winner();
            if (setting.spec().secret() && winner != null) {
                inspectSecret(inspection, setting, winner.source().origin().layer());
            }
        }
    }

    private static void refuseDotenv(Inspection inspection, Setting setting, Entry entry) {
        String tier = inspection.tier().label();
        boolean secret = setting.spec().secret();
        ProblemId id = secret ? ProblemId.SECRET_FROM_FILE : ProblemId.DOTENV_NOT_TRUSTED;
        String file = ((Origin.File) entry.origin()).path(); // a layer that isn't trusted is a file that was read
        inspection.add(Problem.of(
                        id,
                        file + " sets " + (secret ? "the secret " : "") + setting.key() + ", and " + tier
                                + " reads no .env")
                .key(setting.key())
                .at(entry.origin(), entry.value())
                .because(secret ? FILES_LEAK : "a .env is a developer's, and here it was shipped by mistake")
                .fix("remove the file from the deployment, and set " + setting.key() + " in the environment"
                        + (secret ? " or a secret manager" : "")));
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
            String from = layer == Layer.DEFAULT ? "a default in the code" : "a file";
            inspection.add(
                    Problem.of(
                                    ProblemId.SECRET_FROM_FILE,
                                    "the secret " + setting.key() + " comes from " + from + ", and " + tier
                                            + " takes none from there")
                            .because(layer == Layer.DEFAULT ? "everyone who can read the code knows it" : FILES_LEAK)
                            .fix("set it in the environment, in a mounted file or in a secret manager"),
                    setting);
        }
    }
}
