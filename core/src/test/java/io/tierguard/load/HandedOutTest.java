package io.tierguard.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierguard.Layer;
import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.Presence;
import io.tierguard.contract.Scalar;
import io.tierguard.contract.SecretReference;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.source.Surroundings;
import io.tierguard.tier.Signal;
import io.tierguard.tier.SignalName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is handed to code of somebody else's can't be changed by it. */
class HandedOutTest {
    private static void assertFixed(ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(UnsupportedOperationException.class);
    }

    /** A provider of secrets has them before the layers are read. */
    @Test
    void theSurroundings() {
        Surroundings around =
                new Surroundings(new HashMap<>(Map.of("A", "1")), new HashMap<>(Map.of("a", "1")), Path.of(""));

        assertFixed(() -> around.environment().put("APP_TIER", "production"));
        assertFixed(() -> around.properties().clear());
        assertFixed(() -> Options.NONE.surroundings().properties().clear());
    }

    @Test
    void theManagersOfAContract() {
        List<SecretReference> references =
                new ArrayList<>(List.of(new SecretReference("aws", "x", new Origin.Code("c"))));
        Map<Tier, List<SecretReference>> secrets = new EnumMap<>(Map.of(Tier.PRODUCTION, references));
        Contract contract = new Contract("a", List.of(), SignalName.BUILT_IN, secrets);
        references.clear();

        assertThat(contract.secrets().get(Tier.PRODUCTION)).hasSize(1);
        assertFixed(() -> contract.secrets().get(Tier.PRODUCTION).clear());
    }

    @Test
    void theLayersOfAKey() {
        Set<Layer> layers = EnumSet.of(Layer.SECRETS);
        KeySpec spec = new KeySpec(
                Key.of("A"),
                "c",
                Scalar.STRING,
                true,
                new Presence(Set.of(), Set.of(), Map.of()),
                List.of(),
                List.of(),
                new EnumMap<>(Map.of(Tier.PRODUCTION, layers)),
                KeySpec.About.NOTHING);
        layers.add(Layer.DOTENV);

        assertThat(spec.from().get(Tier.PRODUCTION)).containsExactly(Layer.SECRETS);
        assertFixed(() -> spec.from().get(Tier.PRODUCTION).add(Layer.DOTENV));
    }

    @Test
    void theRulesOfAnOption() {
        Options options = Options.NONE.withRule("a", Rule.over("A")).withWaivers(List.of());

        assertFixed(() -> options.rules().clear());
        assertFixed(() -> options.waivers().clear());
    }

    @Test
    void theTiersOfASignal() {
        Set<Tier> fits = EnumSet.of(Tier.PRODUCTION);
        Signal signal = new Signal("A", "x", fits, Tier.PRODUCTION, true, false, new Origin.Variable("A"));
        fits.clear();

        assertThat(signal.fits()).containsExactly(Tier.PRODUCTION);
        assertFixed(() -> signal.fits().clear());
    }
}
