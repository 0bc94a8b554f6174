package io.tierguard.load;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.Checked;
import io.tierguard.contract.Contract;
import io.tierguard.contract.Setting;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.report.Finding;
import io.tierguard.report.Phase;
import io.tierguard.report.Report;
import io.tierguard.tier.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be said of a configuration where nothing of it is but the contract and the files beside it: in a build.
 *
 * <p>Each file is judged in the tiers that read it, and what no file is to blame for is left for the start: that a key is
 * missing, that a default is unsafe, what is to be interpolated, which tier this is. No variable is read, and no secret
 * manager is asked.
 */
public final class BuildCheck {
    /** What a value is that isn't there yet, or not whole. */
    private static final Set<ProblemId> OF_THE_START =
            Set.of(ProblemId.REQUIRED_MISSING, ProblemId.INTERPOLATION, ProblemId.INTERPOLATION_UNSET);

    private final Contract contract;
    private final List<Problem> mistakes;
    private final Options options;

    /**
     * Returns a check that has not begun.
     *
     * @param contract what the application needs
     * @param mistakes what is wrong with the contract itself
     * @param options what the caller has set; with a tier, only that one's files are looked at
     */
    public BuildCheck(Contract contract, List<Problem> mistakes, Options options) {
        this.contract = contract;
        this.mistakes = List.copyOf(mistakes);
        this.options = options;
    }

    /** Returns what is wrong with the contract and the files. */
    public Report run() {
        Verdict none = new Verdict(options.tier(), options.tier(), List.of(), List.of());
        if (!mistakes.isEmpty()) {
            return Report.of(contract.application(), none, mistakes, Map.of(), List.of(), 0, 0)
                    .in(Phase.BUILD);
        }
        Map<Place, Finding> found = new LinkedHashMap<>();
        for (Tier tier : options.tier() == null ? List.of(Tier.values()) : List.of(options.tier())) {
            for (Finding finding : judged(tier)) {
                if (isOfAFile(finding, tier)) {
                    found.merge(Place.of(finding), finding, BuildCheck::graver);
                }
            }
        }
        return Report.ofBuild(
                        contract.application(),
                        none,
                        found.values(),
                        contract.keys().size())
                .declaring(contract.names());
    }

    private List<Finding> judged(Tier tier) {
        Options alone =
                options.filesAlone().withTier(tier).withEnvironment(Map.of()).withProperties(Map.of());
        Outcome outcome = new Load(contract, List.of(), alone).run();
        List<Finding> judged = new ArrayList<>(outcome.report().findings());
        Checked checked = outcome.checked();
        if (checked != null) {
            judged.removeIf(finding -> isOfAPart(finding, checked));
        }
        return judged;
    }

    /** What is brought into a value at the start may make one that fits, and is safe. */
    private static boolean isOfAPart(Finding finding, Checked checked) {
        Setting setting = finding.key() == null ? null : checked.setting(finding.key());
        Entry winner = setting == null ? null : setting.supply().winner();
        boolean isOfTheValue = finding.id().startsWith("TG3") || finding.id().startsWith("TG4");
        return isOfTheValue
                && winner != null
                && !winner.whole()
                && winner.origin().equals(finding.origin());
    }

    /**
     * Staging and production refuse a .env, but the one that lies here is a developer's, and not on its way there. What is
     * unsafe is said of a tier's own files alone: of {@code application.conf} a variable may make something else there.
     */
    private static boolean isOfAFile(Finding finding, Tier tier) {
        if (!(finding.origin() instanceof Origin.File file)) {
            return false;
        }
        ProblemId id = finding.problem().id();
        if (id == ProblemId.WAIVER_EXPIRED) {
            return true;
        }
        if (OF_THE_START.contains(id)) {
            return false;
        }
        if (file.layer() == Layer.DOTENV) {
            return !tier.isDeployed();
        }
        boolean own = file.path().endsWith("-" + tier.label() + ".conf");
        return file.layer() == Layer.HOCON && (own || !isOfUse(id));
    }

    /** What a value is used for, or who may supply it, in contrast to whether it can be read, or may be said in a file. */
    private static boolean isOfUse(ProblemId id) {
        return id != ProblemId.CONTROL_KEY
                && (id.id().startsWith("TG4") || id.id().startsWith("TG5"));
    }

    /** What somebody answers for in one tier, nobody may answer for in the other. */
    private static Finding graver(Finding one, Finding other) {
        if (one.waived() != other.waived()) {
            return one.waived() ? other : one;
        }
        return other.severity().compareTo(one.severity()) < 0 ? other : one;
    }

    /** What is the same mistake in whichever tier it is found. */
    private record Place(String id, String key, Origin origin) {
        static Place of(Finding finding) {
            String key = finding.key();
            Origin origin = finding.origin();
            if (origin == null) {
                throw new IllegalArgumentException("a finding of a file has a place");
            }
            return new Place(finding.id(), key == null ? "" : key, origin);
        }
    }
}
