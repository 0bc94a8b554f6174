/**
 * For tests. {@link io.tierguard.testing.TierTest} and {@link io.tierguard.testing.EveryTier} load a configuration from nothing
 * but what they say, and {@link io.tierguard.testing.TierguardAssertions} judges what came of it.
 *
 * <p>{@link io.tierguard.testing.FakeSecretsManager} answers as AWS Secrets Manager would, and fails as it would when it's told a
 * {@link io.tierguard.testing.Fault}. Behind these two, a request goes one way: {@code Wire} reads it, {@code Service} notes it
 * and asks {@code Faults}, and {@code Reads} or {@code Writes} answers it from the {@code Vault}.
 */
@NullMarked
package io.tierguard.testing;

import org.jspecify.annotations.NullMarked;
