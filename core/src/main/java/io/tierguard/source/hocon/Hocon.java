package io.tierguard.source.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
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
            Config parsed = file.text() == null ? null : parse(file.text(), name, problems);
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

    private static @Nullable Config parse(String text, String name, List<Problem> problems) {
        Problem tooDeep = Limits.nesting(text, name);
        if (tooDeep != null) {
            problems.add(tooDeep);
            return null;
        }
        RefusedIncludes includes = new RefusedIncludes(text, name);
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
        }
    }

    private static Reading resolved(
            List<Config> files, Config merged, Set<String> declared, Map<String, Entry> said, List<Problem> problems) {
        References references = References.of(merged, said);
        problems.addAll(references.problems());
        if (references.isTooComplex()) {
            return new Reading(List.of(), problems);
        }
        try {
            Config resolved = merged.resolve(
                    ConfigResolveOptions.noSystem().setAllowUnresolved(true).appendResolver(new SaidValues(said)));
            return new Leaves(files, references, declared, problems).of(resolved);
        } catch (ConfigException e) {
            problems.add(Problem.of(ProblemId.INTERPOLATION, "a substitution refers to itself, or to nothing")
                    .at(place(
                            "application.conf",
                            e.origin() == null ? 0 : e.origin().lineNumber()))
                    .fix("break the circle of ${…}"));
            return new Reading(List.of(), problems);
        }
    }

    static Origin place(String name, int line) {
        return new Origin.File(Layer.HOCON, name, Math.max(line, 0), 0);
    }
}
