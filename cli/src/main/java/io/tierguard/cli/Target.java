package io.tierguard.cli;

import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.load.Load;
import io.tierguard.load.Options;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command looks at: a folder, the contract in it, and a tier. */
final class Target {
    @Option(
            names = "--tier",
            paramLabel = "TIER",
            converter = TierWord.class,
            description =
                    "development, test, staging or production; without this, the variables say it, as they would to"
                            + " the application.")
    @Nullable
    Tier tier;

    @Mixin
    Place place = new Place();

    /** Returns the folder to look in. */
    Path folder(Shell shell) {
        return place.folder(shell);
    }

    /** Returns the contract, whatever is wrong with it. */
    ContractFile contract(Shell shell) {
        return place.contract(shell);
    }

    /** Returns a load of what the application would see: the variables of the shell, and no property of this JVM. */
    Load load(Shell shell, ContractFile file) {
        return load(shell, file, tier);
    }

    /** Returns the same, which first prints masks if they are asked for. */
    Load load(Shell shell, ContractFile file, Masks masks) {
        return new Load(file.contract(), file.problems(), masks.in(options(shell, file), shell));
    }

    /** Returns the same for another tier. */
    Load load(Shell shell, ContractFile file, @Nullable Tier as) {
        return new Load(file.contract(), file.problems(), options(shell, file, as));
    }

    /** Returns what a load is told of the shell and the folder. */
    Options options(Shell shell, ContractFile file) {
        return options(shell, file, tier);
    }

    private Options options(Shell shell, ContractFile file, @Nullable Tier as) {
        Options options = Options.NONE
                .withEnvironment(shell.environment())
                .withProperties(Map.of())
                .withDirectory(folder(shell))
                .withWaivers(file.waivers());
        if (as != null) {
            options = options.withTier(as, "--tier");
        }
        // Where the jar lies is asked where a contract names a manager or a job's token can be asked for, and nowhere
        // else.
        boolean needsProviders =
                !file.contract().secrets().isEmpty() || options.surroundings().hasIdToken();
        Path providers = needsProviders ? Shell.providersOfProcess() : null;
        if (providers != null) {
            options = options.withProvidersApart(providers);
        }
        for (Map.Entry<String, Rule> guard : file.guards().entrySet()) {
            options = options.withRule(guard.getKey(), guard.getValue());
        }
        return options;
    }

    /**
     * Returns the folder as the root of the repository sees it: below the workspace of a job, or else below the working
     * folder. Empty for the root itself, and for a folder that is in neither.
     */
    String folderInRepository(Shell shell) {
        return Place.inRepository(shell, folder(shell));
    }
}
