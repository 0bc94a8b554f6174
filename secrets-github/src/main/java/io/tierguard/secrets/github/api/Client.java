package io.tierguard.secrets.github.api;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole lists, page after page, and tries again what passes by itself. One call is made after the other, as GitHub
 * asks those to do who don't want to be limited.
 */
public final class Client {
    /** More than GitHub keeps of either kind anywhere: 1,000 of an organisation, 30 on a page. */
    public static final int MOST_PAGES = 50;

    /** GitHub itself gives up after ten seconds. */
    private static final Duration LONGEST_TRY = Duration.ofSeconds(10);

    private static final int DEEPEST = 20;

    private final Target target;
    private final Exchange exchange;
    private final Deadline deadline;
    private final Retries retries;
    private final Time time;

    public Client(Target target, Deadline deadline, Retries retries, Time time) {
        this.target = target;
        this.exchange = new Exchange(target.api(), target.token());
        this.deadline = deadline;
        this.retries = retries;
        this.time = time;
    }

    /** Returns everything that is kept there. A name that stands on two pages, because something was added, counts once. */
    public List<Item> list(Kind kind, Scope scope, boolean withValues) throws CallFailed {
        Map<String, Item> items = new LinkedHashMap<>();
        Set<URI> seen = new HashSet<>();
        URI next = target.api().list(target.repository(), scope, kind, target.environment());
        long received = 0;
        while (seen.add(next) && seen.size() <= MOST_PAGES) {
            URI uri = next;
            Read read = call(left -> read(uri, left, kind, scope, withValues));
            ListPage page = read.page();
            for (Item item : page.items()) {
                items.put(item.name(), item);
            }
            received += page.items().size();
            URI following = following(read.link(), next);
            if (following == null) {
                if (page.total() > received) {
                    throw new CallFailed(Fault.of(FaultKind.INCOMPLETE, "PagesMissing"), 1);
                }
                return List.copyOf(items.values());
            }
            if (!target.api().owns(following)) {
                throw new CallFailed(Fault.of(FaultKind.ELSEWHERE, "OtherHost"), 1);
            }
            next = following;
        }
        throw new CallFailed(Fault.of(FaultKind.ENDLESS, "PagesEndless"), 1);
    }

    /** A page, and what is said beside it of the next one. */
    private record Read(ListPage page, @Nullable String link) {}

    private interface Call {
        Read within(Duration left) throws IOException, CallFailed;
    }

    private Read read(URI uri, Duration left, Kind kind, Scope scope, boolean withValues)
            throws IOException, CallFailed {
        Answer answer = exchange.get(uri, left.compareTo(LONGEST_TRY) > 0 ? LONGEST_TRY : left);
        if (answer.status() != 200) {
            throw new CallFailed(Fault.of(answer, time.now()), 1);
        }
        try {
            return new Read(ListPage.read(answer.text(), kind, scope, withValues), answer.header("link"));
        } catch (ListPage.NoList e) {
            String what = answer.text().stripLeading().startsWith("<") ? "Html" : "NoList";
            throw new CallFailed(Fault.of(FaultKind.UNREADABLE, what), 1);
        }
    }

    private static @Nullable URI following(@Nullable String link, URI page) throws CallFailed {
        try {
            return NextPage.of(link, page);
        } catch (URISyntaxException e) {
            throw new CallFailed(Fault.of(FaultKind.ELSEWHERE, "NoAddress"), 1);
        }
    }

    private Read call(Call call) throws CallFailed {
        Fault before = null;
        for (int attempt = 1; ; attempt++) {
            Duration left = deadline.left();
            if (left.isZero()) {
                throw new CallFailed(before == null ? Fault.of(FaultKind.TIMED_OUT, "Timeout") : before, attempt - 1);
            }
            Fault fault;
            try {
                return call.within(left);
            } catch (CallFailed e) {
                fault = e.fault();
            } catch (IOException | RuntimeException e) {
                fault = fault(e);
            }
            if (before != null && fault.kind() == FaultKind.TIMED_OUT) {
                fault = before; // a try has what time is left, and was cut short; what kept the others from an answer
                // says more
            }
            Duration pause = retries.pause(fault, attempt, time.now(), deadline.left());
            if (pause == null) {
                throw new CallFailed(fault, attempt);
            }
            before = fault;
            sleep(pause, fault, attempt);
        }
    }

    /** What was thrown is told by its type alone. */
    public static Fault fault(Exception e) {
        FaultKind kind = FaultKind.UNREACHABLE;
        if (e instanceof SocketTimeoutException || e instanceof HttpTimeoutException) {
            kind = FaultKind.TIMED_OUT;
        } else if (isOfCertificate(e)) {
            kind = FaultKind.NOT_TRUSTED;
        } else if (e instanceof EOFException) {
            kind = FaultKind.CUT_OFF;
        } else if (e instanceof CharacterCodingException
                || e instanceof Bounded.TooLong
                || e instanceof RuntimeException) {
            kind = FaultKind.UNREADABLE;
        }
        return Fault.of(kind, e.getClass().getSimpleName());
    }

    private static boolean isOfCertificate(Exception e) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private void sleep(Duration pause, Fault fault, int attempt) throws CallFailed {
        try {
            time.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed(fault, attempt);
        }
    }
}
