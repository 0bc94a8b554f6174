package io.tierguard.cli;

import io.tierguard.contract.Checked;
import io.tierguard.contract.Setting;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.load.Explainer;
import io.tierguard.load.Outcome;
import io.tierguard.report.Explanation;
import io.tierguard.report.Explanations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells of each key what counts and why, also where the configuration as a whole is refused. */
@Command(
        name = "explain",
        header = "Tell of each key which value counts, and why",
        description =
                "Tell of a key which value counts, where it is from, what it hides, what the contract asks of it, and"
                        + " which guards look at it; without a key, of all keys in a table. No secret is shown.")
final class ExplainCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    Target target = new Target();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Option(names = "--format", paramLabel = "FORMAT", converter = ListFormat.Word.class, description = "text or json.")
    ListFormat format = ListFormat.TEXT;

    @Parameters(paramLabel = "KEY", arity = "0..*", description = "The keys to explain.")
    List<String> keys = List.of();

    ExplainCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ContractFile contract = target.contract(shell);
        Outcome outcome = target.load(shell, contract).run();
        Checked checked = outcome.checked();
        if (checked == null) {
            shell.say(outcome.report());
            return ExitCode.REFUSED;
        }
        Explainer explainer = new Explainer(contract.contract(), checked, outcome.judgement());
        Explanations all = new Explanations(chosen(contract, checked, explainer));
        output.write(shell, format == ListFormat.JSON ? all.toJson() : shown(text(all)));
        if (!outcome.report().accepted()) {
            shell.say("this configuration is refused: 'tierguard check' tells why");
        }
        return ExitCode.OK;
    }

    private List<Explanation> chosen(ContractFile contract, Checked checked, Explainer explainer) {
        List<Explanation> chosen = new ArrayList<>();
        for (String key : keys) {
            Setting setting = checked.setting(key);
            if (setting == null) {
                throw Words.unknown(
                        key,
                        "key of this contract",
                        List.copyOf(contract.contract().names()));
            }
            chosen.add(explainer.of(setting));
        }
        return keys.isEmpty() ? explainer.all().keys() : chosen;
    }

    /** What cuts a long value short is the one sign of ours that a terminal without Unicode can't show. */
    private String shown(String text) {
        return shell.style().unicode() ? text : text.replace("…", "...");
    }

    private String text(Explanations all) {
        if (keys.isEmpty()) {
            return all.toString();
        }
        StringBuilder text = new StringBuilder();
        for (Explanation one : all.keys()) {
            text.append(text.isEmpty() ? "" : "\n").append(one);
        }
        return text.toString();
    }
}
