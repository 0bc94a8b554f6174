package io.tierguard.cli.matrix;

/** Whether a tier wants a key. */
public enum Need {
    /** Something must set it, and nothing stands in for it. */
    REQUIRED("required", "something must set it"),
    /** It may be set, and a default stands in for it. */
    DEFAULT("=", "may be set; otherwise it is this"),
    /** It may be set, or be absent. */
    OPTIONAL("optional", "may be set, or be absent"),
    /** Nothing may set it. */
    FORBIDDEN("forbidden", "must not be set");

    private final String word;
    private final String meaning;

    Need(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** Returns the word that stands in a cell. */
    public String word() {
        return word;
    }

    /** Returns what the word means, for a legend. */
    public String meaning() {
        return meaning;
    }
}
