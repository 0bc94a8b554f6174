package io.tierguard.cli;

import io.tierguard.model.NearMiss;
import io.tierguard.model.Printable;
import java.util.List;

/** What to say of a word that is none of those that could stand in its place. */
final class Words {
    private Words() {}

    static UsageException unknown(String word, String kind, List<String> known) {
        String near = new NearMiss(known).of(word);
        for (String candidate : known) {
            if (near == null && isShortFor(word, candidate)) {
                near = candidate;
            }
        }
        String mend = near == null ? "write " + list(known) : "did you mean " + near + "?";
        String shown = word.isEmpty() ? "an empty text" : Printable.of(word);
        return new UsageException(shown + " is no " + kind + ": " + mend);
    }

    /** Words as short as these are a slip apart from too much for the index: the beginning, or all letters but one. */
    private static boolean isShortFor(String word, String candidate) {
        if (word.length() < 2 || word.length() > candidate.length()) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < candidate.length() && at < word.length(); i++) {
            if (candidate.charAt(i) == word.charAt(at)) {
                at++;
            }
        }
        return at == word.length() && (candidate.startsWith(word) || candidate.length() - word.length() == 1);
    }

    private static String list(List<String> words) {
        if (words.size() == 1) {
            return words.get(0);
        }
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
