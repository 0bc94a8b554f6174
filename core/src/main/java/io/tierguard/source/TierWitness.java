package io.tierguard.source;

import io.tierguard.model.Testimony;

/**
 * Says what the place where a process runs claims of it, as far as that bears on the tier.
 *
 * <p>Witnesses are found by {@link java.util.ServiceLoader}, once {@link Surroundings#hasIdToken} says that there is something
 * to hear. An implementation is public, and has a public constructor without parameters. Each load makes one of its own, and
 * asks it once.
 *
 * <pre>{@code
 * public final class LaneWitness implements TierWitness {
 *     public Testimony testify(Surroundings around) {
 *         String lane = around.environment().getOrDefault("DEPLOY_LANE", "");
 *         Origin origin = new Origin.Variable("DEPLOY_LANE");
 *         TierClaim claim = new TierClaim("DEPLOY_LANE", lane, null, origin, "deploy from the lane of that tier");
 *         return new Testimony(List.of(claim), List.of());
 *     }
 * }
 * }</pre>
 *
 * <p>What is claimed is held against the other signals of the tier: it can refuse a start, and an environment's name can be
 * all that names the tier.
 */
public interface TierWitness {
    /**
     * Returns what is claimed, and what could not be heard. It is called on a thread of its own and has a few seconds; an
     * interrupt means that nobody waits any longer. What it throws becomes a finding that names the exception's type alone.
     *
     * @param around what the process was given: a witness reads its variables here and not from the process
     */
    Testimony testify(Surroundings around);
}
