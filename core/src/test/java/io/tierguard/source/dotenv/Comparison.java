package io.tierguard.source.dotenv;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Severity;
import io.tierguard.source.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the parser makes of one input, beside what Compose makes of it. */
final class Comparison {
    /** Text that the generator puts into values, and that no problem may hold. */
    static final String CANARY = "cAnArY";

    private static final Origin.File ANYWHERE = new Origin.File(Layer.DOTENV, ".env", 1, 1);
    private static final String ESCAPED_NUL =
            Complaints.escapedNul("A", ANYWHERE).message();
    private static final String NO_NAME = Complaints.noName(ANYWHERE).message();
    private static final Set<ProblemId> LIMITS = Set.of(ProblemId.DOTENV_TOO_DEEP, ProblemId.DOTENV_TOO_LONG);

    private final Input input;
    private final Input ended;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> values = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> errors = new ArrayList<>();
    private final Set<WantedDifference> wanted = EnumSet.noneOf(WantedDifference.class);

    Comparison(Input input) {
        this.input = input;
        this.ended = input.ended();
        Map<String, Entry> earlier = new HashMap<>();
        for (int i = 0; i < input.files().size(); i++) {
            Reading reading =
                    Dotenv.parse(input.files().get(i), Integer.toString(i), input.host(), Map.copyOf(earlier));
            for (Entry entry : reading.entries()) {
                earlier.put(entry.name(), entry);
                values.put(entry.name(), entry.value().reveal());
            }
            entries.addAll(reading.entries());
            problems.addAll(reading.problems());
        }
        for (Problem problem : problems) {
            if (problem.id().severity(Tier.DEVELOPMENT) == Severity.ERROR) {
                errors.add(problem);
            }
        }
    }

    /** Returns how the two differ where they should not, or null. */
    static @Nullable String difference(Input input, Reference reference) throws IOException {
        Comparison comparison;
        try {
            comparison = new Comparison(input);
        } catch (RuntimeException | StackOverflowError e) {
            return "the parser threw " + e;
        }
        return comparison.difference(reference.ask(comparison.questions()), reference);
    }

    /** Returns what the reference has to be asked, so that many comparisons can ask at once. */
    List<Input> questions() {
        List<Input> questions = new ArrayList<>(List.of(input, ended));
        if (!errors.isEmpty() && input.files().size() == 1) {
            // The texts before the line of the first mistake, and up to its end.
            String text = ended.files().get(0);
            int start = 0;
            for (int line = placeOf(errors.get(0)).line(); line > 1; line--) {
                start = text.indexOf('\n', start) + 1;
            }
            questions.add(ended.with(0, text.substring(0, start)));
            questions.add(ended.with(0, text.substring(0, text.indexOf('\n', start) + 1)));
        }
        return questions;
    }

    /** Returns how the two differ where they should not, given the answers to the questions, or null. */
    @Nullable
    String difference(List<Reference.Answer> answers, Reference reference) throws IOException {
        wanted.clear();
        String difference = whatDiffers(answers);
        if (difference != null && isOfAnotherUnicode(reference)) {
            wanted.add(WantedDifference.NEWER_UNICODE);
            return null;
        }
        return difference;
    }

    /** Returns which wanted differences there were. */
    Set<WantedDifference> wanted() {
        return wanted;
    }

    private @Nullable String whatDiffers(List<Reference.Answer> answers) {
        for (Problem problem : problems) {
            if (problem.toString().contains(CANARY)) {
                return "a problem holds a part of a value";
            }
        }
        boolean escaped = errors.stream().anyMatch(p -> p.message().equals(ESCAPED_NUL));
        if (escaped || input.files().stream().anyMatch(text -> text.indexOf('\0') >= 0)) {
            wanted.add(WantedDifference.NUL);
            return errors.isEmpty() ? "a NUL, and no problem of it" : null;
        }
        String atTheEnd = whatTheEndOfTheFileChanges(answers.get(0), answers.get(1));
        if (atTheEnd != null) {
            return atTheEnd;
        }
        Reference.Answer compose = answers.get(1);
        if (!compose.ok()) {
            wanted.add(WantedDifference.ALL_MISTAKES);
            return errors.isEmpty() ? "Compose refuses it: " + compose.error() : beforeTheMistake(answers);
        }
        for (Problem error : errors) {
            if (LIMITS.contains(error.id())) {
                boolean deep = error.id().equals(ProblemId.DOTENV_TOO_DEEP);
                wanted.add(deep ? WantedDifference.TOO_DEEP : WantedDifference.TOO_LONG);
                return null;
            }
        }
        return whatDiffersInValues(compose);
    }

    /** Only for a name alone may it matter whether a line break stands at the end of the file. */
    private @Nullable String whatTheEndOfTheFileChanges(Reference.Answer open, Reference.Answer closed) {
        if (open.ok() == closed.ok() && open.values().equals(closed.values())) {
            return null;
        }
        wanted.add(WantedDifference.END_OF_FILE);
        if (open.ok()) {
            return open.values().containsKey("") ? null : "the end of the file makes a difference to Compose";
        }
        return !closed.ok() || "end of file".equals(open.error()) || "space in name".equals(open.error())
                ? null
                : "the end of the file makes a difference to Compose: " + open.error();
    }

    private @Nullable String whatDiffersInValues(Reference.Answer compose) {
        Map<String, Object> expected = new TreeMap<>(compose.values());
        boolean nameless = expected.remove("") != null;
        if (nameless) {
            wanted.add(WantedDifference.NAMELESS);
        }
        if (nameless != errors.stream().anyMatch(Comparison::isNoName)) {
            return "a value without a name, and no problem of it, or the other way round";
        }
        for (Problem error : errors) {
            if (!isNoName(error)) {
                return "Compose reads it, the parser says: " + error.message();
            }
        }
        if (!expected.equals(values)) {
            return "Compose reads " + expected + ", the parser " + values;
        }
        boolean warned = problems.stream().anyMatch(p -> p.id() == ProblemId.INTERPOLATION_UNSET);
        return nameless || warned == compose.warned() ? null : "only one of them warns of a name that is not set";
    }

    /** Where both refuse: the line of the mistake is the one that Compose stops at, and all before it is the same. */
    private @Nullable String beforeTheMistake(List<Reference.Answer> answers) {
        boolean named = errors.stream().noneMatch(Comparison::isNoName); // Compose doesn't stop at one without
        boolean limit = LIMITS.contains(errors.get(0).id());
        if (answers.size() == 4 && named && !limit) {
            Reference.Answer before = answers.get(2);
            // A quote that is open there may be closed on the line.
            if (!before.ok() && !"unclosed quote".equals(before.error())) {
                return "Compose finds a mistake before line "
                        + placeOf(errors.get(0)).line() + ": " + before.error();
            }
            if (answers.get(3).ok()) {
                return "Compose finds no mistake up to line "
                        + placeOf(errors.get(0)).line() + ": " + errors.get(0).message();
            }
        }
        Map<String, Object> expected = answers.get(1).values();
        for (Entry entry : entries) {
            if (entry.origin() instanceof Origin.File place
                    && isBefore(place, placeOf(errors.get(0)))
                    && !isNamedInLaterFile(entry.name(), place)
                    && !entry.value().reveal().equals(expected.get(entry.name()))) {
                return "before the mistake, Compose reads " + expected + ", the parser " + values;
            }
        }
        return null;
    }

    private boolean isNamedInLaterFile(String name, Origin.File place) {
        List<String> files = input.files();
        return files.subList(Integer.parseInt(place.path()) + 1, files.size()).stream()
                .anyMatch(text -> text.contains(name));
    }

    /** Asks what a letter is: where Go and the Java runtime know different versions of Unicode, they can't agree. */
    private boolean isOfAnotherUnicode(Reference reference) throws IOException {
        for (String text : input.files()) {
            for (int c : text.codePoints().filter(c -> c >= 0x80).distinct().toArray()) {
                Input name = Input.of("A" + Character.toString(c) + "A=\n");
                boolean ours = Said.by(name.files().get(0)).problems().isEmpty();
                if (ours != reference.ask(name).ok()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNoName(Problem problem) {
        return problem.message().equals(NO_NAME);
    }

    private static boolean isBefore(Origin.File place, Origin.File other) {
        int files = Integer.compare(Integer.parseInt(place.path()), Integer.parseInt(other.path()));
        return files < 0 || (files == 0 && place.line() < other.line());
    }

    private static Origin.File placeOf(Problem problem) {
        if (problem.origin() instanceof Origin.File place) {
            return place;
        }
        throw new AssertionError("a problem without a place");
    }
}
