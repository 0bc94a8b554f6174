package io.tierguard.source.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import io.tierguard.Layer;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.Reading;
import io.tierguard.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the HOCON files of an application. */
public final class Hocon {
    private Hocon() {}

    /**
     * Reads the files named, the later over the earlier.
     *
     * @param directory the folder that they are in
     * @param names their names; one that is not there is passed over
     * @param declared the names that the contract knows: an object or a list under one of them is one value
     * @param said what the other layers say, for substitution
     */
    public static Reading read(Path directory, List<String> names, Set<String> declared, Map<String, Entry> said) {
        List<Problem> problems = new ArrayList<>(0);
        List<Config> files = new ArrayList<>(2);
        for (String name : names) {
            SourceFile file = SourceFile.read(directory.resolve(name), name, Layer.HOCON, SourceFile.LIMIT);
            problems.addAll(file.problems());
            Config parsed =
                    file.text() == null ? null : parse(file.text(), name, Outline.of(file.text(), name), problems);
            if (parsed != null) {
                files.add(parsed);
            }
        }
        if (files.isEmpty()) {
            return new Reading(List.of(), problems);
        }
        Config merged = files.get(0);
        for (int i = 1; i < files.size(); i++) {
            merged = files.get(i).withFallback(merged);
        }
        return resolved(files, merged, declared, said, problems);
    }

    /** Parses a text that was walked over before; null where it can't be, which is then among the problems. */
    static @Nullable Config parse(String text, String name, Outline outline, List<Problem> problems) {
        if (outline.problem() != null) {
            problems.add(outline.problem());
            return null;
        }
        RefusedIncludes includes = new RefusedIncludes(name, outline.includes());
        try {
            Config parsed = ConfigFactory.parseString(
                    text,
                    ConfigParseOptions.defaults()
                            .setSyntax(ConfigSyntax.CONF)
                            .setOriginDescription(name)
                            .setIncluder(includes));
            problems.addAll(includes.problems());
            return parsed;
        } catch (ConfigException e) {
            // The exception's message quotes the text of the file; its line is all that is taken from it.
            problems.addAll(includes.problems());
            problems.add(Problem.of(ProblemId.HOCON_SYNTAX, name + " is not valid HOCON")
                    .at(place(name, e.origin() == null ? 0 : e.origin().lineNumber()))
                    .fix("look for a bracket, a quote or a = that is missing in this line or the one before it"));
            return null;
        } catch (StackOverflowError e) {
            // The limits are there to keep it from this; a thread with a small stack may not have room for them.
            problems.add(Limits.tooComplex(Limits.TOO_DEEP, name, 0));
            return null;
        }
    }

    private static Reading resolved(
            List<Config> files, Config merged, Set<String> declared, Map<String, Entry> said, List<Problem> problems) {
        SaidValues elsewhere = new SaidValues(said);
        References references = References.of(merged, elsewhere);
        problems.addAll(references.problems());
        if (references.isTooComplex()) {
            return new Reading(List.of(), problems);
        }
        Leaves leaves = new Leaves(files, references, declared, problems);
        try {
            return leaves.of(merged.resolve(
                    ConfigResolveOptions.noSystem().setAllowUnresolved(true).appendResolver(elsewhere)));
        } catch (ConfigException e) {
            Origin origin = e.origin() == null ? place(file(files), 0) : place(e.origin());
            problems.add(Problem.of(ProblemId.INTERPOLATION, "a substitution refers to itself, or to nothing")
                    .at(origin)
                    .fix("break the circle of ${…}"));
            return leaves.ofUnresolved(merged);
        } catch (StackOverflowError e) {
            problems.add(Limits.tooComplex(Limits.TOO_DEEP, file(files), 0));
            return new Reading(List.of(), problems);
        }
    }

    private static String file(List<Config> files) {
        return place(files.get(files.size() - 1).origin()).path();
    }

    static Origin.File place(String name, int line) {
        return new Origin.File(Layer.HOCON, name, Math.max(line, 0), 0);
    }

    /**
     * The place that an origin speaks of: its description is the name that we gave, and then the line. Of several lines it
     * is the last, which had the last word; of several files the first, which is the one on top.
     */
    static Origin.File place(ConfigOrigin origin) {
        String description = origin.description();
        int from = description.startsWith("merge of ") ? "merge of ".length() : 0;
        while (description.startsWith(SaidValues.ORIGIN, from)) {
            // A value that was looked up has no place of its own: the file that asked for it does.
            int next = description.indexOf(',', from);
            if (next < 0) {
                return place("application.conf", 0);
            }
            from = next + 1;
        }
        int to = from;
        while (to < description.length() && ":,".indexOf(description.charAt(to)) < 0) {
            to++;
        }
        int line = description.startsWith(":", to) ? lastNumber(description, to + 1) : 0;
        return place(description.substring(from, to), line);
    }

    /** The 5 of {@code 3-5}; only what is before a comma counts. */
    private static int lastNumber(String text, int from) {
        int number = 0;
        for (int i = from; i < text.length() && text.charAt(i) != ','; i++) {
            char c = text.charAt(i);
            number = c >= '0' && c <= '9' ? number * 10 + (c - '0') : 0;
        }
        return number;
    }
}
