package io.tierguard.source.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.tierguard.Layer;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A HOCON file that stands alone: not a layer of settings but data that somebody declares something with. It is read under
 * the limits of every other HOCON file, follows no include, and refers to nothing: {@code ${…}} and {@code +=} are left to
 * whoever reads it to refuse.
 *
 * @param root what is in the file; null where it is absent or can't be read
 * @param repeated what is said more than once, of which the parser knows the last alone
 * @param references the lines in which it refers to another value; where there are any, there is no root
 * @param problems why it can't be read
 */
public record HoconDocument(
        Node.@Nullable Block root, List<Repeated> repeated, List<Integer> references, List<Problem> problems) {
    /** Copies the lists. */
    public HoconDocument {
        repeated = List.copyOf(repeated);
        references = List.copyOf(references);
        problems = List.copyOf(problems);
    }

    /**
     * A path that is said again.
     *
     * @param name the last part of it
     * @param first the line in which it was said first
     * @param line the line in which it is said again
     */
    public record Repeated(String name, int first, int line) {}

    /** Reads the file, which reports call by the name given, and whose problems are those of that layer. */
    public static HoconDocument read(Path file, String name, Layer layer) {
        SourceFile source = SourceFile.read(file, name, layer, SourceFile.LIMIT);
        String text = source.text();
        if (text == null) {
            return failed(source.problems());
        }
        List<Problem> problems = new ArrayList<>(0);
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            problems.add(Problem.of(ProblemId.HOCON_SYNTAX, name + " has a NUL character in it")
                    .at(Hocon.place(name, lineOf(text, nul)))
                    .because("programs disagree on whether it ends the text")
                    .fix("remove it"));
            return failed(in(layer, problems));
        }
        Statements statements = new Statements();
        Config parsed = Hocon.parse(text, name, Outline.of(text, name, statements), problems);
        if (parsed == null) {
            return failed(in(layer, problems));
        }
        boolean whole = statements.references().isEmpty();
        return new HoconDocument(
                whole ? block(parsed.root(), List.of(), statements) : null,
                statements.repeated(),
                statements.references(),
                in(layer, problems));
    }

    private static HoconDocument failed(List<Problem> problems) {
        return new HoconDocument(null, List.of(), List.of(), problems);
    }

    /** Returns whether there is no such file, which is not a problem by itself. */
    public boolean absent() {
        return root == null && problems.isEmpty() && references.isEmpty();
    }

    private static int lineOf(String text, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    /** The reader of the layer {@code hocon} places its problems there. */
    private static List<Problem> in(Layer layer, List<Problem> problems) {
        List<Problem> placed = new ArrayList<>(problems.size());
        for (Problem problem : problems) {
            placed.add(
                    problem.origin() instanceof Origin.File file
                            ? problem.at(new Origin.File(layer, file.path(), file.line(), file.column()))
                            : problem);
        }
        return placed;
    }

    private static Node node(ConfigValue value, List<String> path, Statements statements) {
        if (value instanceof ConfigObject object) {
            return block(object, path, statements);
        }
        int line = statements.line(path, value.origin().lineNumber());
        if (value instanceof ConfigList list) {
            List<Node> elements = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++) {
                elements.add(node(list.get(i), Statements.element(path, i), statements));
            }
            return new Node.Sequence(elements, line);
        }
        return switch (value.valueType()) {
            case BOOLEAN -> new Node.Single(text(value), Node.Kind.FLAG, line);
            case NUMBER -> new Node.Single(text(value), Node.Kind.NUMBER, line);
            case NULL -> new Node.Single("", Node.Kind.NOTHING, line);
            case STRING, LIST, OBJECT -> new Node.Single(text(value), Node.Kind.TEXT, line);
        };
    }

    /** The text of a value as it is written: 007 stays 007. */
    private static String text(ConfigValue value) {
        return value.atKey("text").getString("text");
    }

    private static Node.Block block(ConfigObject object, List<String> path, Statements statements) {
        Map<Integer, Map<String, Node>> sorted = new TreeMap<>();
        for (Map.Entry<String, ConfigValue> member : object.entrySet()) {
            List<String> at = new ArrayList<>(path);
            at.add(member.getKey());
            sorted.computeIfAbsent(statements.position(at), position -> new TreeMap<>())
                    .put(member.getKey(), node(member.getValue(), at, statements));
        }
        Map<String, Node> members = new LinkedHashMap<>();
        sorted.values().forEach(members::putAll);
        return new Node.Block(members, statements.line(path, object.origin().lineNumber()));
    }
}
