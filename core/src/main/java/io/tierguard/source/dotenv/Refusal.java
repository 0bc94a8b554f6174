package io.tierguard.source.dotenv;

/**
 * Why a name or a value can't be written in a {@code .env} file so that it is read back as it was. It says of what kind
 * the trouble is, and nothing of the value: the value may be a secret.
 */
public enum Refusal {
    /** No process environment carries it. */
    NUL("holds a NUL character, which no environment carries"),

    /** It is no text in UTF-8. */
    LONE_SURROGATE("holds half of a surrogate pair, which UTF-8 can't write"),

    /** No quotes keep it, and only Compose, python-dotenv and npm's dotenv know an escape for it. */
    CARRIAGE_RETURN("holds a carriage return, which node takes out of the file"),

    /** A reference, as it looks to dotenv-expand even in single quotes. */
    REFERENCE("holds a `$` that dotenv-expand expands"),

    /** A command, as it looks to dotenv-expand even in single quotes. */
    COMMAND("holds a `$(`, with which dotenv-expand begins a command to run"),

    /** An escape to dotenv-expand alone. */
    ESCAPED_DOLLAR("holds a `\\$`, of which dotenv-expand drops the backslash"),

    /** What dotenvx encrypted, as it looks to dotenv-expand where a private key is set. */
    ENCRYPTED("begins with `encrypted:`, which dotenv-expand decrypts"),

    /** Something in it asks for quotes, and no quote is left to take that every reader knows. */
    QUOTES("needs quotes, and holds both kinds of them"),

    /** Something in it asks for quotes, and every reader has escapes of its own between them. */
    BACKSLASH("needs quotes, and the readers differ about a backslash in them"),

    /** A single quote asks for double ones, and Compose looks for references there. */
    DOLLAR("needs double quotes, and holds a `$` that Compose expands in them"),

    /** Nothing, or a character that one of the readers doesn't know in a name. */
    NAME("is no name to every reader: those are made of the letters a to z in either case, digits, `_`, `.` and `-`"),

    /** To JavaScript a number is an index, and node 20 doesn't hand it out from the environment. */
    NUMBER("is a number, which node doesn't take for a name"),

    /** A JavaScript object has it before anything is read. */
    OBJECT_PROPERTY("is a property of every JavaScript object, which hides it from dotenv and dotenv-expand"),

    /** The last line would win, and the first is in vain. */
    REPEATED("is in the file already");

    private final String because;

    Refusal(String because) {
        this.because = because;
    }

    /** Returns the reason as the rest of a sentence that begins with the name: "holds a `$` that dotenv-expand expands". */
    public String because() {
        return because;
    }
}
