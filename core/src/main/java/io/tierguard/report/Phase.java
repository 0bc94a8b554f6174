package io.tierguard.report;

/** When a configuration is checked, and so how much of it is there to be looked at. */
public enum Phase {
    /** In a build: the contract and the files beside it, in every tier that reads them. */
    BUILD("build"),
    /** Before a deployment: whether the names of everything required are there, without a look at a value. */
    DEPLOY("deploy"),
    /** At the start: everything. */
    BOOT("boot");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** Returns the word for it: {@code boot}. */
    public String label() {
        return label;
    }
}
