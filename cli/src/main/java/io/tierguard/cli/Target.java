package io.tierguard.cli;

import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.load.Load;
import io.tierguard.load.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command looks at: a folder, the contract in it, and a tier. */
final class Target {
    private static final String CONTRACT = "tierguard.conf";

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            converter = TierWord.class,
            description =
                    "development, test, staging or production; without this, the variables say it, as they would to"
                            + " the application.")
    @Nullable
    Tier tier;

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            converter = PathWord.class,
            description = "The folder that the application would run in; without this, the working folder.")
    @Nullable
    Path dir;

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            converter = PathWord.class,
            description = "The contract; without this, tierguard.conf in the folder.")
    @Nullable
    Path contract;

    /** Returns the folder to look in. */
    Path folder(Shell shell) {
        Path folder = dir == null ? shell.directory() : shell.directory().resolve(dir);
        Path looked = folder.toAbsolutePath();
        Path named = dir == null ? folder : dir;
        if (!Files.exists(looked)) {
            throw new UsageException("there is no folder " + named);
        }
        if (!Files.isDirectory(looked)) {
            throw new UsageException(named + " is no folder");
        }
        if (!Files.isReadable(looked) || !Files.isExecutable(looked)) {
            throw new UsageException("the folder " + named + " can't be read");
        }
        return folder;
    }

    /** Returns the contract, whatever is wrong with it. */
    ContractFile contract(Shell shell) {
        if (contract != null) {
            return ContractFile.read(shell.directory().resolve(contract), contract.toString());
        }
        return ContractFile.read(folder(shell).resolve(CONTRACT), CONTRACT);
    }

    /** Returns a load of what the application would see: the variables of the shell, and no property of this JVM. */
    Load load(Shell shell, ContractFile file) {
        return load(shell, file, tier);
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
        String workspace = shell.environment().getOrDefault("GITHUB_WORKSPACE", "");
        Path root = (workspace.isEmpty() ? shell.directory() : Path.of(workspace))
                .toAbsolutePath()
                .normalize();
        Path folder = folder(shell).toAbsolutePath().normalize();
        return folder.startsWith(root) ? root.relativize(folder).toString() : "";
    }
}
