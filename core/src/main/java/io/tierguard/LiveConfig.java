package io.tierguard;

import io.tierguard.report.Report;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Hands out a configuration that is kept fresh while the application runs.
 *
 * <pre>{@code
 * LiveConfig<EventApiConfig> live = Tierguard.of(EventApiConfig.class)
 *         .secrets(source)
 *         .live(Duration.ofMinutes(5));
 * live.onChange(change -> pool.softEvict());
 * Secret<String> password = live.config().postgresPassword(); // ask anew for each connection
 * }</pre>
 *
 * <p><b>Refreshing.</b> A refresh is a load like the first one: every layer is read anew, secret managers, files and
 * properties alike, and the contract and the guards are asked. It takes the place of what was there as a whole, or not at
 * all. It fails if it is refused, if any secret manager fails, even where the tier would only warn of that at a start, and if
 * it would be in another tier. The last good configuration then goes on to count.
 *
 * <p><b>Together.</b> A record never mixes two loads. But a load asks a manager more than once where there are several secrets, and
 * no manager reads two secrets at one moment: a rotation between two calls leaves the old value of the one beside the new value of the
 * other, until the next refresh. Values that must fit together, a user and a password, belong in one secret.
 *
 * <p><b>Health.</b> Faults that pass by themselves, a manager that doesn't answer in time (TG621) or can't be reached
 * (TG626), make a configuration {@link State#STALE}. Anything else is {@link State#ALARM} at once: access that is denied, a
 * secret that is gone, a key that can't be used, a value that is malformed, or that contract or guards refuse. So is
 * everything that has not been refreshed for too long, whatever the reason. An alarm lasts until a refresh succeeds. Each
 * change of the state is one line of the log {@code io.tierguard}. {@link #config()} never stops to answer: an application
 * that would rather stop than use what was revoked looks at {@link #health()}.
 *
 * <p><b>Threads.</b> Safe to share. Readers never wait, and never see a part of one configuration with a part of another,
 * as long as they take what belongs together from one record. One daemon thread, {@code tierguard-live}, refreshes; it keeps
 * no process alive, and runs until {@link #close()}.
 *
 * @param <T> the record that holds the configuration
 */
public final class LiveConfig<T> implements AutoCloseable {
    private final Refreshing<T> refreshing;

    private LiveConfig(Refreshing<T> refreshing) {
        this.refreshing = refreshing;
    }

    static <T> LiveConfig<T> start(Tierguard<T> loader, Pace pace) {
        return start(loader, pace, new SystemTicker());
    }

    static <T> LiveConfig<T> start(Tierguard<T> loader, Pace pace, Ticker ticker) {
        long began = ticker.nanoTime();
        Tierguard<T> following = loader.following(null);
        Guarded<T> first = following.load();
        LiveState<T> state = LiveState.first(first, began, ticker.nanoTime());
        Refreshing<T> refreshing = new Refreshing<>(following.following(first.tier()), state, pace, ticker);
        refreshing.start();
        return new LiveConfig<>(refreshing);
    }

    /** Returns the configuration that counts now: the same record as before, as long as no value has changed. */
    public T config() {
        return refreshing.state().guarded().config();
    }

    /** Returns the configuration that counts now, with the report and the explanations that belong to it. */
    public Guarded<T> current() {
        return refreshing.state().guarded();
    }

    /** Returns the tier that the process was started in, which no refresh changes. */
    public Tier tier() {
        return current().tier();
    }

    /** Returns the report of the configuration that counts now. */
    public Report report() {
        return current().report();
    }

    /** Returns the report of the last refresh, if that failed; nothing too where it broke off with an exception. */
    public Optional<Report> failure() {
        return Optional.ofNullable(refreshing.state().failure());
    }

    /** Returns how the configuration stands now. */
    public Health health() {
        return refreshing.health();
    }

    /**
     * Refreshes, and returns how the configuration stands then. Whoever calls this while a refresh is under way waits for
     * that one, which may have read its values a moment ago already. One that is asked for within a second after the last
     * one ended begins when that second is over, and those who ask meanwhile wait for it together: whoever calls this in a loop
     * asks each secret manager once a second at most.
     *
     * <p>A listener holds up the refresh that called it, so one that waits for another thread which calls this waits for ever.
     *
     * @throws InterruptedException if the caller is interrupted while it waits; the refresh goes on
     * @throws IllegalStateException if this is closed, before or while the caller waits, or if it is called by a listener
     */
    public Health refresh() throws InterruptedException {
        refreshing.await();
        return health();
    }

    /**
     * Has the listener called after each refresh that has changed something, when {@link #config()} already hands out the new
     * record. It must not wait for a thread that calls {@link #refresh()}. It is called on the thread that refreshes, so one that takes long holds up the next refresh; what it throws
     * is one line of the log, with the type of the exception alone.
     */
    public void onChange(Consumer<Change> listener) {
        refreshing.add(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Ends the refreshing, and doesn't wait for one that is under way, whose result is dropped. The last configuration can
     * still be read.
     */
    @Override
    public void close() {
        refreshing.close();
    }

    /** Returns the application, its tier and its state; no value. */
    @Override
    public String toString() {
        return refreshing.state().guarded() + ", " + health().state();
    }

    /** How a configuration stands. */
    public enum State {
        /** The last refresh succeeded, or none was due yet. */
        FRESH,
        /** The last refresh failed for a reason that passes by itself. */
        STALE,
        /** Somebody must look: a refresh failed for another reason, or none has succeeded for too long. */
        ALARM
    }

    /**
     * How a configuration stands, for whoever watches over it; no value. All times are those of a clock that nobody can set.
     *
     * @param state how it stands
     * @param age how long ago it was last read, as a whole and without a fault
     * @param failing for how long refreshes have been failing; zero where the last one succeeded
     * @param errors the ids that the last refresh failed with: {@code TG626}; none where it broke off with an exception
     * @param refreshes how many refreshes have succeeded
     * @param failures how many have failed
     */
    public record Health(
            State state, Duration age, Duration failing, List<String> errors, long refreshes, long failures) {
        /** Copies the list. */
        public Health {
            errors = List.copyOf(errors);
        }
    }

    /**
     * What a refresh has changed; no value.
     *
     * @param keys the keys that have another value than before, or had none, or have none now, in the order of the contract;
     *     none where a secret was only stored anew
     * @param versionsBefore the version of each secret before, by its name, where its manager tells it
     * @param versionsAfter the version of each secret now
     */
    public record Change(List<String> keys, Map<String, String> versionsBefore, Map<String, String> versionsAfter) {
        /** Copies what it is given. */
        public Change {
            keys = List.copyOf(keys);
            versionsBefore = Collections.unmodifiableMap(new TreeMap<>(versionsBefore));
            versionsAfter = Collections.unmodifiableMap(new TreeMap<>(versionsAfter));
        }

        boolean isNothing() {
            return keys.isEmpty() && versionsBefore.equals(versionsAfter);
        }
    }
}
