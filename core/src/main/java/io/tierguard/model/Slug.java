package io.tierguard.model;

/** Names of what is no key: of guards, of providers of secrets. */
public final class Slug {
    private Slug() {}

    /** Returns whether that is small letters, digits and {@code -}, with a letter first, and no longer than this. */
    public static boolean is(String name, int longest) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z') && (i == 0 || (c != '-' && !(c >= '0' && c <= '9')))) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= longest;
    }
}
