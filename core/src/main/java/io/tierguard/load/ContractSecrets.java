package io.tierguard.load;

import io.tierguard.Tier;
import io.tierguard.contract.SecretReference;
import io.tierguard.layer.Sources;
import io.tierguard.source.SecretProvider;
import io.tierguard.source.SecretProviders;
import io.tierguard.source.SecretSource;
import io.tierguard.source.Surroundings;
import java.util.ArrayList;
import java.util.List;

/** Opens the secret managers that a contract names. Loaded only where it names one in the tier at hand. */
final class ContractSecrets {
    private ContractSecrets() {}

    static List<Sources.Manager> open(List<SecretReference> references, Tier tier, Surroundings around) {
        SecretProviders providers = SecretProviders.find();
        List<Sources.Manager> managers = new ArrayList<>();
        for (SecretReference reference : references) {
            SecretProvider.Request request = new SecretProvider.Request(reference.reference(), tier, around);
            SecretSource source = providers.open(reference.provider(), request, reference.origin());
            managers.add(new Sources.Manager(source, null));
        }
        return managers;
    }
}
