package io.tierguard.secrets.aws;

import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what has failed, once for each thing that somebody has to do about it, and with all the secrets that it is about.
 *
 * <p>Of what the manager said, the error's code and the request's id go in, and nothing else.
 */
final class Findings {
    private static final String CALLER = "who is asking is said by: aws sts get-caller-identity";

    private final Plan plan;
    private final Session session;
    private final @Nullable String region;
    private final @Nullable String account;

    Findings(Plan plan, Session session, @Nullable Transport transport) {
        this.plan = plan;
        this.session = session;
        this.region = transport == null ? null : transport.region();
        this.account = transport == null ? null : transport.account();
    }

    List<Problem> problems() {
        Map<String, List<Failure>> alike = new LinkedHashMap<>();
        for (Failure failure : session.failures()) {
            if (!isAllowedFor(failure)) {
                Fault fault = failure.fault();
                String group = failure.operation() + " " + fault.kind() + " " + fault.code();
                alike.computeIfAbsent(group, key -> new ArrayList<>()).add(failure);
            }
        }
        List<Problem> problems = new ArrayList<>();
        alike.values().forEach(failures -> problems.add(problem(failures)));
        return problems;
    }

    /** A secret that may be absent may be just that, and nothing else may be wrong with it. */
    static boolean isAllowedFor(Failure failure) {
        return failure.fault().kind() == FaultKind.NOT_FOUND
                && failure.of().size() == 1
                && failure.of().get(0).optional();
    }

    private Problem problem(List<Failure> failures) {
        List<Wanted> secrets = new ArrayList<>();
        int attempts = 0;
        for (Failure failure : failures) {
            secrets.addAll(failure.of());
            attempts = Math.max(attempts, failure.attempts());
        }
        Failure first = failures.get(0);
        Fault fault = first.fault();
        boolean many = secrets.size() > 1;
        Problem problem = Problem.of(
                        fault.kind().id(), Wording.message(fault.kind(), subject(first, secrets), where(), many))
                .at(new Origin.Stored(secrets.size() == 1 ? Contents.store(secrets.get(0)) : plan.describe(), "*"))
                .because(because(first, attempts, many))
                .fix(fix(first, many));
        if (many) {
            problem = problem.note("these are " + names(secrets));
        }
        for (String note : notes(first, secrets)) {
            problem = problem.note(note);
        }
        if (fault.kind() == FaultKind.NOT_FOUND && plan.stage() != null) {
            problem = problem.note("it may be there, and have no version with the stage " + plan.stage());
        }
        return problem.note(trace(fault, attempts));
    }

    private String because(Failure failure, int attempts, boolean many) {
        FaultKind kind = failure.fault().kind();
        if (kind == FaultKind.DENIED && failure.operation() == Operation.LIST) {
            return "a prefix or a tag is looked for in the list of all secrets";
        }
        String because = Wording.because(kind, many);
        if (!kind.isTransient() || kind == FaultKind.THROTTLED || failure.operation() == Operation.OPEN) {
            return because;
        }
        return attempts >= session.attempts().most()
                ? because + "; in development and test it is tried twice"
                : because + "; it was tried as long as there was time";
    }

    private String fix(Failure failure, boolean many) {
        FaultKind kind = failure.fault().kind();
        String ofAgent = plan.agent() == null ? null : Wording.fixOfAgent(kind);
        if (ofAgent != null) {
            return ofAgent;
        }
        if (kind == FaultKind.DENIED && failure.operation() == Operation.LIST) {
            return "allow that statement to the role of this process, or name the secrets";
        }
        if (kind == FaultKind.UNREACHABLE && failure.fault().code().equals("UnknownHostException")) {
            return Wording.fix(kind, "", many) + "; or the region is misspelt";
        }
        String fix = Wording.fix(kind, plan.stage() == null ? "AWSCURRENT" : plan.stage(), many);
        return kind == FaultKind.NOT_FOUND && plan.stage() != null
                ? "give one of its versions the stage " + plan.stage() + "; or " + fix
                : fix;
    }

    private List<String> notes(Failure failure, List<Wanted> secrets) {
        List<String> notes = new ArrayList<>();
        IamStatement statement = new IamStatement(region, accountOf(secrets));
        switch (failure.fault().kind()) {
            case DENIED -> {
                notes.add("it takes " + statement.allow(failure.operation(), secrets));
                notes.add(CALLER);
            }
            case KEY -> {
                notes.add("it takes " + statement.allowKey());
                if (!secrets.isEmpty()) {
                    notes.add("the key is named by: aws secretsmanager describe-secret --secret-id "
                            + secrets.get(0).id());
                }
            }
            case CREDENTIALS, CLOCK -> notes.add(CALLER);
            case NOT_FOUND, NOTHING_LISTED -> {
                String there = accountOf(secrets);
                notes.add(there == null ? CALLER : "account " + there);
                for (Wanted one : secrets) {
                    String other = SecretId.region(one.id());
                    if (region != null && other != null && !other.equals(region)) {
                        notes.add("the ARN is of " + other + ", and " + region + " was asked");
                    }
                }
            }
            case NO_CREDENTIALS -> {
                notes.add("looked in system properties, variables, the profile, web identity, the container and EC2");
                notes.add("in GitHub Actions a job needs permissions: id-token: write");
                notes.add("AWS_EC2_METADATA_DISABLED=true saves the wait where there is no EC2");
            }
            default -> {
                if (failure.operation() == Operation.OPEN && failure.fault().kind() == FaultKind.TIMED_OUT) {
                    notes.add("no call was made yet: region and credentials were still being looked for");
                }
            }
        }
        return notes;
    }

    private @Nullable String accountOf(List<Wanted> secrets) {
        for (Wanted one : secrets) {
            String other = SecretId.account(one.id());
            if (other != null) {
                return other;
            }
        }
        return account;
    }

    private String where() {
        if (plan.agent() != null) {
            return " by the agent at " + plan.agent().endpoint();
        }
        return region == null ? "" : " in " + region;
    }

    private static String subject(Failure failure, List<Wanted> secrets) {
        FaultKind kind = failure.fault().kind();
        if (kind == FaultKind.BAD_REGION || kind == FaultKind.BAD_ENDPOINT) {
            return failure.fault().code();
        }
        String subject = secrets.size() == 1 ? secrets.get(0).name() : secrets.size() + " secrets";
        return switch (failure.operation()) {
            case LIST -> secrets.isEmpty() ? "the list of secrets" : subject;
            case OPEN, GET, DESCRIBE -> subject;
        };
    }

    private static String names(List<Wanted> secrets) {
        List<String> names = new ArrayList<>();
        for (Wanted one : secrets) {
            names.add(one.name());
        }
        return String.join(", ", names);
    }

    private String trace(Fault fault, int attempts) {
        Deadline deadline = session.deadline();
        String request = fault.requestId() == null ? "" : ", request " + fault.requestId();
        String tried = attempts == 0 ? "no attempt" : attempts == 1 ? "1 attempt" : attempts + " attempts";
        return fault.code() + request + "; " + tried + ", " + deadline.spent().toMillis() + " of "
                + deadline.budget().toMillis() + " ms";
    }
}
