package io.tierguard.cli.docs;

import io.tierguard.Tier;
import io.tierguard.cli.layout.ContractText;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.model.Printable;

/**
 * Writes the {@code env} block of a workflow's job, which hands it the keys of the contract and nothing else.
 *
 * <p>What is required is handed over, what is optional stands there as a comment, and what has a default needs no line.
 */
public final class GitHubEnv {
    private static final String PREFIX = "GITHUB_";

    private final StringBuilder block = new StringBuilder();
    private boolean hands;

    private GitHubEnv() {}

    /** Returns the block for a job that starts or checks the application in that tier. */
    public static String of(Contract contract, Tier tier) {
        GitHubEnv writer = new GitHubEnv();
        if (!contract.names().contains("APP_TIER")) {
            writer.entry("APP_TIER", tier.label());
        }
        for (KeySpec spec : contract.keys()) {
            if (!ContractText.isForbidden(spec, tier)) {
                writer.write(contract, spec, tier);
            }
        }
        String made = writer.block.toString();
        writer.block.setLength(0);
        writer.line("# What " + Printable.line(contract.application()) + " needs in " + tier.label()
                + ": the secrets and variables of its environment on GitHub");
        writer.line("# Made from the contract by 'tierguard docs github-env --tier " + tier.label() + "'");
        // GitHub refuses an env that has nothing but comments below it.
        writer.line(writer.hands ? "env:" : "# env:");
        return writer.block + made;
    }

    private void write(Contract contract, KeySpec spec, Tier tier) {
        String key = spec.key().name();
        boolean required = ContractText.isRequired(spec, tier);
        boolean hasDefault = spec.presence().defaults().containsKey(tier);
        boolean wanted = required || (spec.about().deprecated() == null && !hasDefault);
        if (!wanted) {
            return;
        }
        if (!ContractText.isFromJob(contract, spec, tier)) {
            line("  # " + key + " comes from " + String.join(", ", ContractText.from(spec, tier)) + " alone");
        } else if (key.startsWith(PREFIX) && !spec.secret()) {
            line("  # " + key + " is for GitHub to say: it keeps variables that begin with GITHUB_ for itself");
        } else if (required) {
            entry(name(key), source(spec));
        } else {
            line("  # " + name(key) + ": " + source(spec));
        }
    }

    /** Returns the expression that takes the key's value, from a secret or a variable that GitHub lets be called so. */
    public static String source(KeySpec spec) {
        String key = spec.key().name();
        String rest = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
        boolean kept = !rest.isEmpty() && !Character.isDigit(rest.charAt(0)) && !key.equals("GITHUB_TOKEN");
        return "${{ " + (spec.secret() ? "secrets." : "vars.") + (kept ? rest : key) + " }}";
    }

    private void entry(String name, String value) {
        hands = true;
        line("  " + name + ": " + value);
    }

    /** Some readers of YAML take these for a truth or for nothing at all. */
    private static String name(String key) {
        return switch (key) {
            case "Y", "N", "YES", "NO", "ON", "OFF", "TRUE", "FALSE", "NULL" -> '"' + key + '"';
            default -> key;
        };
    }

    private void line(String line) {
        block.append(line).append('\n');
    }
}
