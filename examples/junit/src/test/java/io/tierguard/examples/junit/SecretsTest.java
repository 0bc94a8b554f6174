package io.tierguard.examples.junit;

import static io.tierguard.Tier.PRODUCTION;
import static io.tierguard.testing.TierguardAssertions.assertNoLeak;
import static io.tierguard.testing.TierguardAssertions.assertThatReport;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tierguard.Guarded;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import io.tierguard.secrets.aws.AwsSecrets;
import io.tierguard.testing.FakeSecretsManager;
import io.tierguard.testing.Fault;
import io.tierguard.testing.TierTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import uk.org.webcompere.systemstubs.environment.EnvironmentVariables;
import uk.org.webcompere.systemstubs.jupiter.SystemStub;
import uk.org.webcompere.systemstubs.jupiter.SystemStubsExtension;

@ExtendWith(SystemStubsExtension.class)
@TierTest(tier = PRODUCTION, env = "POSTGRES_DB=orders")
class SecretsTest {
    private static final String PASSWORD = "k4N9ry7Qm2xB9dRt4";

    @RegisterExtension
    static final FakeSecretsManager SECRETS =
            FakeSecretsManager.start().put("orders/production", "{\"POSTGRES_PASSWORD\": \"" + PASSWORD + "\"}");

    /** The SDK asks the process where the secret manager is, so the process is told. */
    @SystemStub
    final EnvironmentVariables variables = new EnvironmentVariables();

    @BeforeEach
    void pointTheSdkAtTheFake() {
        SECRETS.environment().forEach(variables::set);
    }

    @TierTest
    void thePasswordComesFromTheManager(Tierguard<OrdersConfig> tierguard) {
        Guarded<OrdersConfig> guarded =
                tierguard.secrets(AwsSecrets.named("orders/{tier}")).load();

        assertEquals(PASSWORD, guarded.config().postgresPassword().orElseThrow().reveal());
        assertEquals(List.of("GetSecretValue"), SECRETS.calls());
        assertNoLeak(PASSWORD, guarded);
    }

    @TierTest
    void aManagerThatDeniesIsToldOf(Tierguard<OrdersConfig> tierguard) {
        SECRETS.fail(Fault.ACCESS_DENIED);

        Report report = tierguard.secrets(AwsSecrets.named("orders/{tier}")).check();

        assertThatReport(report).refuses("TG627").refuses("TG201", "POSTGRES_PASSWORD");
    }
}
