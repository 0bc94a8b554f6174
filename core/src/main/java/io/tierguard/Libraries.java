package io.tierguard;

/** Which of the libraries that are optional are there. */
final class Libraries {
    private Libraries() {}

    /** Returns what to throw for a library that lacks what is called of it; rethrows what is none of that library's. */
    static IllegalStateException tooOld(LinkageError thrown, String library, String caller, String least) {
        if (!String.valueOf(thrown.getMessage()).replace('/', '.').contains(library)) {
            throw thrown;
        }
        return new IllegalStateException(
                caller + " needs " + least + " or later: what is there lacks something that it calls");
    }

    static boolean isThere(String type) {
        try {
            Class.forName(type, false, Libraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
