package io.tierguard.guard;

import io.tierguard.Tier;
import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.tier.Aliases;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An image tag that doesn't say which build runs, or that says one which was built for another tier. */
final class ImageTagGuard implements Guard {
    @Override
    public void inspect(Inspection inspection) {
        for (Setting setting : inspection.settings()) {
            if (!Words.hasAny(setting.key().name(), "IMAGE_TAG", "IMAGE_VERSION")
                    || !inspection.canJudge(ProblemId.IMAGE_TAG, setting)) {
                continue;
            }
            String why = unfit(setting.text(), inspection.tier());
            if (why == null) {
                continue;
            }
            Problem problem = Problem.of(ProblemId.IMAGE_TAG, setting.key() + " " + why)
                    .because("after an incident, nobody can say what ran")
                    .fix(Mends.set(setting, "the tag of the build that was tested"));
            if (setting.isSet()) {
                inspection.refuse(problem, setting);
            } else {
                inspection.add(problem.key(setting.key()));
            }
        }
    }

    private static @Nullable String unfit(String tag, Tier tier) {
        if (tag.isEmpty()) {
            return "is not set";
        }
        if (tag.equalsIgnoreCase("latest") || tag.endsWith(":latest")) {
            return "is latest, which is another build tomorrow";
        }
        if (tag.toUpperCase(Locale.ROOT).endsWith("SNAPSHOT")) {
            return "is a snapshot, which is another build tomorrow";
        }
        int dash = tag.indexOf('-');
        String first = dash < 0 ? tag : tag.substring(0, dash);
        Tier built = Aliases.tier(first.toLowerCase(Locale.ROOT));
        return built != null && built.compareTo(tier) < 0 ? "is a build for " + built.label() : null;
    }
}
