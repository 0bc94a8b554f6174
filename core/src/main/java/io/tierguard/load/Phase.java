package io.tierguard.load;

/** When a configuration is checked: the later, the more of it is there. */
public enum Phase {
    /** While the application is built: the contract and the files that travel with the code, and nothing of a tier's own. */
    BUILD,
    /**
     * Before it is deployed: whether each key that the tier requires is known by name to a layer that may supply it. Secret
     * managers are asked for names, no value of theirs is read, and no guard is evaluated. {@link DeployCheck} does it.
     */
    DEPLOY,
    /** When it starts, or as if it did: every value and every guard. {@link Load} does it. */
    BOOT
}
