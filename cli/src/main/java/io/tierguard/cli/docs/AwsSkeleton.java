package io.tierguard.cli.docs;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.cli.layout.ContractText;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.report.markup.JsonText;

/** Writes the JSON object that a secret of AWS Secrets Manager is to hold, with empty texts to be filled in. */
public final class AwsSkeleton {
    private AwsSkeleton() {}

    /** Returns the secret keys that the tier may have, in the order of the contract. */
    public static String of(Contract contract, Tier tier) {
        JsonText json = new JsonText().open('{');
        for (KeySpec spec : contract.keys()) {
            boolean wanted = ContractText.isRequired(spec, tier) || spec.about().deprecated() == null;
            if (spec.secret()
                    && wanted
                    && !ContractText.isForbidden(spec, tier)
                    && ContractText.isFrom(spec, tier, Layer.SECRETS)) {
                json.field(spec.key().name(), "");
            }
        }
        json.close('}');
        return json.text();
    }
}
