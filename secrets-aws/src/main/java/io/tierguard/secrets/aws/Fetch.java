package io.tierguard.secrets.aws;

import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of secrets: one by GetSecretValue, many by batches of 20 at a time, in parallel.
 *
 * <p>An instance asks for one secret with the call that has a hundred times the quota of a batch, so that a fleet can start at
 * once. What a batch could not do because it is denied or too busy, GetSecretValue does secret by secret; few at once where it
 * was too busy, because then a fleet is starting. {@code docs/fleet.md} has the figures.
 */
final class Fetch {
    private static final int MOST_PAGES = 100;

    private final Plan plan;
    private final Session session;
    private final Map<Wanted, StoredSecret> read = new LinkedHashMap<>();

    private Fetch(Plan plan, Session session) {
        this.plan = plan;
        this.session = session;
    }

    static Reading run(Plan template, SecretRequest request) {
        Plan plan = template.in(request.tier());
        try (Session session = new Session(plan, request.tier(), new Deadline(request.budget()))) {
            Transport transport = session.open();
            if (transport == null) {
                return new Reading(List.of(), new Findings(plan, session, null).problems());
            }
            Fetch fetch = new Fetch(plan, session);
            List<Wanted> all = fetch.selected(transport);
            fetch.read(transport, all);
            Contents contents = Contents.of(all, fetch.read, plan.keyPrefix(), request);
            contents.problems().addAll(0, new Findings(plan, session, transport).problems());
            return new Reading(contents.entries(), contents.problems());
        }
    }

    /** Returns the secrets that are named, and after them those that are selected. */
    private List<Wanted> selected(Transport transport) {
        List<Wanted> all = new ArrayList<>(plan.wanted());
        if (plan.selection() == null || !(transport instanceof SdkTransport sdk)) {
            return all;
        }
        List<SdkTransport.Described> listed = session.list(sdk, plan.selection());
        if (listed != null && listed.isEmpty()) {
            session.failures().add(nothingIn(plan.selection()));
        }
        for (SdkTransport.Described one : listed == null ? List.<SdkTransport.Described>of() : listed) {
            if (plan.wanted().stream().noneMatch(named -> SecretId.isAsked(named.id(), one.name(), one.arn()))) {
                all.add(new Wanted(one.arn(), one.name(), false, null));
            }
        }
        return all;
    }

    static Failure nothingIn(Selection selection) {
        Wanted what = Wanted.of(selection.describe());
        return new Failure(Operation.LIST, List.of(what), Fault.of(FaultKind.NOTHING_LISTED, "NothingListed"), 1);
    }

    private void read(Transport transport, List<Wanted> all) {
        List<Wanted> single = new ArrayList<>();
        if (transport instanceof SdkTransport sdk && plan.stage() == null) {
            single.addAll(batches(sdk, all));
        } else {
            single.addAll(all);
        }
        Map<Wanted, Future<StoredSecret>> answers = new LinkedHashMap<>();
        for (Wanted one : single) {
            answers.put(one, session.submit(() -> get(transport, one)));
        }
        answers.forEach((one, answer) -> {
            StoredSecret secret = session.await(answer, Operation.GET, List.of(one));
            if (secret != null) {
                read.put(one, secret);
            }
        });
    }

    private StoredSecret get(Transport transport, Wanted one) throws CallFailed {
        return session.attempts().call(time -> {
            StoredSecret secret = transport.get(one.id(), plan.stage(), time);
            if (!SecretId.isAsked(one.id(), secret.name(), secret.arn())) {
                throw new CallFailed(Fault.of(FaultKind.UNANSWERED, "AnotherSecret"), 1);
            }
            return secret;
        });
    }

    /** Asks in batches, and returns what has to be asked for one by one. */
    private List<Wanted> batches(SdkTransport sdk, List<Wanted> all) {
        List<Wanted> single = new ArrayList<>();
        Map<List<Wanted>, Future<Batch>> answers = new LinkedHashMap<>();
        for (int from = 0; from < all.size(); from += SdkTransport.BATCH) {
            List<Wanted> some = all.subList(from, Math.min(all.size(), from + SdkTransport.BATCH));
            if (some.size() == 1) {
                single.addAll(some);
            } else {
                answers.put(some, session.submit(() -> batch(sdk, some)));
            }
        }
        answers.forEach((some, answer) -> {
            Batch batch = session.await(answer, Operation.GET, some);
            if (batch == null) {
                return;
            }
            for (Wanted one : some) {
                take(one, batch, single);
            }
            if (batch.isEndless()) {
                List<Wanted> lost = batch.unanswered(some);
                Fault fault = Fault.of(FaultKind.ENDLESS, "BatchWithoutEnd");
                session.failures().add(new Failure(Operation.GET, lost.isEmpty() ? some : lost, fault, 1));
            }
        });
        return single;
    }

    private void take(Wanted one, Batch batch, List<Wanted> single) {
        StoredSecret secret = batch.valueOf(one);
        Fault fault = batch.faultOf(one);
        if (secret != null) {
            read.put(one, secret);
        } else if (fault.kind().isTransient() || batch.isRefused()) {
            single.add(one);
        } else if (!batch.isEndless() || fault.kind() != FaultKind.UNANSWERED) {
            session.failures().add(new Failure(Operation.GET, List.of(one), fault, 1));
        }
    }

    /** Returns whether a batch that fails so is read secret by secret. One name that isn't one spoils it for the others, too. */
    static boolean isReadOneByOne(FaultKind kind) {
        return kind == FaultKind.DENIED || kind == FaultKind.THROTTLED || kind == FaultKind.PARAMETER;
    }

    private Batch batch(SdkTransport sdk, List<Wanted> some) throws CallFailed {
        Set<String> asked = new LinkedHashSet<>();
        for (Wanted one : some) {
            asked.add(one.id());
        }
        List<String> ids = List.copyOf(asked);
        List<StoredSecret> values = new ArrayList<>();
        Map<String, Fault> faults = new LinkedHashMap<>();
        Set<String> tokens = new HashSet<>();
        String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String token = next;
            SdkTransport.Page answer;
            try {
                answer = session.attempts().call(time -> sdk.batch(ids, token, time), FaultKind.THROTTLED);
            } catch (CallFailed e) {
                if (isReadOneByOne(e.fault().kind())) {
                    if (e.fault().kind() == FaultKind.THROTTLED) {
                        session.slowDown();
                    }
                    return new Batch(values, faults, true, false);
                }
                throw e;
            }
            values.addAll(answer.values());
            faults.putAll(answer.faults());
            next = answer.next();
            if (next == null) {
                return new Batch(values, faults, false, false);
            }
            if (!tokens.add(next)) {
                break;
            }
        }
        return new Batch(values, faults, false, true);
    }

    /** What a batch came to; refused, where the call as a whole was, and endless, where its pages were without end. */
    private record Batch(List<StoredSecret> values, Map<String, Fault> faults, boolean isRefused, boolean isEndless) {
        @Nullable
        StoredSecret valueOf(Wanted one) {
            for (StoredSecret value : values) {
                if (SecretId.isAsked(one.id(), value.name(), value.arn())) {
                    return value;
                }
            }
            return null;
        }

        /** Returns why it isn't there; that nothing is said of it is a fault as well. */
        Fault faultOf(Wanted one) {
            for (Map.Entry<String, Fault> fault : faults.entrySet()) {
                String id = fault.getKey();
                if (id.equals(one.id()) || SecretId.isAsked(one.id(), null, id) || id.equals(one.name())) {
                    return fault.getValue();
                }
            }
            return Fault.of(FaultKind.UNANSWERED, "NotAnswered");
        }

        /** Returns those of which nothing is said. */
        List<Wanted> unanswered(List<Wanted> some) {
            List<Wanted> unanswered = new ArrayList<>();
            for (Wanted one : some) {
                if (valueOf(one) == null && faultOf(one).kind() == FaultKind.UNANSWERED) {
                    unanswered.add(one);
                }
            }
            return unanswered;
        }
    }
}
