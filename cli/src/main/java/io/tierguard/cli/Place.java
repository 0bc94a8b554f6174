package io.tierguard.cli;

import io.tierguard.Tier;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.report.Report;
import io.tierguard.tier.Verdict;
import io.tierguard.tier.Verdicts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a contract is: in a folder, or in a file that is named. */
final class Place {
    static final String CONTRACT = "tierguard.conf";

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
        String named = dir == null ? "the working folder" : "the folder " + dir;
        if (!Files.exists(looked)) {
            throw new UsageException(
                    dir == null
                            ? "the working folder is gone, or its name can't be told in this locale (LC_ALL=C.UTF-8 can)"
                            : "there is no folder " + dir);
        }
        if (!Files.isDirectory(looked)) {
            throw new UsageException(dir + " is no folder");
        }
        if (!Files.isReadable(looked) || !Files.isExecutable(looked)) {
            throw new UsageException(named + " can't be read");
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

    /** Says what is wrong with the contract, on standard error; which tier it is for plays no part in that. */
    void report(Shell shell, ContractFile file) {
        Verdict verdict = Verdicts.of(Tier.PRODUCTION, Map.of(), Map.of(), List.of());
        Report report = Report.of(file.contract().application(), verdict, file.problems(), Map.of(), List.of(), 0, 0);
        String text = report.toText(shell.errorStyle());
        // Neither a verdict on a tier nor its totals have been asked for.
        shell.say(file.problems().size() == 1 ? "the contract has a mistake" : "the contract has mistakes");
        shell.err().print(text.substring(text.indexOf("\n\n") + 1, text.lastIndexOf("\n\n") + 1));
        shell.err().flush();
    }

    /** Returns the folder as the root of the repository sees it. */
    static String inRepository(Shell shell, Path looked) {
        String workspace = shell.environment().getOrDefault("GITHUB_WORKSPACE", "");
        Path root = (workspace.isEmpty() ? shell.directory() : Path.of(workspace))
                .toAbsolutePath()
                .normalize();
        Path folder = looked.toAbsolutePath().normalize();
        return folder.startsWith(root) ? root.relativize(folder).toString() : "";
    }

    /** Returns what the contract is called where it is spoken of. */
    String contractName() {
        return contract == null ? CONTRACT : contract.toString();
    }
}
