package io.tierguard.source.dotenv.readers;

import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names of a {@code .env} for which another program that reads the same file has another value.
 *
 * <p>There is at most one problem for each name, at the line that wins, and it says in which way each reader differs, never
 * what it reads. A name whose line Docker Compose refuses has a problem of its own already, and one that stands alone on its
 * line is left to the process environment by all.
 *
 * <p>{@code docker run --env-file} alone is no reason for a problem: it keeps all quotes, so every value in quotes would be
 * one. It is named where another reader differs too. Nor is it one that dotenv-expand takes a name from the environment
 * that the file sets as well: that has nothing to do with how the line is written.
 */
public final class Disagreements {
    /** More than a person mends in one go. */
    private static final int MOST = 20;

    private final String text;
    private final String path;
    private final Reading reading;
    private final Map<String, String> host;
    private final Map<String, Entry> earlier;

    /** What the readers have for variables: what the host has, and what earlier files said. */
    private final Map<String, String> environment = new HashMap<>();

    private final Map<OtherReader, Seen> seen = new EnumMap<>(OtherReader.class);
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Entry> disagreed = new HashSet<>();
    private int unsaid;
    private @Nullable Origin firstUnsaid;

    private Disagreements(
            String text, String path, Reading reading, Map<String, String> host, Map<String, Entry> earlier) {
        this.text = text;
        this.path = path;
        this.reading = reading;
        this.host = host;
        this.earlier = new HashMap<>(earlier);
        for (Entry entry : earlier.values()) {
            environment.put(entry.name(), entry.value().reveal());
        }
        for (Entry entry : reading.entries()) {
            environment.remove(entry.name());
            this.earlier.put(entry.name(), entry);
        }
        environment.putAll(host);
    }

    /**
     * Returns a problem for each name that another reader reads otherwise.
     *
     * @param text the text of the file
     * @param path the file's name, for origins
     * @param reading what Docker Compose, and so Tierguard, makes of it
     * @param host the variables of the process
     * @param earlier what earlier files said, by name
     */
    public static List<Problem> of(
            String text, String path, Reading reading, Map<String, String> host, Map<String, Entry> earlier) {
        return new Disagreements(text, path, reading, host, earlier).find();
    }

    private List<Problem> find() {
        for (OtherReader reader : OtherReader.values()) {
            seen.put(reader, reader.read(text, environment));
        }
        int line = 1;
        int lineStart = text.startsWith("\uFEFF") ? 1 : 0;
        for (Entry entry : reading.entries()) { // which are in the order of the lines that won
            if (entry.origin() instanceof Origin.File place) {
                while (line < place.line()) {
                    lineStart = text.indexOf('\n', lineStart) + 1;
                    line++;
                }
                Statement statement = Statement.at(text, lineStart, entry.name(), place);
                if (!isRefused(statement, line)) {
                    compare(entry, statement, place);
                }
            }
        }
        problems.addAll(new Strangers(text, path, reading, disagreed).in(seen));
        if (firstUnsaid != null) {
            problems.add(Problem.of(
                            ProblemId.DOTENV_READERS_DISAGREE,
                            unsaid + " more " + (unsaid == 1 ? "name has" : "names have")
                                    + " another value for other programs, from here on")
                    .at(firstUnsaid)
                    .fix("mend the ones above first"));
        }
        return problems;
    }

    /** Text behind a closing quote, which is no statement, is a mistake with a problem of its own. */
    private boolean isRefused(Statement statement, int line) {
        if (!statement.isFollowed() || statement.isCommented()) {
            return false;
        }
        for (Problem problem : reading.problems()) {
            if (problem.id() == ProblemId.DOTENV_SYNTAX
                    && problem.origin() instanceof Origin.File place
                    && place.line() >= line
                    && place.line() <= line + statement.lines()) {
                return true;
            }
        }
        return false;
    }

    private void compare(Entry entry, Statement statement, Origin.File place) {
        String value = entry.value().reveal();
        Difference difference = new Difference(statement, value);
        Map<List<Kind>, String> readers = new LinkedHashMap<>();
        boolean worthIt = false;
        for (Map.Entry<OtherReader, Seen> one : seen.entrySet()) {
            List<Kind> kinds = kinds(one.getKey(), one.getValue(), entry.name(), difference);
            if (!kinds.isEmpty()) {
                worthIt |= one.getKey() != OtherReader.DOCKER_RUN;
                String label = one.getKey().label();
                String alike = readers.get(kinds);
                readers.put(kinds, alike == null ? label : alike + ", " + label);
            }
        }
        if (worthIt) {
            disagreed.add(entry);
        }
        if (worthIt && problems.size() < MOST) {
            boolean marked = text.startsWith("\uFEFF") && place.line() == 1;
            String mend = marked
                    ? "save the file as UTF-8 without a byte order mark"
                    : new Mend(statement, value, environment, earlier).text();
            problems.add(problem(entry.name(), place, readers).fix(mend));
        } else if (worthIt) {
            unsaid++;
            firstUnsaid = firstUnsaid == null ? place : firstUnsaid;
        }
    }

    private List<Kind> kinds(OtherReader reader, Seen by, String name, Difference difference) {
        String other = by.values.get(name);
        if (by.refused) {
            return problems.isEmpty() ? List.of(Kind.REFUSED) : List.of(); // which is said once
        }
        if (other == null) {
            return List.of(isUnderAnotherName(by, name) ? Kind.OTHER_NAME : Kind.DROPPED);
        }
        if (reader == OtherReader.DOTENV_EXPAND && !host.getOrDefault(name, "").isEmpty()) {
            return List.of();
        }
        if (by.unjudged.contains(name)) {
            return List.of();
        }
        if (by.commands.contains(name)) {
            return List.of(Kind.COMMAND);
        }
        return by.endless.contains(name) ? List.of(Kind.ENDLESS) : difference.to(other);
    }

    /** With a byte order mark or an export before it. */
    private static boolean isUnderAnotherName(Seen by, String name) {
        return by.has("\uFEFF" + name) || by.has("export " + name) || by.has("export\t" + name);
    }

    private static Problem problem(String name, Origin.File place, Map<List<Kind>, String> readers) {
        boolean showable = Key.isShowable(name);
        Problem problem = Problem.of(
                        ProblemId.DOTENV_READERS_DISAGREE,
                        (showable ? name : "this name") + " has another value for other programs that read this file")
                .at(place);
        for (Map.Entry<List<Kind>, String> one : readers.entrySet()) {
            List<String> phrases = new ArrayList<>();
            for (Kind kind : one.getKey()) {
                phrases.add(kind.phrase());
            }
            problem = problem.note(one.getValue() + ": " + String.join(", ", phrases));
        }
        return showable ? problem.key(name) : problem;
    }
}
