package io.tierguard.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.layer.House.Place;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import io.tierguard.source.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a tier looks at, what it trusts, and what it makes of what went wrong. */
@Timeout(60)
class LayersTest {
    @TempDir
    private Path folder;

    private House in(Tier tier) {
        return new House(folder, tier);
    }

    private House everywhere(Tier tier) throws IOException {
        House house = in(tier);
        for (Place place : Place.values()) {
            house.put(place, place.name());
        }
        return house;
    }

    @ParameterizedTest
    @CsvSource({
        "DEVELOPMENT, 'safe (1 key), vault (1 key), environment, secrets, .env.local, .env, application-development.conf, application.conf'",
        "TEST, 'safe (1 key), vault (1 key), environment, secrets, .env.test, application-test.conf, application.conf'",
        "STAGING, 'safe (1 key), vault (1 key), environment, secrets, application-staging.conf, application.conf'",
        "PRODUCTION, 'safe (1 key), vault (1 key), environment, secrets, application-production.conf, application.conf'",
    })
    void thePlacesThatWereLookedInAreToldTheHighestFirst(Tier tier, String consulted) throws IOException {
        assertThat(String.join(", ", everywhere(tier).gather().consulted())).isEqualTo(consulted);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void whatIsNotThereWasNotLookedIn(Tier tier) throws IOException {
        assertThat(in(tier).file("application-other.conf", "log.level = x")
                        .gather()
                        .consulted())
                .containsExactly("environment");
        assertThat(House.winner(in(tier).gather())).isEqualTo("nothing");
        assertThat(in(tier).gather().supply(Key.of("LOG_LEVEL"))).isEqualTo(Supply.NONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Tier.class,
            names = {"STAGING", "PRODUCTION"})
    void aDeployedTierTakesNothingFromADotenvAndTellsWhatItSets(Tier tier) throws IOException {
        Snapshot snapshot = in(tier).file(".env", "LOG_LEVEL=1\nOTHER=2\nPATH_LIKE\nEMPTY=\n")
                .file(".env.local", "LOG_LEVEL=3\n")
                .file(".env.test", "LOG_LEVEL=4\n")
                .variable("PATH_LIKE", "5")
                .gather("PATH_LIKE", "EMPTY");

        assertThat(House.winner(snapshot)).isEqualTo("nothing");
        assertThat(House.shadowed(snapshot)).isEmpty();
        assertThat(snapshot.untrusted())
                .extracting(entry -> entry.name() + " " + entry.origin().location())
                .containsExactly("LOG_LEVEL .env:1:11", "EMPTY .env:4:7", "LOG_LEVEL .env.local:1:11");
        assertThat(snapshot.undeclared()).extracting(Entry::name).containsExactly("OTHER");
        assertThat(House.winner(snapshot, "PATH_LIKE")).isEqualTo("5 from PATH_LIKE");
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void whatIsWrongWithADotenvThatTheTierLooksAtIsSaid(Tier tier) throws IOException {
        Snapshot snapshot = in(tier).file(".env", "A='\n")
                .file(".env.local", "\nB='\n")
                .file(".env.test", "\n\nC='\n")
                .gather();

        assertThat(House.problems(snapshot))
                .isEqualTo(
                        tier == Tier.TEST
                                ? List.of("TG601 .env.test:3:3")
                                : List.of("TG601 .env:1:3", "TG601 .env.local:2:3"));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aDotenvThatCannotBeReadSaysWhy(Tier tier) throws IOException {
        String name = tier == Tier.TEST ? ".env.test" : ".env";
        Files.createDirectory(folder.resolve(name));
        assertThat(House.problems(in(tier).gather())).containsExactly("TG607 " + name);

        Files.delete(folder.resolve(name));
        Files.createSymbolicLink(folder.resolve(name), Path.of("none"));
        assertThat(House.problems(in(tier).gather())).containsExactly("TG607 " + name);

        Files.writeString(folder.resolve("none"), "LOG_LEVEL=x");
        assertThat(House.problems(in(tier).gather())).containsExactly("TG610 " + name);
        assertThat(House.winner(in(tier).gather()))
                .isEqualTo(tier.isDeployed() ? "nothing" : "x from " + name + ":1:11");
    }

    @Test
    void aLocalDotenvMayBuildOnTheOther() throws IOException {
        Snapshot snapshot = in(Tier.DEVELOPMENT)
                .file(".env", "HOST=db\nLOG_LEVEL=1")
                .file(".env.local", "LOG_LEVEL=${HOST}:${LOG_LEVEL}")
                .gather();

        assertThat(House.winner(snapshot)).isEqualTo("db:1 from .env.local:1:11");
        assertThat(House.shadowed(snapshot)).containsExactly(".env:2:11");
    }

    @Test
    void aTestBuildsOnNoDotenvOfADeveloper() throws IOException {
        Snapshot snapshot = in(Tier.TEST)
                .file(".env", "HOST=db")
                .file(".env.test", "LOG_LEVEL=x${HOST}")
                .gather();

        assertThat(House.winner(snapshot)).isEqualTo("x from .env.test:1:11");
    }

    @Test
    void aBareNameRepeatsTheProcessAndShadowsNothing() throws IOException {
        Snapshot snapshot = in(Tier.DEVELOPMENT)
                .file(".env", "LOG_LEVEL\n")
                .variable("LOG_LEVEL", "x")
                .gather();

        assertThat(House.winner(snapshot)).isEqualTo("x from LOG_LEVEL");
        assertThat(House.shadowed(snapshot)).isEmpty();
    }

    @Test
    void onlyTheTiersOwnConfIsRead() throws IOException {
        Snapshot snapshot = in(Tier.STAGING)
                .file("application-production.conf", "log.level = 1")
                .file("application-test.conf", "log.level = [")
                .file("application-Staging.conf", "log.level = [")
                .gather();

        assertThat(House.winner(snapshot)).isEqualTo("nothing");
        assertThat(snapshot.problems()).isEmpty();
    }

    @Test
    void aConfThatIsALinkToNowhereIsNotPassedOver() throws IOException {
        Files.createSymbolicLink(folder.resolve("application.conf"), Path.of("none"));

        assertThat(House.problems(in(Tier.TEST).gather())).containsExactly("TG607 application.conf");
    }

    /** HOCON is below what its substitutions see, so it sees what is above it, the highest first. */
    @ParameterizedTest
    @EnumSource(Tier.class)
    void aConfSeesTheLayersAboveIt(Tier tier) throws IOException {
        List<Place> seen = new ArrayList<>(List.of(Place.values()));
        seen.removeIf(place -> place.compareTo(Place.DOTENV) < 0 || !place.isTrusted(tier));
        for (Place last : seen) {
            Path own = Files.createDirectory(folder.resolve(last.name()));
            House house = new House(own, tier).file("application.conf", "url = \"<\"${?LOG_LEVEL}\">\"");
            for (Place place : seen) {
                if (place.compareTo(last) <= 0) {
                    house.put(place, place.name());
                }
            }
            // What is empty is not seen.
            for (Place place : seen) {
                if (place.compareTo(last) > 0) {
                    house.put(place, "");
                }
            }
            Snapshot snapshot = house.gather("URL");

            assertThat(House.winner(snapshot, "URL")).isEqualTo("<" + last.name() + "> from application.conf:1");
            assertThat(snapshot.supply(Key.of("URL")).winner().ingredients())
                    .extracting(entry -> entry.origin().location())
                    .containsExactly(last.in(tier));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Tier.class,
            names = {"STAGING", "PRODUCTION"})
    void aConfDoesNotSeeADotenvThatTheTierDoesNotTrust(Tier tier) throws IOException {
        Snapshot snapshot = in(tier).file(".env", "HIDDEN=1")
                .file("application.conf", "log.level = x${?HIDDEN}\nurl = ${HIDDEN}")
                .gather("URL");

        assertThat(House.winner(snapshot)).isEqualTo("x from application.conf:1");
        assertThat(House.problems(snapshot)).containsExactly("TG603 application.conf:2");
    }

    @Test
    void aConfSeesTheVariableOfTheTier() throws IOException {
        Snapshot snapshot = in(Tier.STAGING)
                .put(Place.VARIABLE, "plain")
                .put(Place.TIER_VARIABLE, "staging")
                .file("application.conf", "url = ${LOG_LEVEL}")
                .gather("URL");

        assertThat(House.winner(snapshot, "URL")).isEqualTo("staging from application.conf:1");
    }

    @Test
    void whatNobodyDeclaredIsKeptApart() throws IOException {
        Snapshot snapshot = in(Tier.DEVELOPMENT)
                .file(".env", "IN_DOTENV=1")
                .file("application.conf", "in.conf = 1")
                .variable("IN_ENVIRONMENT", "1")
                .variable("PRODUCTION_LOG_LEVEL", "1")
                .gather();

        assertThat(snapshot.supplies()).isEmpty();
        assertThat(snapshot.undeclared())
                .extracting(Entry::name)
                .containsExactlyInAnyOrder("IN_DOTENV", "IN_CONF", "IN_ENVIRONMENT", "PRODUCTION_LOG_LEVEL");
    }

    /** To be hidden is what a default is for. */
    @Test
    void aDefaultThatIsHiddenIsNotSpokenOf() throws IOException {
        Supply supply = in(Tier.TEST)
                .put(Place.DEFAULT, "low")
                .put(Place.BASE_CONF, "middle")
                .put(Place.VARIABLE, "high")
                .gather()
                .supply(Key.of(House.KEY));

        assertThat(supply.shadowed()).hasSize(2);
        assertThat(supply.shadowedOrigins()).extracting(Origin::location).containsExactly("application.conf:1");
    }

    // --- secret managers

    private record Manager(String name, Reading reading) implements SecretSource {
        @Override
        public Reading fetch(SecretRequest request) {
            return reading;
        }
    }

    @Test
    void aManagerThatFailsLeavesTheOthers() throws IOException {
        Problem partial = Problem.of(ProblemId.SECRETS_PARTIAL, "half of it").at(new Origin.Stored("half", "*"));
        Entry entry = Entry.of("log.level", "x", new Origin.Stored("half", "log.level"));
        SecretSource failing = new SecretSource() {
            @Override
            public String name() {
                throw new IllegalStateException("cAnArY-7f3a");
            }

            @Override
            public Reading fetch(SecretRequest request) {
                throw new IllegalStateException("cAnArY-7f3a");
            }
        };

        Snapshot snapshot = in(Tier.STAGING)
                .manager(failing)
                .manager(new Manager("half", new Reading(List.of(entry), List.of(partial))))
                .manager(new Manager("none", null))
                .manager(new Manager("many", new Reading(List.of(entry.named("A"), entry.named("B")), List.of())))
                .gather();

        assertThat(House.winner(snapshot)).isEqualTo("x from half#log.level");
        assertThat(House.problems(snapshot)).containsExactly("TG620 a secret source", "TG622 half", "TG620 none");
        assertThat(snapshot.problems().toString()).doesNotContain("cAnArY");
        assertThat(snapshot.consulted())
                .containsExactly(
                        "many (2 keys)", "none (failed)", "half (1 key)", "a secret source (failed)", "environment");
    }

    @ParameterizedTest
    @CsvSource({"DEVELOPMENT, 2", "TEST, 2", "STAGING, 20", "PRODUCTION, 20"})
    void aManagerIsAskedForTheKeysAndGivenTheTimeOfTheTier(Tier tier, int seconds) {
        List<SecretRequest> asked = new ArrayList<>();
        SecretSource source = new SecretSource() {
            @Override
            public String name() {
                return "vault";
            }

            @Override
            public Reading fetch(SecretRequest request) {
                asked.add(request);
                return Reading.NOTHING;
            }
        };
        Surroundings around = new Surroundings(Map.of(), Map.of(), folder);
        Sources sources =
                new Sources(around, DotenvFiles.of(around), null, List.of(new Sources.Manager(source, null)), Map.of());

        Snapshot snapshot = Layers.gather(tier, sources, Set.of("A", "B"), List.of());

        assertThat(snapshot.problems()).isEmpty();
        assertThat(asked)
                .containsExactly(
                        new SecretRequest(tier, Set.of(Key.of("A"), Key.of("B")), Duration.ofSeconds(seconds)));
    }

    /** Of two managers the later is the higher, whichever answers first. */
    @Test
    void managersAreAskedAtOnce() throws IOException {
        CountDownLatch both = new CountDownLatch(2);
        List<SecretSource> managers = new ArrayList<>();
        for (String name : List.of("first", "second")) {
            managers.add(new SecretSource() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public Reading fetch(SecretRequest request) throws InterruptedException {
                    both.countDown();
                    both.await();
                    return new Reading(
                            List.of(Entry.of("LOG_LEVEL", name, new Origin.Stored(name, "LOG_LEVEL"))), List.of());
                }
            });
        }

        Snapshot snapshot =
                in(Tier.TEST).manager(managers.get(0)).manager(managers.get(1)).gather();

        assertThat(House.winner(snapshot)).isEqualTo("second from second#LOG_LEVEL");
        assertThat(House.shadowed(snapshot)).containsExactly("first#LOG_LEVEL");
    }

    @Test
    void problemsOfEverySourceAreGathered() throws IOException {
        Files.createDirectory(folder.resolve("secrets"));
        House house = in(Tier.DEVELOPMENT)
                .put(Place.FOLDER, "1")
                .file("secrets/LOG_LEVEL", "2")
                .file(".env", "'")
                .file("application.conf", "include \"x\"")
                .file("application-development.conf", "{")
                .variable("LOG_LEVEL_FILE", "none")
                .manager(new Manager("none", null));

        assertThat(House.problems(house.gather()))
                .containsExactlyInAnyOrder(
                        "TG606 application.conf:1",
                        "TG605 application-development.conf:1",
                        "TG601 .env:1:1",
                        "TG607 LOG_LEVEL_FILE",
                        "TG612 secrets/log-level",
                        "TG620 none");
    }
}
