package io.tierguard.secrets.aws;

import io.tierguard.secrets.aws.FleetStrategy.Way;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** The tables of {@code docs/fleet.md}. */
final class FleetTables {
    private static final String HEAD = """
            | instances | each of them | start | calls | throttled | 50 % by | 99 % by | last | cost |
            |---:|---|---:|---:|---:|---:|---:|---:|---:|
            """;
    private static final String REFRESH_HEAD = """
            | instances | secrets | interval | when | refreshes that fail | calls | throttled | in the busiest second | a month |
            |---:|---:|---:|---|---:|---:|---:|---:|---:|
            """;
    /** What {@code Pace} of core, which nobody here can see, makes of an interval: up to a tenth less, at random. */
    private static final double MEAN = 0.95;

    private static final double SECONDS_OF_MONTH = 30 * 86_400.0;

    private FleetTables() {}

    static String oneSecret() {
        FleetStrategy own = FleetStrategy.own("**tries again, up to 5 s of full jitter**", 1);
        return storms(
                List.of(
                        own.again("tries once", FleetStrategy::never),
                        own.again("tries again, no jitter", FleetStrategy::withoutJitter),
                        own.again("tries again, up to 1 s of full jitter", FleetStrategy.upTo(1_000)),
                        own,
                        own.again("tries again, up to 20 s of full jitter", FleetStrategy.upTo(20_000)),
                        own.head("the same, and begins within 10 s", 10_000)),
                10,
                1_000,
                100_000);
    }

    static String manySecrets() {
        FleetStrategy own = FleetStrategy.own("**3 batches, else GetSecretValue, 2 at once**", 45);
        return storms(
                List.of(
                        own.way("3 batches and nothing else", Way.BATCHES),
                        own.way("45 GetSecretValue, 16 at once", Way.GETS),
                        own.few("3 batches, else GetSecretValue, 16 at once", Session.MOST_THREADS),
                        own,
                        own.again("the same, no jitter", FleetStrategy::withoutJitter),
                        own.head("the same, and begins within 10 s", 10_000),
                        own.way("the same, a list first: by prefix or tag", Way.LIST_THEN_BATCHES_ELSE_GETS)),
                10,
                1_000,
                100_000);
    }

    static String howMany() {
        FleetStrategy one = FleetStrategy.own("one secret", 1);
        FleetStrategy many = FleetStrategy.own("**45 secrets, 2 at once**", 45);
        List<FleetStrategy> ways = List.of(
                many.few("45 secrets, 16 at once", Session.MOST_THREADS), many, many.few("45 secrets, 1 at once", 1));
        FleetStrategy fixed = many.again("45 secrets, 2 at once, no jitter", FleetStrategy::withoutJitter);
        String table = storms(ways, 100, 300, 1_000, 2_000, 4_000, 5_000);
        return table + row(fixed, 4_000) + row(one, 150_000) + row(one, 200_000);
    }

    static String refreshes() {
        StringBuilder table = new StringBuilder(REFRESH_HEAD);
        for (int secrets : new int[] {1, 45}) {
            for (int instances : new int[] {10, 1_000}) {
                table.append(refresh(secrets, instances, 300, false)).append(refresh(secrets, instances, 300, true));
            }
        }
        table.append(refresh(1, 100_000, 300, false));
        for (int seconds : new int[] {10, 60, 300, 3_600}) {
            table.append(refresh(1, 100_000, seconds, true));
        }
        for (int seconds : new int[] {300, 900, 3_600}) {
            table.append(refresh(45, 100_000, seconds, true));
        }
        return table.toString();
    }

    private record Storm(FleetStrategy strategy, int instances) {}

    private static String storms(List<FleetStrategy> strategies, int... sizes) {
        return Arrays.stream(sizes)
                .boxed()
                .flatMap(size -> strategies.stream().map(strategy -> new Storm(strategy, size)))
                .filter(storm ->
                        storm.instances() < 100_000 || storm.strategy().way() != Way.GETS) // as those after batches
                .parallel()
                .map(storm -> row(storm.strategy(), storm.instances()))
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(FleetStrategy strategy, int instances) {
        FleetResult result = FleetRun.of(strategy, new int[instances]);
        return line(
                count(instances),
                strategy.name(),
                result.succeeded() == instances ? "all" : count(result.succeeded()),
                count(result.calls()),
                count(result.throttled()),
                seconds(result.millisUntil(0.5)),
                seconds(result.millisUntil(0.99)),
                seconds(result.last()),
                dollars(result.dollars()));
    }

    private static String refresh(int secrets, int instances, int seconds, boolean spread) {
        int[] begins = spread ? spread(instances, seconds) : new int[instances];
        FleetResult result = FleetRun.of(FleetStrategy.own("", secrets), begins);
        double rounds = SECONDS_OF_MONTH / seconds / (spread ? MEAN : 1);
        return line(
                count(instances),
                count(secrets),
                seconds < 60 ? seconds + " s" : seconds / 60 + " min",
                spread ? "**spread**" : "all at once",
                String.format(Locale.ROOT, "%.0f %%", 100.0 * (instances - result.succeeded()) / instances),
                count(result.calls()),
                count(result.throttled()),
                count(result.busiest()),
                dollars(result.dollars() * rounds));
    }

    /** Once all of them run, at any time of what is the interval in the mean; the first refresh already is at any time of it. */
    private static int[] spread(int instances, int seconds) {
        SplittableRandom random = new SplittableRandom(7);
        int[] begins = new int[instances];
        Arrays.setAll(begins, i -> random.nextInt((int) (seconds * 1_000 * MEAN)));
        return begins;
    }

    private static String line(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String seconds(int millis) {
        return millis < 0 ? "–" : String.format(Locale.ROOT, "%.2f s", millis / 1_000.0);
    }

    private static String dollars(double dollars) {
        return String.format(Locale.ROOT, dollars < 0.1 ? "$%.4f" : "$%,.2f", dollars);
    }
}
