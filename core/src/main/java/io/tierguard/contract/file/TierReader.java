package io.tierguard.contract.file;

import io.tierguard.Tier;
import io.tierguard.contract.KeySpec;
import io.tierguard.model.ControlKeys;
import io.tierguard.model.Key;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Slug;
import io.tierguard.source.hocon.Node;
import io.tierguard.tier.Aliases;
import io.tierguard.tier.SignalName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads which variables say the tier beside those that are built in, and which further names tiers have. A file that could
 * make {@code production} mean something else could make production anything: it can't.
 */
final class TierReader {
    private static final List<String> WORDS = List.of("signals", "aliases");
    private static final int LONGEST_ALIAS = 40;

    /** Each of them is looked for, and shown where there is no tier. */
    private static final int MOST = 16;

    private final Section section;
    private final Map<String, KeySpec> specs;
    private final List<SignalName> heard;

    /**
     * Returns a reader of that section.
     *
     * @param specs the keys of the contract
     * @param heard the signals that are heard without this file; none of them is taken away
     */
    TierReader(Section section, Map<String, KeySpec> specs, List<SignalName> heard) {
        this.section = section;
        this.specs = specs;
        this.heard = heard;
    }

    /** Returns the signals that are heard, with what could be read. */
    List<SignalName> read() {
        section.knows("word of tier", WORDS);
        if (section.members().isEmpty()) {
            section.add(
                    section.line(),
                    ProblemId.CONTRACT_INCOMPLETE,
                    "tier says nothing",
                    "write signals = [DEPLOY_ENV], or aliases { live = production }");
        }
        return SignalName.with(heard, signals(), aliases());
    }

    private List<String> signals() {
        List<String> added = new ArrayList<>();
        List<Node.Single> names = section.values("signals", true);
        for (Node.Single name : names == null ? List.<Node.Single>of() : names) {
            String variable = name.text();
            if (!Key.isValid(variable)) {
                Key meant = Key.fromPath(variable);
                boolean isShown = !Findings.shown(variable).equals(Findings.HIDDEN);
                refuse(
                        name.line(),
                        Findings.shown(variable) + " is no name of a signal",
                        meant == null || !isShown ? "write it [A-Z][A-Z0-9_]*" : "write it " + meant);
            } else if (added.contains(variable)) {
                section.add(
                        name.line(),
                        ProblemId.CONTRACT_REPEATED,
                        Findings.shown(variable) + " is a signal already",
                        "keep one of them");
            } else if (isFree(variable, name.line())) {
                if (added.size() == MOST) {
                    tooMany("signals", name.line());
                    break;
                }
                added.add(variable);
            }
        }
        return added;
    }

    private boolean isFree(String variable, int line) {
        if (SignalName.isSignal(variable)) {
            refuse(line, variable + " is heard already", "take it out");
            return false;
        }
        if (ControlKeys.isControl(variable)) {
            refuse(
                    line,
                    Findings.shown(variable) + " steers a process, and can't say which tier it is in",
                    "name a variable that says nothing but the tier");
            return false;
        }
        KeySpec spec = specs.get(variable);
        if (spec == null ? KeySpec.isNamedAsSecret(Key.of(variable)) : spec.secret()) {
            refuse(
                    line,
                    Findings.shown(variable) + " is a secret, and what a signal says is shown",
                    "name a variable that says nothing but the tier");
            return false;
        }
        return true;
    }

    private Map<String, Tier> aliases() {
        Map<String, Tier> aliases = new LinkedHashMap<>();
        Section block = section.section("aliases", "aliases");
        if (block == null) {
            return aliases;
        }
        if (block.members().isEmpty()) {
            block.add(
                    block.line(),
                    ProblemId.CONTRACT_INCOMPLETE,
                    "aliases names no tier",
                    "write aliases { live = production }");
        }
        for (String alias : block.members().keySet()) {
            String label = block.text(alias);
            Tier tier = label == null ? null : block.tier(label, block.line(alias));
            if (!Slug.is(alias.replace('_', '-'), LONGEST_ALIAS)) {
                refuse(
                        block.line(alias),
                        Findings.shown(alias) + " can't be the name of a tier",
                        "write it in small letters, digits and -, with a letter first");
            } else if (tier != null && means(alias, tier, block.line(alias))) {
                if (aliases.size() == MOST) {
                    tooMany("aliases", block.line(alias));
                    break;
                }
                aliases.put(alias, tier);
            }
        }
        return aliases;
    }

    /**
     * A name that is a tier's own, or a slip of the hand away from one, stands for that tier or for none; one that has a name
     * of a tier in it, for none that is looser.
     */
    private boolean means(String alias, Tier tier, int line) {
        Tier said = heard.get(0).tier(alias);
        if (said != null && said != tier && Aliases.tier(alias) == null) {
            refuse(
                    line,
                    Findings.shown(alias) + " stands for " + said.label() + " already, and can't stand for "
                            + tier.label(),
                    "take it out, or write " + said.label());
            return false;
        }
        Tier own = Aliases.tier(alias);
        Tier near = own == null ? Aliases.nearest(alias) : own;
        if (near == null || near == tier) {
            Tier within = own == null ? Aliases.strictestIn(alias) : null;
            if (within == null || within.compareTo(tier) <= 0) {
                return true;
            }
            near = within;
        }
        String is = own == null ? " is nearly " : alias.equals(near.label()) ? " is itself " : " is a name of ";
        refuse(
                line,
                Findings.shown(alias) + is + near.label() + ", and can't stand for " + tier.label(),
                "take it out, or write " + near.label());
        return false;
    }

    private void tooMany(String what, int line) {
        refuse(line, "tier has more than " + MOST + " " + what, "keep those that somebody sets");
    }

    private void refuse(int line, String message, String fix) {
        section.add(line, ProblemId.CONTRACT_TIER_WORD, message, fix);
    }
}
