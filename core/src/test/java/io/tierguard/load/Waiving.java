package io.tierguard.load;

import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.report.Report;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** Loads by a contract file that has waivers, at a time that the test sets. */
final class Waiving {
    private Waiving() {}

    static Report report(Path file, Tier tier, Map<String, String> environment, Clock clock) {
        return outcome(file, tier, environment, clock).report();
    }

    static Outcome outcome(Path file, Tier tier, Map<String, String> environment, Clock clock) {
        ContractFile contract = ContractFile.read(file);
        Options options = Options.NONE
                .withTier(tier)
                .withDirectory(file.toAbsolutePath().getParent())
                .withEnvironment(environment)
                .withProperties(Map.of())
                .withClock(clock)
                .withWaivers(contract.waivers());
        for (Map.Entry<String, Rule> guard : contract.guards().entrySet()) {
            options = options.withRule(guard.getKey(), guard.getValue());
        }
        return new Load(contract.contract(), contract.problems(), options).run();
    }

    /** A clock that stands at that time in UTC, and is itself of a zone. */
    static Clock at(String time, String zone) {
        return Clock.fixed(Instant.parse(time), ZoneId.of(zone));
    }

    /** A clock that stands at noon of that day in UTC. */
    static Clock on(String day) {
        return Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    }
}
