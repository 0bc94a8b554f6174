package io.tierguard.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.layer.House.Place;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which of two values counts, for any two places and in every tier. */
class LayerOrderTest {
    @ParameterizedTest
    @EnumSource(Tier.class)
    void eachPlaceAloneIsTrustedOrNot(Tier tier, @TempDir Path folder) throws IOException {
        for (Place place : Place.values()) {
            Path own = Files.createDirectory(folder.resolve(place.name()));
            Snapshot snapshot = new House(own, tier).put(place, "x").gather();

            assertThat(House.winner(snapshot))
                    .isEqualTo(place.isTrusted(tier) ? "x from " + place.in(tier) : "nothing");
            assertThat(House.shadowed(snapshot)).isEmpty();
            assertThat(snapshot.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void eachHigherPlaceIsOverEachLowerOne(Tier tier, @TempDir Path folder) throws IOException {
        for (Place lower : Place.values()) {
            for (Place higher : Place.values()) {
                if (higher.compareTo(lower) > 0 && lower.isTrusted(tier) && higher.isTrusted(tier)) {
                    Path own = Files.createDirectory(folder.resolve(lower + "-" + higher));
                    Snapshot snapshot = new House(own, tier)
                            .put(higher, "high")
                            .put(lower, "low")
                            .gather();

                    assertThat(House.winner(snapshot)).isEqualTo("high from " + higher.in(tier));
                    assertThat(House.shadowed(snapshot)).containsExactly(lower.in(tier));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void anEmptyValueHidesNothing(Tier tier, @TempDir Path folder) throws IOException {
        for (Place lower : Place.values()) {
            for (Place higher : Place.values()) {
                if (higher.compareTo(lower) > 0 && lower.isTrusted(tier) && higher.isTrusted(tier)) {
                    Path own = Files.createDirectory(folder.resolve(lower + "-" + higher));
                    Snapshot snapshot = new House(own, tier)
                            .put(higher, "")
                            .put(lower, "low")
                            .gather();

                    assertThat(House.winner(snapshot)).isEqualTo("low from " + lower.in(tier));
                    assertThat(House.shadowed(snapshot)).containsExactly(higher.in(tier));
                }
            }
        }
    }

    @Property(tries = 300)
    void theHighestThatIsNotEmptyWinsAndTheRestIsInOrder(
            @ForAll Tier tier, @ForAll("places") Set<Place> places, @ForAll("places") Set<Place> empty) {
        inAFolder(folder -> {
            House house = new House(folder, tier);
            List<Place> shuffled = new ArrayList<>(places);
            Collections.shuffle(shuffled, new Random(places.hashCode()));
            for (Place place : shuffled) {
                house.put(place, empty.contains(place) ? "" : place.name());
            }
            Snapshot snapshot = house.gather();

            List<Place> trusted = new ArrayList<>(places);
            trusted.removeIf(place -> !place.isTrusted(tier));
            trusted.sort(Comparator.reverseOrder());
            Place winner = trusted.stream()
                    .filter(place -> !empty.contains(place))
                    .findFirst()
                    .orElse(null);
            List<String> rest = trusted.stream()
                    .filter(place -> place != winner)
                    .map(place -> place.in(tier))
                    .toList();
            assertThat(House.winner(snapshot))
                    .isEqualTo(winner == null ? "nothing" : winner.name() + " from " + winner.in(tier));
            assertThat(House.shadowed(snapshot)).isEqualTo(rest);
            assertThat(snapshot.problems()).isEmpty();
        });
    }

    @Property(tries = 200)
    void theOrderIsThatOfTheLayers(@ForAll Tier tier, @ForAll("places") Set<Place> places) {
        inAFolder(folder -> {
            House house = new House(folder, tier);
            for (Place place : places) {
                house.put(place, "x");
            }
            Supply supply = house.gather().supply(Key.of(House.KEY));

            List<Entry> all = new ArrayList<>(supply.shadowed());
            if (supply.winner() != null) {
                all.add(0, supply.winner());
            }
            List<Layer> layers =
                    all.stream().map(entry -> entry.origin().layer()).toList();
            assertThat(layers).isSortedAccordingTo(Comparator.reverseOrder());
        });
    }

    @Property
    void aSupplyLosesNothing(@ForAll("values") List<String> values) {
        List<Entry> said = new ArrayList<>();
        for (String value : values) {
            said.add(Entry.of("A", value, new Origin.Variable("V" + said.size())));
        }
        Supply supply = Supply.of(said);

        List<Entry> all = new ArrayList<>(supply.shadowed());
        if (supply.winner() != null) {
            assertThat(supply.winner().value().isEmpty()).isFalse();
            all.add(supply.winner());
        } else {
            assertThat(values).allMatch(String::isEmpty);
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(said);
        assertThat(supply.shadowedOrigins()).hasSameSizeAs(supply.shadowed());
        List<Entry> inOrder = new ArrayList<>(supply.shadowed());
        inOrder.sort(Comparator.comparing(said::indexOf).reversed());
        assertThat(supply.shadowed()).isEqualTo(inOrder);
    }

    @Provide
    Arbitrary<Set<Place>> places() {
        return Arbitraries.of(Place.class).set().ofMaxSize(Place.values().length);
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.of("", "x", " ", "\n").list().ofMaxSize(8);
    }

    private interface Act {
        void in(Path folder) throws IOException;
    }

    private static void inAFolder(Act act) {
        try {
            Path folder = Files.createTempDirectory("tierguard-layers");
            try {
                act.in(folder);
            } finally {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
