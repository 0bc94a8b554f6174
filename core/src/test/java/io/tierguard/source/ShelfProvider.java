package io.tierguard.source;

import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * A provider that is registered for tests: {@code shelf:A=x,B=y} has two values. Its value {@code never} is one that must not
 * be read.
 */
public final class ShelfProvider implements SecretProvider {
    @Override
    public String name() {
        return "shelf";
    }

    @Override
    public Answer open(Request request) {
        return switch (request.reference()) {
            case "" -> new Answer.Malformed("a list of\nassignments");
            case "fails" -> throw new IllegalStateException("cAnArY");
            case "lacks-a-class" -> throw new NoClassDefFoundError("cAnArY");
            case "nothing" -> null;
            case "nobody" -> new Answer.Opened(null);
            case "nothing-said" -> new Answer.Malformed(null);
            default -> new Answer.Opened(new Shelf(request));
        };
    }

    private record Shelf(Request request) implements SecretSource {
        @Override
        public String name() {
            return "shelf of " + request.around().environment().getOrDefault("OWNER", "nobody");
        }

        @Override
        public Reading fetch(SecretRequest asked) {
            List<Entry> entries = new ArrayList<>();
            for (String item : request.reference().split(",", -1)) {
                String name = item.substring(0, item.indexOf('='));
                String value = item.substring(item.indexOf('=') + 1);
                if (value.equals("never")) {
                    throw new AssertionError("a value was read");
                }
                entries.add(Entry.of(name, value, new Origin.Stored(name(), name)));
            }
            return new Reading(entries, List.of());
        }

        @Override
        public SecretNames names(SecretRequest asked) {
            List<String> names = new ArrayList<>();
            for (String item : request.reference().split(",", -1)) {
                names.add(item.substring(0, item.indexOf('=')));
            }
            return names.remove("MORE") ? SecretNames.some(names) : SecretNames.all(names);
        }
    }
}
