package io.tierguard.secrets.github.oidc;

import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.secrets.github.api.Answer;
import io.tierguard.secrets.github.api.Api;
import io.tierguard.secrets.github.api.Client;
import io.tierguard.secrets.github.api.Deadline;
import io.tierguard.secrets.github.api.Exchange;
import io.tierguard.secrets.github.api.Fault;
import io.tierguard.secrets.github.api.FaultKind;
import io.tierguard.secrets.github.api.Retries;
import io.tierguard.secrets.github.api.Time;
import io.tierguard.secrets.github.api.Token;
import io.tierguard.source.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The OIDC token of a job, as far as it is asked for. It is read where it is received, and kept by nobody. */
public final class IdToken {
    static final String AUDIENCE = "tierguard";
    public static final String URL = Surroundings.ID_TOKEN_URL;
    public static final String TOKEN = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";

    private static final String FIX = "run the job again, or take id-token: write from its permissions";

    private static final int LONGEST_URL = 4_096;
    private static final int LONGEST_ANSWER = 1 << 16;

    /** So that one that hangs leaves time for another. */
    private static final Duration LONGEST_TRY = Duration.ofSeconds(2);

    /** What passes by itself is tried once more; somebody waits for the application to start. */
    private static final Retries RETRIES = new Retries(RandomGenerator.getDefault(), 2);

    private final URI uri;
    private final Exchange exchange;
    private final Deadline deadline;
    private final Time time;

    private IdToken(Api api, URI uri, Token token, Deadline deadline, Time time) {
        this.uri = uri;
        this.exchange = new Exchange(api, token, LONGEST_ANSWER);
        this.deadline = deadline;
        this.time = time;
    }

    /** The token could not be had, or not be read. */
    public static final class Unheard extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        private Unheard(Problem problem) {
            super(problem.message(), null, false, false); // a cause may quote what was sent, or answered
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /** Returns the token that the variables of a job say how to ask for. */
    public static IdToken of(Map<String, String> variables, Duration budget, Time time) throws Unheard {
        Deadline deadline = new Deadline(budget, time);
        String text = variables.getOrDefault(URL, "");
        URI uri = uri(text);
        // Whose address it is, is checked without its question, which others don't have.
        Api api = uri == null ? null : Api.of(uri.getScheme() + "://" + uri.getRawAuthority());
        if (api == null || uri == null) {
            throw notAsked(
                    URL,
                    "what " + URL + " says is no address that a token may be sent to",
                    "leave it as the runner sets it: https, without a user in it");
        }
        String token = variables.getOrDefault(TOKEN, "");
        if (!Token.isFit(token)) {
            throw notAsked(TOKEN, "what " + TOKEN + " holds is no token", "leave it as the runner sets it");
        }
        return new IdToken(api, uri, new Token(token), deadline, time);
    }

    private static @Nullable URI uri(String text) {
        if (text.length() > LONGEST_URL) {
            return null;
        }
        try {
            String query = new URI(text).getRawQuery();
            String before = query == null ? "?" : query.isEmpty() ? "" : "&";
            URI uri = new URI(text + before + "audience=" + AUDIENCE);
            return uri.getRawFragment() == null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Asks for the token, and returns what it claims. */
    public JobClaims claims() throws Unheard {
        for (int attempt = 1; ; attempt++) {
            Fault fault = Fault.of(FaultKind.TIMED_OUT, "Timeout");
            Duration left = deadline.left();
            if (!left.isZero()) {
                try {
                    Answer answer = exchange.get(uri, left.compareTo(LONGEST_TRY) > 0 ? LONGEST_TRY : left);
                    if (answer.status() == 200) {
                        return JobClaims.ofAnswer(answer.text());
                    }
                    fault = Fault.of(answer, time.now());
                } catch (JobClaims.Unreadable e) {
                    throw new Unheard(problem(URL, "what GitHub handed out is no OIDC token that can be read")
                            .note(e.what() + attempts(attempt))
                            .fix(FIX));
                } catch (IOException | RuntimeException e) {
                    fault = Client.fault(e);
                }
            }
            Duration pause = RETRIES.pause(fault, attempt, time.now(), deadline.left());
            if (pause == null) {
                throw unanswered(fault, attempt);
            }
            sleep(pause, fault, attempt);
        }
    }

    private void sleep(Duration pause, Fault fault, int attempt) throws Unheard {
        try {
            time.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(fault, attempt);
        }
    }

    private static Unheard notAsked(String variable, String what, String fix) {
        return new Unheard(problem(variable, what).note("nobody was asked").fix(fix));
    }

    private static Unheard unanswered(Fault fault, int attempt) {
        String kind = fault.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String request = fault.requestId() == null ? "" : ", request " + fault.requestId();
        return new Unheard(problem(URL, "GitHub did not hand out the job's OIDC token")
                .note(kind + ": " + fault.what() + request + attempts(attempt))
                .fix(FIX));
    }

    private static Problem problem(String variable, String what) {
        return Problem.of(ProblemId.GITHUB_EVIDENCE_MISSING, what)
                .at(new Origin.Variable(variable))
                .because("what the token says of environment and ref can't be held against the other signals");
    }

    private static String attempts(int number) {
        return "; " + number + (number == 1 ? " attempt" : " attempts");
    }

    /** Returns nothing of what it is asked by. */
    @Override
    public String toString() {
        return "the job's OIDC token";
    }
}
