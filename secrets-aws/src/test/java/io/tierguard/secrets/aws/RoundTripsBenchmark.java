package io.tierguard.secrets.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * Measures a fetch beside the SDK's own single call, at 0 and at 20 ms of network delay, each with a client and connections of
 * its own, in turn. No test of the build: it runs where it is asked for, or by {@link #main}.
 *
 * <pre>mvn -B test -pl secrets-aws -am -Dtest=RoundTripsBenchmark -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dorg.slf4j.simpleLogger.defaultLogLevel=off</pre>
 */
final class RoundTripsBenchmark {
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 60;

    @Test
    void measure() {
        Properties before = (Properties) System.getProperties().clone();
        main(new String[0]);
        System.setProperties(before);
    }

    private interface Case {
        void run(Line line);
    }

    public static void main(String[] arguments) {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // or answers wait until the client acknowledges
        AwsSecrets one = RoundTrips.secrets(1);
        AwsSecrets many = RoundTrips.secrets(RoundTrips.MANY);
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("the SDK's getSecretValue", RoundTrips::bySdkAlone);
        cases.put("AwsSecrets, 1 secret", line -> RoundTrips.fetch(one));
        cases.put("AwsSecrets, 45 secrets", line -> RoundTrips.fetch(many));
        try (Wire wire = new Wire(null).answering(RoundTrips::answer)) {
            for (int millis : new int[] {0, 20}) {
                measure(wire, millis, cases);
            }
        }
    }

    private static void measure(Wire wire, int millis, Map<String, Case> cases) {
        Map<String, List<Long>> taken = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, Case> each : cases.entrySet()) {
                try (Line line = new Line(wire.endpoint(), Duration.ofMillis(millis))) {
                    RoundTrips.throughSettings(line);
                    long start = System.nanoTime();
                    each.getValue().run(line);
                    long nanos = System.nanoTime() - start;
                    if (round >= 0) {
                        taken.computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                                .add(nanos);
                    }
                }
            }
        }
        taken.forEach((name, all) -> {
            Collections.sort(all);
            double median = all.get(ROUNDS / 2) / 1e6;
            System.out.printf(Locale.ROOT, "%2d ms of delay, %-26s %6.1f ms in the median%n", millis, name, median);
        });
    }
}
