package io.tierguard.secrets.aws;

import io.tierguard.model.Problem;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether secrets are there, by DescribeSecret and ListSecrets alone: that each exists, is not scheduled for deletion, and
 * has a version that can be read. Which keys a JSON object has, nobody knows without reading it.
 */
final class NamesCheck {
    private final Plan plan;
    private final Session session;
    private final Set<String> names = new LinkedHashSet<>();
    private final Once once = new Once();
    private boolean complete = true;

    private NamesCheck(Plan plan, Session session) {
        this.plan = plan;
        this.session = session;
    }

    static SecretNames run(Plan template, SecretRequest request) {
        Plan plan = template.in(request.tier());
        try (Session session = new Session(plan, request.tier(), new Deadline(request.budget()))) {
            Transport transport = session.open();
            NamesCheck check = new NamesCheck(plan, session);
            if (transport instanceof SdkTransport sdk) {
                check.named(sdk);
                check.selected(sdk, plan.selection());
            }
            boolean complete = check.complete && session.failures().stream().allMatch(Findings::isAllowedFor);
            List<Problem> problems = new Findings(plan, session, transport).problems();
            problems.addAll(check.once.problems());
            return new SecretNames(check.names, complete, problems);
        }
    }

    private void named(SdkTransport sdk) {
        Map<Wanted, Future<SdkTransport.Described>> answers = new LinkedHashMap<>();
        for (Wanted one : plan.wanted()) {
            answers.put(one, session.submit(() -> session.attempts().call(time -> sdk.describe(one.id(), time))));
        }
        answers.forEach((one, answer) -> {
            SdkTransport.Described described = session.await(answer, Operation.DESCRIBE, List.of(one));
            if (described != null) {
                judge(one, described);
            }
        });
    }

    private void selected(SdkTransport sdk, @Nullable Selection selection) {
        if (selection == null) {
            return;
        }
        List<SdkTransport.Described> listed = session.list(sdk, selection);
        if (listed == null) {
            return;
        }
        if (listed.isEmpty()) {
            session.failures().add(Fetch.nothingIn(selection));
        }
        for (SdkTransport.Described one : new ArrayList<>(listed)) {
            judge(new Wanted(one.arn(), one.name(), false, null), one);
        }
    }

    private void judge(Wanted one, SdkTransport.Described described) {
        String stage = plan.stage() == null ? "AWSCURRENT" : plan.stage();
        if (described.isDeleted()) {
            fail(one, FaultKind.DELETED, "ScheduledForDeletion");
        } else if (!described.stages().contains(stage)) {
            fail(one, FaultKind.NO_VERSION, "NoVersion");
        } else if (!once.isFirst(one, described.name(), described.arn())) {
            return; // it has been judged
        } else if (one.key() == null) {
            complete = false;
        } else {
            names.add(one.key().name());
        }
    }

    private void fail(Wanted one, FaultKind kind, String code) {
        session.failures().add(new Failure(Operation.GET, List.of(one), Fault.of(kind, code), 1));
    }
}
