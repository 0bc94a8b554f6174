package io.tierguard.load;

import io.tierguard.Tier;
import io.tierguard.contract.SecretReference;
import io.tierguard.layer.Sources;
import io.tierguard.source.SecretProvider;
import io.tierguard.source.SecretProviders;
import io.tierguard.source.SecretSource;
import io.tierguard.source.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens the secret managers that a contract names, and keeps them for loads that follow each other. Loaded only for such loads,
 * and where a contract names one in the tier at hand.
 */
final class ContractSecrets {
    private final Map<SecretReference, Sources.Manager> opened = new HashMap<>();
    private @Nullable Tier tier;

    /** Opens all of them, for a load of its own. */
    static List<Sources.Manager> open(
            List<SecretReference> references, Tier tier, Surroundings around, @Nullable Path providersApart) {
        SecretProviders providers = SecretProviders.find(providersApart);
        List<Sources.Manager> managers = new ArrayList<>();
        for (SecretReference reference : references) {
            managers.add(new Sources.Manager(open(providers, reference, tier, around), null));
        }
        return managers;
    }

    /** Opens those that no load before this one has opened in this tier; what can't be opened is tried anew each time. */
    synchronized List<Sources.Manager> following(List<SecretReference> references, Tier in, Surroundings around) {
        if (tier != in) {
            opened.clear();
            tier = in;
        }
        SecretProviders providers = null;
        List<Sources.Manager> managers = new ArrayList<>();
        for (SecretReference reference : references) {
            Sources.Manager manager = opened.get(reference);
            if (manager == null) {
                providers = providers == null ? SecretProviders.find() : providers;
                SecretSource source = open(providers, reference, in, around);
                manager = new Sources.Manager(source, null).following();
                if (SecretProviders.isOpen(source)) {
                    opened.put(reference, manager);
                }
            }
            managers.add(manager);
        }
        return managers;
    }

    private static SecretSource open(
            SecretProviders providers, SecretReference reference, Tier tier, Surroundings around) {
        SecretProvider.Request request = new SecretProvider.Request(reference.reference(), tier, around);
        return providers.open(reference.provider(), request, reference.origin());
    }
}
