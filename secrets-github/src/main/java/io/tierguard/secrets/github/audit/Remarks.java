package io.tierguard.secrets.github.audit;

import io.tierguard.Tier;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.secrets.github.api.Item;
import io.tierguard.secrets.github.api.Kind;
import io.tierguard.secrets.github.api.Scope;
import io.tierguard.secrets.github.api.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says what is not as it should be with something that GitHub keeps. */
final class Remarks {
    private static final int MOST_NAMES = 5;

    private final Target target;

    Remarks(Target target) {
        this.target = target;
    }

    Origin origin(Item item) {
        return new Origin.Stored(target.describe(item), "*");
    }

    private Problem at(ProblemId id, String message, Item item) {
        return Problem.of(id, message).at(origin(item));
    }

    private String place(Item item) {
        return "the " + target.place(item.scope());
    }

    private String text(Item item) {
        return "the " + item.kind().singular() + " " + item.name() + " of " + place(item);
    }

    Problem blank(Key key, Item item) {
        return at(ProblemId.GITHUB_VALUE_BLANK, text(item) + " is blank", item)
                .key(key)
                .because("it counts as missing, and hides what a wider scope has under the name")
                .fix("give it a value, or delete it");
    }

    /** Says that the first of those hides the others. */
    Problem shadowed(Key key, List<Item> items) {
        Item nearest = items.get(0);
        List<Origin> hidden = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (Item item : items.subList(1, items.size())) {
            hidden.add(origin(item));
            places.add(place(item));
        }
        return at(ProblemId.GITHUB_SHADOWED, text(nearest) + " hides that of " + String.join(" and ", places), nearest)
                .key(key)
                .shadowing(hidden)
                .because("who changes the one that is hidden changes nothing")
                .fix("delete the one that is not meant");
    }

    Problem readable(Key key, List<Item> items) {
        List<String> places = new ArrayList<>();
        for (Item item : items) {
            places.add(item.name() + " of " + place(item));
        }
        return at(
                        ProblemId.GITHUB_SECRET_READABLE,
                        key + " is declared as a secret, and is kept where it can be read",
                        items.get(0))
                .key(key)
                .note("variable " + String.join(", ", places))
                .because("whoever may see the settings can read a variable, and no log masks it")
                .fix("store it as a secret, delete the variable, and change the secret itself");
    }

    Problem keptAsSecret(Key key, Item item) {
        return at(
                        ProblemId.GITHUB_PLAIN_KEPT_AS_SECRET,
                        key + " is not declared as a secret, and " + place(item) + " keeps it as one alone",
                        item)
                .key(key)
                .because("what is no secret is taken from vars." + key + ", which is empty then")
                .fix("keep it as a variable, or write " + key + ": ${{ secrets." + item.name() + " }} in env:");
    }

    Problem beyond(Key key, Item item, FirstHundred hundred) {
        boolean doubtful = hundred.reach(item) == FirstHundred.Reach.DOUBTFUL;
        Problem problem = at(
                        ProblemId.GITHUB_BEYOND_THE_HUNDREDTH,
                        "of " + hundred.shared() + " secrets that " + place(item) + " shares, " + item.name()
                                + (doubtful ? " may not be" : " is not") + " among the first " + FirstHundred.MOST,
                        item)
                .key(key)
                .because("the first " + FirstHundred.MOST + " by name reach a job, and no others")
                .fix("keep it in the repository or its environment, or share fewer with the repository");
        return doubtful
                ? problem.note("GitHub goes by the alphabet, and doesn't say where in it the underscore stands")
                : problem;
    }

    Problem foreign(Item item, Tier owner) {
        return at(ProblemId.GITHUB_OTHER_TIER, text(item) + " belongs to " + owner.label(), item)
                .key(item.name())
                .because("a job that holds another tier's keys can reach what is not its own")
                .fix("move it to the environment of " + owner.label() + ", or delete it");
    }

    Problem wrongCase(Key meant, Item item) {
        return at(ProblemId.GITHUB_WRONG_CASE, text(item) + " is not " + meant, item)
                .key(meant)
                .because(
                        "GitHub turns a name to capitals, and where it was written openaiApiKey the words run together")
                .fix("create it anew as " + meant + ", and delete this one");
    }

    Problem unused(Kind kind, Scope scope, Set<String> names) {
        String place = target.place(scope);
        boolean one = names.size() == 1;
        return Problem.of(
                        ProblemId.GITHUB_UNUSED,
                        names.size() + " " + (one ? kind.singular() : kind.plural()) + " of the " + place
                                + (one ? " is" : " are") + " not asked for" + list(names))
                .at(new Origin.Stored("GitHub " + kind.plural() + " of the " + place, "*"))
                .because("what nobody asks for is lost without being missed")
                .fix("delete what nobody else uses, or declare it");
    }

    /** Names that nobody declared may be secrets that slipped to where a name should be. */
    private static String list(Set<String> names) {
        List<String> shown = new ArrayList<>();
        for (String name : names) {
            if (Key.isShowable(name) && shown.size() < MOST_NAMES) {
                shown.add(name);
            }
        }
        int more = names.size() - shown.size();
        if (shown.isEmpty()) {
            return "";
        }
        return ": " + String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
    }
}
