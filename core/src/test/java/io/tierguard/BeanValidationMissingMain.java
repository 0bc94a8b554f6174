package io.tierguard;

import jakarta.validation.constraints.Size;
import java.util.Map;

/** Loads a record with a constraint; {@link BeanValidationMissingTest} takes away what checks it. */
public final class BeanValidationMissingMain {
    private BeanValidationMissingMain() {}

    record ConstrainedConfig(Secret<@Size(min = 12) String> openaiApiKey, int port) {}

    /** Ends with 78. */
    public static void main(String[] args) {
        Tierguard.of(ConstrainedConfig.class)
                .tier(Tier.PRODUCTION)
                .environment(Map.of("OPENAI_API_KEY", "zq3-8Hd-29f-Lw7-Qm2", "PORT", "many"))
                .systemProperties(Map.of())
                .loadOrExit();
    }
}
