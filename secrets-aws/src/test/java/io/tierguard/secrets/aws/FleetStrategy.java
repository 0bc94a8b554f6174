package io.tierguard.secrets.aws;

import java.util.random.RandomGenerator;

/**
 * How an instance asks for its secrets.
 *
 * @param name what the page calls it
 * @param secrets how many there are
 * @param way by which calls
 * @param again how calls are tried again
 * @param few how many calls are under way at once after a batch was throttled
 * @param head within how many milliseconds the first call is made, at random; part of the instance's time
 */
record FleetStrategy(String name, int secrets, Way way, Again again, int few, int head) {
    /** By which calls. */
    enum Way {
        GETS,
        BATCHES,
        BATCHES_ELSE_GETS,
        LIST_THEN_BATCHES_ELSE_GETS
    }

    /** Makes what decides about another try. */
    interface Again {
        Retries by(RandomGenerator random);
    }

    /** Always the longest pause that there is. */
    private record Longest() implements RandomGenerator {
        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }

    static Retries never(RandomGenerator random) {
        return new Retries(Backoff.of(random), 1);
    }

    static Retries withoutJitter(RandomGenerator random) {
        return Retries.deployed(new Longest());
    }

    static Again upTo(int mostMillis) {
        return random -> {
            Retries deployed = Retries.deployed(random);
            return new Retries(new Backoff(random, deployed.backoff().first(), mostMillis), deployed.most());
        };
    }

    /** What the code does. */
    static FleetStrategy own(String name, int secrets) {
        return new FleetStrategy(name, secrets, Way.BATCHES_ELSE_GETS, Retries::deployed, Session.FEW_THREADS, 0);
    }

    FleetStrategy way(String itsName, Way other) {
        return new FleetStrategy(itsName, secrets, other, again, few, head);
    }

    FleetStrategy again(String itsName, Again other) {
        return new FleetStrategy(itsName, secrets, way, other, few, head);
    }

    FleetStrategy head(String itsName, int millis) {
        return new FleetStrategy(itsName, secrets, way, again, few, millis);
    }

    FleetStrategy few(String itsName, int other) {
        return new FleetStrategy(itsName, secrets, way, again, other, head);
    }

    /** Returns how many batches there are: a single secret that is left over is none. */
    int batches() {
        return way == Way.GETS ? 0 : secrets / SdkTransport.BATCH + (secrets % SdkTransport.BATCH > 1 ? 1 : 0);
    }

    int inBatch(int index) {
        return Math.min(SdkTransport.BATCH, secrets - index * SdkTransport.BATCH);
    }

    /** Returns how many secrets are in no batch. */
    int others() {
        return way == Way.GETS ? secrets : secrets % SdkTransport.BATCH == 1 ? 1 : 0;
    }

    boolean fallsBack() {
        return way != Way.BATCHES && Fetch.isReadOneByOne(FaultKind.THROTTLED);
    }

    boolean lists() {
        return way == Way.LIST_THEN_BATCHES_ELSE_GETS;
    }
}
