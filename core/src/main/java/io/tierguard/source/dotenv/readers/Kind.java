package io.tierguard.source.dotenv.readers;

/** In which way a reader differs from Docker Compose. It says nothing of the value but this. */
enum Kind {
    DROPPED("the line dropped"),
    OTHER_NAME("read under another name"),
    REFUSED("the whole file refused"),
    COMMAND("what stands in $(…) run as a command"),
    ENDLESS("references replaced without end, or too often to follow"),
    CUT_AT_HASH("cut at #"),
    COMMENT_KEPT("comment kept"),
    QUOTES_KEPT("quotes kept"),
    QUOTES_TAKEN("backticks taken for quotes"),
    CUT_AT_QUOTE("cut at the quote inside"),
    NOT_EXPANDED("not expanded"),
    DOLLARS_KEPT("$$ kept"),
    EXPANDED("expanded"),
    EXPANDED_OTHERWISE("expanded otherwise"),
    ESCAPES_KEPT("escapes kept"),
    ESCAPES_UNDONE("escapes undone"),
    ESCAPES_OTHER("escapes undone otherwise"),
    LINE_BREAKS("other line breaks"),
    LINES_CUT("cut at the end of the line"),
    NEXT_LINE("the next line taken for the value"),
    SPACES_KEPT("white space around it kept"),
    SPACES_CUT("white space around it cut off"),
    REST_KEPT("the rest of the line kept"),
    OTHER("another value");

    private final String phrase;

    Kind(String phrase) {
        this.phrase = phrase;
    }

    String phrase() {
        return phrase;
    }
}
