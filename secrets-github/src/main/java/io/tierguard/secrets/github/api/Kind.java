package io.tierguard.secrets.github.api;

/** What GitHub keeps for a job: secrets, which nobody can read back, and variables, which may be read. */
public enum Kind {
    SECRET("secrets", 100),
    VARIABLE("variables", 30);

    private final String plural;
    private final int mostAPage;

    Kind(String plural, int mostAPage) {
        this.plural = plural;
        this.mostAPage = mostAPage;
    }

    /** Returns the word that paths and answers have for them, and people too. */
    public String plural() {
        return plural;
    }

    public String singular() {
        return plural.substring(0, plural.length() - 1);
    }

    /** Returns how many GitHub lists on one page at most. */
    int mostAPage() {
        return mostAPage;
    }
}
