package io.tierguard.source.dotenv.readers;

import io.tierguard.Layer;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names that other readers see and Docker Compose doesn't, as in a comment with a line separator in it. Where the
 * lines above are a mistake, or a value that is read otherwise, that is said already, and such a name only follows from it.
 */
final class Strangers {
    /** The most that are looked for: each is a way through the text. */
    private static final int MOST = 3;

    private final String text;
    private final String path;
    private final Reading reading;
    private final Set<Entry> disagreed;

    Strangers(String text, String path, Reading reading, Set<Entry> disagreed) {
        this.text = text;
        this.path = path;
        this.reading = reading;
        this.disagreed = disagreed;
    }

    List<Problem> in(Map<OtherReader, Seen> seen) {
        Set<String> known = new HashSet<>();
        for (Entry entry : reading.entries()) {
            known.add(entry.name());
        }
        Map<String, String> strangers = new LinkedHashMap<>();
        for (Map.Entry<OtherReader, Seen> one : seen.entrySet()) {
            for (String name : one.getValue().values.keySet()) {
                boolean set = one.getValue().values.get(name) != null;
                boolean room = strangers.size() < MOST || strangers.containsKey(name);
                if (set
                        && room
                        && one.getKey() != OtherReader.DOCKER_RUN
                        && !known.contains(name)
                        && Mend.isPlain(name)) {
                    String before = strangers.get(name);
                    String label = one.getKey().label();
                    strangers.put(name, before == null ? label : before + ", " + label);
                }
            }
        }
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, String> stranger : strangers.entrySet()) {
            Problem problem = problem(stranger.getKey(), stranger.getValue());
            if (problem != null) {
                problems.add(problem);
            }
        }
        return problems;
    }

    private @Nullable Problem problem(String name, String readers) {
        int at = placeOf(name);
        int line = 1;
        int lineStart = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        int above = 0;
        for (Entry entry : reading.entries()) {
            if (entry.origin() instanceof Origin.File place && place.line() <= line) {
                above = disagreed.contains(entry) ? Integer.MAX_VALUE : place.line();
            }
        }
        for (Problem problem : reading.problems()) {
            if (name.equals(problem.key())) {
                return null;
            }
            boolean mistake = problem.id() == ProblemId.DOTENV_SYNTAX || problem.id() == ProblemId.INTERPOLATION;
            if (mistake
                    && problem.origin() instanceof Origin.File place
                    && place.line() >= above
                    && place.line() <= line) {
                return null;
            }
        }
        if (above > line) {
            return null;
        }
        return Problem.of(
                        ProblemId.DOTENV_READERS_DISAGREE,
                        "other programs that read this file see a name here, and Docker Compose sees none")
                .at(new Origin.File(Layer.DOTENV, path, line, at - lineStart + 1))
                .note(readers + ": a name")
                .fix("end every line with LF alone, and take the name out if it should not be set");
    }

    /** Returns where the name first stands as a reader may see one, and not as a part of a value or of another name. */
    private int placeOf(String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            boolean quoted = at > 0 && text.charAt(at - 1) == '\'';
            int behind = at + name.length();
            char next = behind < text.length() ? text.charAt(behind) : '\n';
            boolean ends = quoted ? next == '\'' : next == '=' || next == ':' || isSpace(next);
            if (ends && beginsLine(quoted ? at - 1 : at)) {
                return at;
            }
        }
        return Math.max(0, text.indexOf(name));
    }

    /** Returns whether nothing but white space, and perhaps an export, is between a line break of any kind and there. */
    private boolean beginsLine(int at) {
        int from = at;
        while (from > 0 && isSpace(text.charAt(from - 1))) {
            from--;
            if (isLineBreak(text.charAt(from))) {
                return true;
            }
        }
        return from == 0 || (from < at && text.startsWith("export", from - 6) && beginsLine(from - 6));
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == 0x85 || c == 0x0b || c == '\f';
    }

    private static boolean isSpace(char c) {
        return Spaces.inJavaScript(c) || Spaces.inPython(c);
    }
}
