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
            if (near == null && word.length() > 2 && candidate.startsWith(word)) {
                near = candidate;
            }
        }
        String mend = near == null ? "write " + list(known) : "did you mean " + near + "?";
        return new UsageException(Printable.of(word) + " is no " + kind + ": " + mend);
    }

    private static String list(List<String> words) {
        if (words.size() == 1) {
            return words.get(0);
        }
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
