package io.tierguard.cli.workflow;

import io.tierguard.model.NearMiss;
import java.util.List;

/**
 * A name that was surely meant to be another one. {@code MAIL_FROM} and {@code EMAIL_FROM}, {@code DB_URI} and {@code DB_URL},
 * {@code API_KEY_2} and {@code API_KEY} are a letter apart and may each be meant; nobody means {@code OPENAI_APIKEY} beside
 * {@code OPENAI_API_KEY}, nor {@code DATABSE_URL}.
 */
final class Slip {
    /** A shorter word is a letter away from too many others. */
    private static final int SHORTEST = 6;

    private Slip() {}

    /**
     * Returns whether both are the same but for underscores, or for one slip inside one long word: its first and its last letter
     * are those of the other's, and nothing in it is a digit.
     */
    static boolean isOf(String name, String meant) {
        if (name.equals(meant)) {
            return false;
        }
        if (name.replace("_", "").equals(meant.replace("_", ""))) {
            return true;
        }
        String[] words = name.split("_", -1);
        String[] meantWords = meant.split("_", -1);
        if (words.length != meantWords.length) {
            return false;
        }
        int slips = 0;
        for (int i = 0; i < words.length; i++) {
            if (!words[i].equals(meantWords[i])) {
                slips += isInside(words[i], meantWords[i]) ? 1 : 2;
            }
        }
        return slips == 1;
    }

    private static boolean isInside(String word, String meant) {
        return meant.length() >= SHORTEST
                && !word.isEmpty()
                && word.charAt(0) == meant.charAt(0)
                && word.charAt(word.length() - 1) == meant.charAt(meant.length() - 1)
                && (word + meant).chars().noneMatch(Character::isDigit)
                && meant.equals(new NearMiss(List.of(meant)).of(word));
    }
}
