package io.tierguard.contract.file;

import io.tierguard.Layer;
import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.contract.KeySpec;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Waivable;
import io.tierguard.model.Waiver;
import io.tierguard.source.hocon.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the waivers. One that is not said in full and without doubt waives nothing. */
final class WaiverReader {
    private static final List<String> WORDS = List.of("guard", "key", "tier", "reason", "owner", "until");

    private final Section file;
    private final Findings findings;
    private final Set<String> declared;
    private final Map<String, KeySpec> asked;
    private final WaiverSubjects subjects;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Waiver> waivers = new ArrayList<>();

    /**
     * Returns a reader of that file's waivers.
     *
     * @param declared the keys that the contract has
     * @param asked what is asked without this file, which it can't loosen
     * @param slugs the names of the file's own guards
     * @param guards those of them that could be read
     */
    WaiverReader(
            Section file,
            Set<String> declared,
            Map<String, KeySpec> asked,
            Set<String> slugs,
            Map<String, Rule> guards) {
        this.file = file;
        this.findings = file.findings();
        this.declared = declared;
        this.asked = asked;
        this.subjects = new WaiverSubjects(findings, slugs, guards);
    }

    /** Returns those that could be read; the findings say what is wrong with the others. */
    List<Waiver> read() {
        Node node = file.get("waivers");
        if (node instanceof Node.Sequence sequence) {
            int number = 0;
            for (Node element : sequence.elements()) {
                number++;
                if (element instanceof Node.Block block) {
                    read(new Section("waiver " + number, block, findings));
                } else {
                    file.wrongKind(element, "waivers", "a list of blocks [{ … }]");
                }
            }
        } else if (node != null) {
            file.wrongKind(node, "waivers", "a list of blocks [{ … }]");
        }
        return waivers;
    }

    private void read(Section waiver) {
        waiver.knows("word of a waiver", WORDS);
        String guard = said(waiver, "guard", "guard = TG401, or the name of a guard of this file");
        String key = said(waiver, "key", "key = the key that the finding names");
        Set<Tier> tiers = tiers(waiver);
        String reason = said(waiver, "reason", "reason = \"why it may pass\"");
        String owner = said(waiver, "owner", "owner = who answers for it");
        String day = said(waiver, "until", "until = the last day, such as 2026-12-31");
        LocalDate until = day == null ? null : date(waiver, day);
        WaiverSubjects.Subject subject = guard == null ? null : subjects.named(guard, waiver.line("guard"));
        boolean fits = subject != null && key != null && fits(waiver, subject, key);
        if (subject == null || key == null || reason == null || owner == null || until == null) {
            return;
        }
        if (fits && !tiers.isEmpty() && !isAsked(waiver, subject, key, tiers) && isFirst(waiver, subject, key, tiers)) {
            Origin origin = new Origin.File(Layer.DEFAULT, findings.file(), waiver.line(), 0);
            waivers.add(new Waiver(subject.id(), subject.slug(), key, tiers, reason, owner, until, origin));
        }
    }

    /** Returns the text of a word that must be there, and in which there must be something to see. */
    private static @Nullable String said(Section waiver, String word, String fix) {
        String text = waiver.text(word);
        if (!waiver.has(word) || (text != null && !isSeen(text))) {
            incomplete(waiver, word, fix);
            return null;
        }
        return text;
    }

    private static void incomplete(Section waiver, String word, String fix) {
        waiver.add(waiver.line(word), ProblemId.CONTRACT_INCOMPLETE, waiver.name() + " has no " + word, "write " + fix);
    }

    private static boolean isSeen(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c != ' ' && Printable.isVisible(c)) {
                return true;
            }
        }
        return false;
    }

    /** Returns none if one of them is none. */
    private static Set<Tier> tiers(Section waiver) {
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        if (!waiver.has("tier")) {
            incomplete(waiver, "tier", "tier = staging, or a list of tiers");
        }
        List<Node.Single> names = waiver.values("tier", false);
        for (Node.Single name : names == null ? List.<Node.Single>of() : names) {
            Tier tier = waiver.tier(name.text(), name.line());
            if (tier == null) {
                return Set.of();
            }
            tiers.add(tier);
        }
        return tiers;
    }

    /** Returns the day, or null for what is none; only one way to write it is taken, so that no month passes for a day. */
    private static @Nullable LocalDate date(Section waiver, String text) {
        LocalDate date = Dates.of(text);
        if (date == null) {
            waiver.add(
                    waiver.line("until"),
                    ProblemId.CONTRACT_UNFIT_VALUE,
                    "until of " + waiver.name() + " is no day of the calendar",
                    "write year, month and day, such as 2026-12-31");
        }
        return date;
    }

    /** A finding is waived where its key is the very same: a name that no finding can have would waive nothing. */
    private boolean fits(Section waiver, WaiverSubjects.Subject subject, String key) {
        int line = waiver.line("key");
        if (Waivable.isOfAnyName(subject.id())) {
            boolean printed = Printable.of(key).equals(key) && key.indexOf(' ') < 0;
            if (!printed) {
                waiver.add(
                        line,
                        ProblemId.CONTRACT_BAD_NAME,
                        "key of " + waiver.name() + " is no name",
                        "write the name that the finding has");
            }
            return printed;
        }
        if (!declared.contains(key)) {
            findings.addUnknown(
                    ProblemId.CONTRACT_UNDECLARED_KEY,
                    line,
                    key,
                    "key of this contract, and " + waiver.name() + " is for it",
                    List.copyOf(declared));
            return false;
        }
        String first = subjects.firstKey(subject);
        if (first != null && !first.equals(key)) {
            waiver.add(
                    line,
                    ProblemId.CONTRACT_CONTRADICTION,
                    "what the guard " + subject.slug() + " finds is said of " + first + ", not of " + key,
                    "write key = " + first);
            return false;
        }
        return true;
    }

    /** What is asked without this file would be asked no more if the file could waive it. */
    private boolean isAsked(Section waiver, WaiverSubjects.Subject subject, String key, Set<Tier> tiers) {
        KeySpec spec = asked.get(key);
        if (spec == null || !WaiverSubjects.asks(spec, subject.id(), tiers)) {
            return false;
        }
        findings.add(
                waiver.line(),
                Problem.of(ProblemId.WAIVER_NOT_ALLOWED, subject.id().id() + " of " + key + " can't be waived here")
                        .key(key)
                        .because(spec.declaredAt() + " asks it, and a file can't loosen that")
                        .fix("take the waiver out, or change what " + spec.declaredAt() + " asks"));
        return true;
    }

    private boolean isFirst(Section waiver, WaiverSubjects.Subject subject, String key, Set<Tier> tiers) {
        boolean first = true;
        for (Tier tier : tiers) {
            Integer line = lines.putIfAbsent(
                    String.join("\n", subject.id().id(), subject.slug(), key, tier.label()), waiver.line());
            if (line != null) {
                first = false;
                findings.add(
                        waiver.line(),
                        Problem.of(
                                        ProblemId.CONTRACT_REPEATED,
                                        waiver.name() + " says for " + tier.label() + " what line " + line
                                                + " says already")
                                .because("of two waivers nobody could tell which one answers")
                                .fix("keep one of them"));
            }
        }
        return first;
    }
}
