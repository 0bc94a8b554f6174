package io.tierguard.contract.file;

import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.Refusal;
import io.tierguard.model.NearMiss;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Waivable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a waiver may be for: an id or a name of the catalogue, or the name of a guard of the file. */
final class WaiverSubjects {
    private final Findings findings;
    private final Set<String> slugs;
    private final Map<String, Rule> guards;

    /** Returns the subjects of a file that has guards of these names, of which those in the map could be read. */
    WaiverSubjects(Findings findings, Set<String> slugs, Map<String, Rule> guards) {
        this.findings = findings;
        this.slugs = slugs;
        this.guards = guards;
    }

    /** A problem that may be waived. */
    record Subject(ProblemId id, String slug) {}

    /** Returns what is meant by the word, or null where that can't be told or can't be waived; the findings say why. */
    @Nullable
    Subject named(String word, int line) {
        ProblemId known = known(word);
        if (slugs.contains(word)) {
            if (known == null) {
                return new Subject(ProblemId.OWN_RULE, word);
            }
            findings.add(
                    line,
                    Problem.of(
                                    ProblemId.CONTRACT_CONTRADICTION,
                                    word + " is the name of a guard of this file, and of " + known.id())
                            .fix("write " + known.id() + ", or give the guard another name"));
            return null;
        }
        if (known == null) {
            findings.add(line, unknown(word));
            return null;
        }
        if (known == ProblemId.OWN_RULE) {
            findings.add(
                    line,
                    Problem.of(ProblemId.CONTRACT_INCOMPLETE, word + " is any guard of the application's own")
                            .because("a waiver is for one of them")
                            .fix("write the name of the guard"));
            return null;
        }
        String against = Waivable.against(known);
        if (against != null) {
            findings.add(
                    line,
                    Problem.of(ProblemId.WAIVER_NOT_ALLOWED, known.id() + " " + known.slug() + " can't be waived")
                            .because(against)
                            .fix("take the waiver out, and mend what " + known.id() + " finds"));
            return null;
        }
        return new Subject(known, known.slug());
    }

    /** Returns the key under which a guard of the file is reported; null for the catalogue's, which are about any key. */
    @Nullable
    String firstKey(Subject subject) {
        Rule rule = subject.id() == ProblemId.OWN_RULE ? guards.get(subject.slug()) : null;
        return rule == null ? null : rule.keys().get(0);
    }

    /**
     * Returns whether the problem is that the key is not as it is asked there, in one of the tiers. A guard of the catalogue
     * may say it of a value that is refused there, in place of TG400.
     */
    static boolean asks(KeySpec spec, ProblemId id, Set<Tier> tiers) {
        if (id == ProblemId.DEPRECATED_KEY) {
            return spec.about().deprecated() != null;
        }
        Set<Tier> asking = EnumSet.noneOf(Tier.class);
        if (id == ProblemId.FORBIDDEN_SET) {
            asking.addAll(spec.presence().forbiddenIn());
        } else if (id == ProblemId.LAYER_NOT_ALLOWED) {
            asking.addAll(spec.from().keySet());
        } else if (id.id().startsWith("TG4") && id != ProblemId.OWN_RULE) {
            for (Refusal refusal : spec.refusals()) {
                asking.addAll(refusal.tiers());
            }
        }
        asking.retainAll(tiers);
        return !asking.isEmpty();
    }

    private static @Nullable ProblemId known(String word) {
        for (ProblemId id : ProblemId.catalogue()) {
            if (id.id().equals(word) || id.slug().equals(word)) {
                return id;
            }
        }
        return null;
    }

    private Problem unknown(String word) {
        String meant = isLikeId(word) ? nearId(word) : nearSlug(word);
        Problem problem = Problem.of(
                ProblemId.WAIVER_UNKNOWN,
                (isLikeId(word) ? word : Findings.shown(word)) + " is no finding and no guard of this file");
        return meant == null
                ? problem.because("a waiver for nothing would be taken for one")
                        .fix("write an id such as TG401, or the name of a guard of this file")
                : problem.fix("write " + meant);
    }

    /** So short a word with so few letters hides no secret. */
    private static boolean isLikeId(String word) {
        if (word.length() < 4 || word.length() > 6 || !word.regionMatches(true, 0, "TG", 0, 2)) {
            return false;
        }
        for (int i = 2; i < word.length(); i++) {
            if ("0123456789-_OolIi".indexOf(word.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Half the catalogue is a slip of the hand away from any number, so that only what the eye takes for it is named. */
    private static @Nullable String nearId(String word) {
        String digits = word.substring(2)
                .replace("-", "")
                .replace("_", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        ProblemId id = known("TG" + digits);
        return id == null ? null : id.id();
    }

    private @Nullable String nearSlug(String word) {
        List<String> names = new ArrayList<>(slugs);
        for (ProblemId id : ProblemId.catalogue()) {
            names.add(id.slug());
        }
        return new NearMiss(names).of(word);
    }
}
