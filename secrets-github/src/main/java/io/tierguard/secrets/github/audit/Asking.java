package io.tierguard.secrets.github.audit;

import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.secrets.github.api.Client;
import io.tierguard.secrets.github.api.Deadline;
import io.tierguard.secrets.github.api.Kind;
import io.tierguard.secrets.github.api.Retries;
import io.tierguard.secrets.github.api.Target;
import io.tierguard.secrets.github.api.Time;
import io.tierguard.secrets.github.request.Asked;
import io.tierguard.secrets.github.request.Plan;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One request, put to GitHub. */
public final class Asking {
    private final Target target;
    private final Asked asked;
    private final Client client;
    private final Deadline deadline;

    private Asking(Plan plan, SecretRequest request, Time time) throws Plan.NotSetUp {
        this.target = plan.in(request.tier()).target();
        this.asked = new Asked(request);
        this.deadline = new Deadline(request.budget(), time);
        this.client = new Client(target, deadline, Retries.in(request.tier(), RandomGenerator.getDefault()), time);
    }

    /** Returns which keys are there, as secrets or as variables. */
    public static SecretNames names(Plan plan, SecretRequest request, Time time) {
        try {
            return new Asking(plan, request, time).names();
        } catch (Plan.NotSetUp e) {
            return new SecretNames(Set.of(), false, List.of(e.problem()));
        }
    }

    /** Returns what variables hold. */
    public static Reading variables(Plan plan, SecretRequest request, Time time) {
        try {
            return new Asking(plan, request, time).variables();
        } catch (Plan.NotSetUp e) {
            return Reading.failed(e.problem());
        }
    }

    private SecretNames names() {
        Inventory inventory = Inventory.of(client, target.scopes(), EnumSet.allOf(Kind.class), false);
        Review review =
                new Review(asked, inventory, new Remarks(target)).ofKeys().ofOthers();
        List<Inventory.Failure> failures = inventory.failures(review.isSupplied());
        List<Problem> problems = new ArrayList<>(new Findings(target, deadline).problems(failures));
        problems.addAll(review.problems());
        Set<String> names = new HashSet<>(review.near());
        for (Key key : review.supplied().keySet()) {
            names.add(key.name());
        }
        return new SecretNames(names, failures.isEmpty(), problems);
    }

    private Reading variables() {
        Inventory inventory = Inventory.of(client, target.scopes(), EnumSet.of(Kind.VARIABLE), true);
        Remarks remarks = new Remarks(target);
        Review review = new Review(asked, inventory, remarks).ofKeys();
        List<Entry> entries = new ArrayList<>();
        review.supplied()
                .forEach((key, item) -> entries.add(Entry.of(
                        key.name(), Objects.requireNonNull(item.value()).reveal(), remarks.origin(item))));
        List<Inventory.Failure> failures = inventory.failures(review.isSupplied());
        List<Problem> problems = new ArrayList<>(new Findings(target, deadline).problems(failures));
        problems.addAll(review.problems());
        List<String> unread = new ArrayList<>();
        for (Key key : asked.keys()) {
            if (asked.isSecret(key) && !review.supplied().containsKey(key)) {
                unread.add(key.name());
            }
        }
        if (failures.isEmpty() && !unread.isEmpty()) {
            problems.add(unreadable(unread));
        }
        return new Reading(entries, problems);
    }

    private Problem unreadable(List<String> keys) {
        return Problem.of(ProblemId.GITHUB_SECRET_UNREADABLE, "what GitHub keeps as a secret can't be read from here")
                .note("declared as secrets, and not among its variables: " + String.join(", ", keys))
                .at(new Origin.Stored("GitHub " + target.place(target.nearest()), "*"))
                .because("GitHub hands a secret to a job alone, and never back")
                .fix("have a job hand them on, or supply them by another layer");
    }
}
