package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The manager's filters compare beginnings, and don't tell which value is of which tag; what comes of them is compared again. */
class SelectionTest {
    @Test
    void aTagIsTakenWholeAndWithItsOwnValue() {
        Selection tagged = new Selection("", Map.of()).with("tier", "{tier}").in(Tier.STAGING);
        assertThat(tagged.takes("a", Map.of("tier", "staging", "app", "x"))).isTrue();
        assertThat(tagged.takes("a", Map.of("tier", "staging-eu"))).isFalse();
        assertThat(tagged.takes("a", Map.of("tier", "production", "app", "staging")))
                .isFalse();
        assertThat(tagged.takes("a", Map.of())).isFalse();
    }

    @Test
    void aPrefixIsTakenAsItIsWritten() {
        Selection prefix = new Selection("event-api/{tier}/", Map.of()).in(Tier.PRODUCTION);
        assertThat(prefix.takes("event-api/production/a", Map.of())).isTrue();
        assertThat(prefix.takes("event-api/production-eu/a", Map.of())).isFalse();
        assertThat(prefix.takes("Event-API/production/a", Map.of())).isFalse();
    }
}
