package io.tierguard.cli.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/**
 * Makes a tree of one YAML document. Nothing is made of tags, and every text is left as it stands: what a truth or a number
 * is, YAML 1.1 and 1.2 don't agree on.
 *
 * <p>What an alias stands for is shared, not copied, and counted as often as it is there, so that a few lines can't unfold
 * to millions.
 */
final class YamlReader {
    private static final int DEEPEST = 64;
    private static final long MOST_NODES = 200_000;
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setUseMarks(true).setParseComments(false).build();

    private final Complaints complaints;
    private final int[] characters;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private long nodes;

    /** What an anchor names, and how many nodes that is with all its aliases unfolded. */
    private record Anchored(Node node, long size) {}

    /** Ends the reading where nothing can be made of the rest. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super(null, null, false, false);
        }
    }

    private YamlReader(String text, Complaints complaints) {
        this.complaints = complaints;
        this.characters = text.codePoints().toArray();
        this.events = new Parse(SETTINGS).parseString(text).iterator();
    }

    /** Returns the document, or null where there is none that can be read; then the complaints have why. */
    static @Nullable Node read(String text, Complaints complaints) {
        YamlReader reader = new YamlReader(text, complaints);
        try {
            return reader.document();
        } catch (Stop e) {
            return null;
        } catch (MarkedYamlEngineException e) {
            reader.notYaml(e.getProblemMark().or(e::getContextMark));
        } catch (ReaderException e) {
            complaints.unreadable(
                    complaints.file() + " has a character that YAML doesn't allow",
                    "",
                    "take it out, or write it as an escape between double quotes",
                    reader.lineOf(e.getPosition()),
                    0);
        } catch (RuntimeException e) {
            reader.notYaml(Optional.empty());
        }
        return null;
    }

    private void notYaml(Optional<Mark> mark) {
        int line = mark.map(Mark::getLine).orElse(-1) + 1;
        int column = mark.map(Mark::getColumn).orElse(-1) + 1;
        int at = mark.map(Mark::getIndex).orElse(characters.length);
        boolean tab = at < characters.length && characters[at] == '\t';
        complaints.unreadable(
                complaints.file() + " is not YAML",
                tab ? "a tab stands there, and YAML indents with spaces alone" : "GitHub would not run it either",
                tab ? "write spaces in its place" : "mend what begins before this place",
                line,
                column);
    }

    private int lineOf(int position) {
        int line = 1;
        for (int i = 0; i < Math.min(position, characters.length); i++) {
            line += characters[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private @Nullable Node document() {
        Node root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent) {
                root = node(event, 0);
            } else if (event.getEventId() == Event.ID.DocumentStart && root != null) {
                throw stop("there are several documents", "GitHub takes one for each file", "keep one of them", event);
            }
        }
        if (root == null) {
            complaints.unreadable(
                    complaints.file() + " is empty", "", "write a workflow into it, or name another file", 0, 0);
        }
        return root;
    }

    private Node node(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            Anchored anchored = anchors.get(alias.getAlias().getValue());
            if (anchored == null) {
                throw stop(
                        "an alias stands there without its anchor",
                        "an anchor must stand before its aliases, and not around one",
                        "set the anchor, or write the value itself",
                        event);
            }
            count(anchored.size(), event);
            return anchored.node();
        }
        if (depth > DEEPEST) {
            throw stop("this is nested more than " + DEEPEST + " deep", "no workflow is", "lay it flatter", event);
        }
        long before = nodes;
        count(1, event);
        Optional<String> anchor = ((NodeEvent) event).getAnchor().map(Object::toString);
        Node node = event instanceof ScalarEvent scalar
                ? text(scalar)
                : event instanceof SequenceStartEvent ? items(event, depth) : mapping(event, depth);
        anchor.ifPresent(name -> anchors.put(name, new Anchored(node, nodes - before)));
        return node;
    }

    private void count(long more, Event event) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw stop(
                    "this unfolds to more than " + MOST_NODES + " values",
                    "a file of this size is a mistake or an attack",
                    "write fewer aliases, and shorter lists",
                    event);
        }
    }

    private Node.Text text(ScalarEvent scalar) {
        int from = scalar.getStartMark().map(Mark::getIndex).orElse(0);
        int to = scalar.getEndMark().map(Mark::getIndex).orElse(from);
        String source = new String(characters, from, to - from);
        return new Node.Text(scalar.getValue(), source, scalar.isPlain(), line(scalar), column(scalar));
    }

    private Node items(Event start, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Node.Items(List.copyOf(items), line(start), column(start));
    }

    private Node mapping(Event start, int depth) {
        List<Node.Pair> pairs = new ArrayList<>();
        Map<String, Node.Text> names = new HashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(node(event, depth + 1) instanceof Node.Text name)) {
                throw stop("what stands there for a name is none", "", "write a name before the colon", event);
            }
            Node.Pair pair = new Node.Pair(name, node(events.next(), depth + 1));
            check(pair, names.putIfAbsent(name.text(), name));
            pairs.add(pair);
        }
        return new Node.Block(List.copyOf(pairs), line(start), column(start));
    }

    private void check(Node.Pair pair, Node.@Nullable Text before) {
        Node.Text name = pair.name();
        if (before != null) {
            complaints.unreadable(
                    Complaints.shown(name.text()) + " stands there twice, first in line " + before.line(),
                    "GitHub refuses the workflow, and other readers take the later one without a word",
                    "keep one of them",
                    name);
        } else if (pair.isMerge()) {
            complaints.unreadable(
                    "<< stands there, and GitHub merges no mappings",
                    "it knows anchors and aliases, and takes this for a name",
                    "write the lines themselves, or an alias in the place of the whole mapping",
                    name);
        }
    }

    private Stop stop(String message, String because, String fix, Event at) {
        complaints.unreadable(message, because, fix, line(at), column(at));
        return new Stop();
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    private static int column(Event event) {
        return event.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
    }
}
