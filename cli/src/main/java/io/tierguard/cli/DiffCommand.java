package io.tierguard.cli;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.Checked;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.load.Comparison;
import io.tierguard.load.Outcome;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.Severity;
import io.tierguard.report.Differences;
import io.tierguard.source.Surroundings;
import io.tierguard.tier.SignalName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts two tiers beside each other, as far as their layers are at hand. */
@Command(
        name = "diff",
        header = "Compare what two tiers have",
        description = "Tell which keys one tier has and the other lacks, or has in another form. No value is shown; of"
                + " secrets it is told whether they are equal.",
        footer = {
            "",
            "Both tiers are read here: the variables of this shell (STAGING_KEY before KEY",
            "for staging), application-TIER.conf and, for development, .env. What says the",
            "tier, NODE_ENV and its like, is left out.",
            "",
            "The exit code is 0 where the tiers were compared, whether they differ or not;",
            "78 where both have the same secret, which no tier may, or where the contract is",
            "wrong; and 2 where the command is mistyped."
        })
final class DiffCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    Place place = new Place();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Option(names = "--format", paramLabel = "FORMAT", converter = ListFormat.Word.class, description = "text or json.")
    ListFormat format = ListFormat.TEXT;

    @Parameters(index = "0", paramLabel = "TIER", converter = TierWord.class, description = "The first tier.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Tier left;

    @Parameters(index = "1", paramLabel = "TIER", converter = TierWord.class, description = "The second.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Tier right;

    DiffCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (left == right) {
            throw new UsageException("both tiers are " + left.label() + ": name two");
        }
        Target target = new Target();
        target.place = place;
        ContractFile file = place.contract(shell);
        Shell unsaid = withoutSignals(file);
        Outcome first = target.load(unsaid, file, left).run();
        Outcome second = target.load(unsaid, file, right).run();
        Checked one = first.checked();
        Checked other = second.checked();
        if (one == null || other == null) {
            shell.say(first.report());
            return ExitCode.REFUSED;
        }
        Differences differences = new Comparison(one, other, file.contract().signals()).run();
        output.write(shell, format == ListFormat.JSON ? differences.toJson() : differences.toString());
        sayWhatIsUnread(one);
        sayWhatIsUnread(other);
        List<String> shared = differences.sharedSecrets();
        if (shared.isEmpty()) {
            return ExitCode.OK;
        }
        shell.say("refused, because " + left.label() + " and " + right.label() + " have the same secret: "
                + String.join(", ", shared));
        return ExitCode.REFUSED;
    }

    /** What the shell, or the token of a job, says of its own tier is true of one of the two at most. */
    private Shell withoutSignals(ContractFile file) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (Map.Entry<String, String> variable : shell.environment().entrySet()) {
            if (!variable.getKey().equals(Surroundings.ID_TOKEN_URL)
                    && !SignalName.isAmong(file.contract().signals(), variable.getKey())) {
                environment.put(variable.getKey(), variable.getValue());
            }
        }
        return shell.with(environment);
    }

    /** A key of a line that can't be read looks missing, and isn't; of a .env a deployed tier misses nothing. */
    private void sayWhatIsUnread(Checked checked) {
        String tier = checked.tier().label();
        for (Problem problem : checked.snapshot().problems()) {
            Origin origin = problem.origin();
            boolean counts = origin == null
                    || origin.layer() != Layer.DOTENV
                    || !checked.tier().isDeployed();
            if (counts && problem.id().severity(checked.tier()) == Severity.ERROR) {
                shell.say("not all of " + tier + " could be read: 'tierguard check --tier " + tier + "' tells why");
                return;
            }
        }
    }
}
