package io.tierguard.testing;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fake does as AWS does. */
class FakeBehaviourTest extends SecretsManagerBehaviour {
    @RegisterExtension
    static final FakeSecretsManager SECRETS = FakeSecretsManager.start();

    @Override
    URI endpoint() {
        return SECRETS.endpoint();
    }

    @Override
    Set<Difference> differences() {
        return Set.of();
    }
}
