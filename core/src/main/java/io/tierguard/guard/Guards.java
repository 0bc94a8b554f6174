package io.tierguard.guard;

import io.tierguard.Rule;
import io.tierguard.contract.Checked;
import io.tierguard.model.Problem;
import io.tierguard.source.Surroundings;
import io.tierguard.tier.Verdict;
import java.util.List;
import java.util.Map;

/** The catalogue of guards, in the order of their ids. */
public final class Guards {
    private Guards() {}

    /**
     * Judges a checked configuration.
     *
     * @param verdict what the tier rests on
     * @param around what the process was given, beside what was read of it
     * @param rules the application's own rules, by their names
     */
    public static Judgement judge(Checked checked, Verdict verdict, Surroundings around, Map<String, Rule> rules) {
        Inspection inspection = new Inspection(checked, verdict);
        for (Guard guard : List.of(
                new SwitchGuard(),
                new LogLevelGuard(),
                new BuildModeGuard(),
                new SecretGuard(),
                new DatabaseGuard(),
                new ImageTagGuard(),
                new PostgresGuard(),
                new SharedSecretGuard(),
                new TransportGuard(around.properties()),
                new CleanValueGuard(),
                new RefusalGuard(),
                new ProvenanceGuard(),
                new ForeignKeyGuard())) {
            guard.inspect(inspection);
        }
        if (inspection.tier().isDeployed()) {
            new JvmGuard(around).inspect(inspection); // a developer's debugger is no news, and its class not needed
        }
        for (Map.Entry<String, Rule> rule : rules.entrySet()) {
            new OwnRule(rule.getKey(), rule.getValue()).inspect(inspection);
        }
        return inspection.judgement();
    }

    /** Judges what needs no value to be judged: secrets that would come from where the tier takes none. */
    public static List<Problem> judgeNames(Checked checked) {
        return ProvenanceGuard.byNames(checked);
    }
}
