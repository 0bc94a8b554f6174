package io.tierguard;

/** Which of the libraries that are optional are there. */
final class Libraries {
    private Libraries() {}

    static boolean isThere(String type) {
        try {
            Class.forName(type, false, Libraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
