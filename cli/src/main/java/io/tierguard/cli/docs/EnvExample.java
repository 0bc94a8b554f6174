package io.tierguard.cli.docs;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.cli.layout.ContractText;
import io.tierguard.cli.layout.Lines;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.model.ControlKeys;
import io.tierguard.model.Printable;
import io.tierguard.source.dotenv.DotenvWriter;
import io.tierguard.source.dotenv.Refusal;
import java.util.Optional;

/**
 * Writes an example of a {@code .env}: what is required is there to be filled in, what has a default is commented out.
 *
 * <p>A secret has no value at all: a placeholder is a secret that everyone knows, and it tends to reach staging.
 */
public final class EnvExample {
    private static final int WIDTH = 98;

    private final Contract contract;
    private final ContractText text;
    private final Tier tier;
    private final DotenvWriter file = DotenvWriter.forAllReaders();

    private EnvExample(Contract contract, Tier tier) {
        this.contract = contract;
        this.text = new ContractText(contract);
        this.tier = tier;
    }

    /** Returns the example for development or for test, the tiers that read such a file. */
    public static String of(Contract contract, Tier tier) {
        EnvExample example = new EnvExample(contract, tier);
        example.write();
        return example.file.text();
    }

    private void write() {
        String name = tier == Tier.TEST ? ".env.test" : ".env";
        comment("What " + contract.application() + " needs in " + tier.label() + ". Copy this to " + name
                + ", which git must ignore, and fill in what is empty.");
        comment("Made from the contract by 'tierguard docs env-example"
                + (tier == Tier.DEVELOPMENT ? "'" : " --tier " + tier.label() + "'"));
        if (tier == Tier.DEVELOPMENT && !contract.names().contains("APP_TIER")) {
            file.blankLine();
            set("APP_TIER", tier.label());
        }
        for (KeySpec spec : contract.keys()) {
            boolean required = ContractText.isRequired(spec, tier);
            boolean wanted = required || spec.about().deprecated() == null;
            if (wanted && !ContractText.isForbidden(spec, tier) && ContractText.isFrom(spec, tier, Layer.DOTENV)) {
                if (ControlKeys.isControl(spec.key().name())) {
                    file.blankLine();
                    comment(spec.key()
                            + " steers the process itself: no file may set it, whoever starts the process does");
                } else {
                    write(spec, required);
                }
            }
        }
    }

    private void write(KeySpec spec, boolean required) {
        file.blankLine();
        for (String line : Lines.paragraphs(spec.about().doc(), WIDTH)) {
            file.comment(line);
        }
        String expected = ContractText.expectation(spec);
        if (spec.secret()) {
            comment("secret" + (ContractText.isAnyText(spec) ? "" : ", " + expected));
        } else if (!ContractText.isAnyText(spec)) {
            comment(expected);
        }
        String deprecated = spec.about().deprecated();
        if (deprecated != null) {
            comment("deprecated: " + deprecated);
        }
        String value = value(spec);
        if (required) {
            set(spec.key().name(), value);
        } else {
            commentOut(spec.key().name(), value);
        }
    }

    /** The default, or else the example; what may not be shown is left to be filled in. */
    private String value(KeySpec spec) {
        String standIn = spec.presence().defaults().get(tier);
        return text.open(spec, standIn == null ? spec.about().example() : standIn)
                .orElse("");
    }

    private void set(String key, String value) {
        Optional<Refusal> refusal = file.set(key, value);
        if (refusal.isPresent()) {
            tellOf(key, refusal.get());
            file.set(key, "");
        }
    }

    private void commentOut(String key, String value) {
        DotenvWriter line = DotenvWriter.forAllReaders();
        Optional<Refusal> refusal = line.set(key, value);
        if (refusal.isPresent()) {
            tellOf(key, refusal.get());
            line.set(key, "");
        }
        file.comment(line.text().stripTrailing());
    }

    private void tellOf(String key, Refusal refusal) {
        comment("what the contract has for " + key + " " + refusal.because() + ", so it isn't written here");
    }

    private void comment(String sentence) {
        for (String line : Lines.cut(Printable.line(sentence), WIDTH)) {
            file.comment(line);
        }
    }
}
