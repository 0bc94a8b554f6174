package io.tierguard.testing;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which secrets are meant. All filters must hold, and each by one of its values; a value that begins with {@code !} holds for
 * those that it doesn't match.
 */
record Filters(List<Arguments> filters) {
    private static final List<String> KEYS =
            List.of("all", "name", "tag-key", "description", "tag-value", "primary-region", "owning-service");
    /** They are looked through word by word, and whatever their case. */
    private static final Set<String> BY_WORD = Set.of("all", "description");

    static Filters of(Arguments in) {
        List<Arguments> filters = in.objects("Filters");
        if (filters.size() > 10) {
            throw Arguments.constraint("'[...]'", "Filters", "Member must have length less than or equal to 10");
        }
        for (int i = 0; i < filters.size(); i++) {
            String key = filters.get(i).required("Key");
            if (!KEYS.contains(key)) {
                String member = "filters." + (i + 1) + ".member.key";
                throw Arguments.constraint("'" + key + "'", member, "Member must satisfy enum value set: " + KEYS);
            }
            if (!filters.get(i).has("Values")) {
                throw Refusal.invalidParameter("Invalid filter values for key: " + key);
            }
        }
        return new Filters(filters);
    }

    boolean isEmpty() {
        return filters.isEmpty();
    }

    boolean match(Stored stored) {
        return filters.stream().allMatch(filter -> matches(filter, stored));
    }

    private static boolean matches(Arguments filter, Stored stored) {
        String key = filter.required("Key");
        Collection<String> said = said(key, stored);
        for (String value : filter.texts("Values")) {
            boolean negated = value.startsWith("!");
            String wanted = negated ? value.substring(1) : value;
            boolean found = said.stream()
                    .anyMatch(text -> BY_WORD.contains(key) ? hasWords(text, wanted) : text.startsWith(wanted));
            if (found != negated) {
                return true;
            }
        }
        return false;
    }

    private static Collection<String> said(String key, Stored stored) {
        List<String> description = stored.description == null ? List.of() : List.of(stored.description);
        return switch (key) {
            case "name" -> List.of(stored.name);
            case "description" -> description;
            case "tag-key" -> stored.tags.keySet();
            case "tag-value" -> stored.tags.values();
            case "all" ->
                Stream.of(List.of(stored.name), description, stored.tags.keySet(), stored.tags.values())
                        .flatMap(Collection::stream)
                        .toList();
            // No secret here is another region's or another service's.
            default -> List.of();
        };
    }

    /** Each word that is wanted begins a word of the text. */
    private static boolean hasWords(String text, String wanted) {
        List<String> there = words(text);
        List<String> asked = words(wanted);
        return !asked.isEmpty()
                && asked.stream().allMatch(word -> there.stream().anyMatch(t -> t.startsWith(word)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{Alnum}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
