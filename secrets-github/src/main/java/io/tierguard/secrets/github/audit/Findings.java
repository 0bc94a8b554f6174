package io.tierguard.secrets.github.audit;

import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.secrets.github.api.Deadline;
import io.tierguard.secrets.github.api.Fault;
import io.tierguard.secrets.github.api.FaultKind;
import io.tierguard.secrets.github.api.Scope;
import io.tierguard.secrets.github.api.Target;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says which lists can't be had, once for each thing that somebody has to do about it. */
final class Findings {
    private final Target target;
    private final Deadline deadline;

    Findings(Target target, Deadline deadline) {
        this.target = target;
        this.deadline = deadline;
    }

    List<Problem> problems(List<Inventory.Failure> failures) {
        Map<String, List<Inventory.Failure>> alike = new LinkedHashMap<>();
        for (Inventory.Failure failure : failures) {
            String group = failure.fault().kind() + " " + failure.fault().what();
            alike.computeIfAbsent(group, key -> new ArrayList<>()).add(failure);
        }
        List<Problem> problems = new ArrayList<>();
        alike.values().forEach(group -> problems.add(problem(group)));
        return problems;
    }

    private Problem problem(List<Inventory.Failure> group) {
        Inventory.Failure first = group.get(0);
        Fault fault = first.fault();
        List<String> lists = new ArrayList<>();
        Set<String> permissions = new LinkedHashSet<>();
        boolean needsSignOn = false;
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (Inventory.Failure failure : group) {
            lists.add(failure.kind().plural() + " of the " + target.place(failure.scope()));
            scopes.add(failure.scope());
            if (failure.fault().permissions() != null) {
                permissions.add(failure.fault().permissions());
            }
            needsSignOn |= failure.fault().needsSignOn();
        }
        String subject = lists.size() == 1 ? "the " + lists.get(0) : lists.size() + " lists";
        Problem problem = Problem.of(fault.kind().id(), Wording.message(fault.kind(), subject, target, first.scope()))
                .at(new Origin.Stored("GitHub " + target.place(first.scope()), "*"))
                .because(Wording.because(fault))
                .fix(Wording.fix(fault, scopes));
        if (lists.size() > 1) {
            problem = problem.note("these are the " + String.join(", the ", lists));
        }
        for (String note : notes(fault, permissions, needsSignOn)) {
            problem = problem.note(note);
        }
        return problem.note(trace(group));
    }

    private static List<String> notes(Fault fault, Set<String> permissions, boolean needsSignOn) {
        List<String> notes = new ArrayList<>();
        if (fault.kind() == FaultKind.DENIED) {
            if (!permissions.isEmpty()) {
                notes.add("GitHub would take a token with " + String.join(" and ", permissions));
            }
            if (needsSignOn) {
                notes.add("the token is not let in by the organisation's single sign-on yet");
            }
            notes.add("the token of a job itself (secrets.GITHUB_TOKEN) can't list these, whatever it is permitted");
        }
        Instant until = fault.until();
        if (until != null) {
            notes.add("until " + until.truncatedTo(ChronoUnit.SECONDS));
        } else if (fault.kind() == FaultKind.LIMITED) {
            notes.add("it doesn't say until when");
        }
        if (fault.requestId() == null && fault.what().startsWith("HTTP ")) {
            notes.add("nothing in the answer says that it is GitHub's: a proxy between may have given it");
        }
        if (fault.what().equals("Html")) {
            notes.add("it is a page of HTML, as a proxy or a log-in page between would answer");
        }
        return notes;
    }

    private String trace(List<Inventory.Failure> group) {
        Fault fault = group.get(0).fault();
        int attempts = 0;
        @Nullable String request = null;
        for (Inventory.Failure failure : group) {
            attempts = Math.max(attempts, failure.attempts());
            request = request == null ? failure.fault().requestId() : request;
        }
        return fault.what() + (request == null ? "" : ", request " + request) + "; " + attempts
                + (attempts == 1 ? " attempt, " : " attempts, ")
                + deadline.spent().toMillis() + " of " + deadline.budget().toMillis() + " ms";
    }
}
