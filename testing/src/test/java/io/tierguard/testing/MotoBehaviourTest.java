package io.tierguard.testing;

import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Moto does what is expected of the fake, so that it's not expected because the fake does it. */
class MotoBehaviourTest extends SecretsManagerBehaviour {
    private static Moto moto;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        moto = Moto.start();
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    @Override
    URI endpoint() {
        return moto.endpoint();
    }

    @Override
    Set<Difference> differences() {
        return EnumSet.allOf(Difference.class);
    }
}
