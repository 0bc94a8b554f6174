package io.tierguard.contract.file;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.BoundedPattern;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.hocon.Node;
import io.tierguard.tier.Aliases;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A block of the file, of which each word is asked for in the form that it must have. What has another form is reported,
 * and answered as if it weren't there.
 */
final class Section {
    static final List<String> TIERS = labels();

    private final String name;
    private final Node.Block block;
    private final Findings findings;

    /**
     * Returns the section.
     *
     * @param name what it is called in findings: a key, a guard; empty for the file as a whole
     */
    Section(String name, Node.Block block, Findings findings) {
        this.name = name;
        this.block = block;
        this.findings = findings;
    }

    String name() {
        return name;
    }

    int line() {
        return block.line();
    }

    Findings findings() {
        return findings;
    }

    Map<String, Node> members() {
        return block.members();
    }

    /** Reports every word but these. */
    void knows(String what, List<String> words) {
        for (Map.Entry<String, Node> member : block.members().entrySet()) {
            if (!words.contains(member.getKey())) {
                findings.addUnknown(
                        ProblemId.CONTRACT_UNKNOWN_WORD, member.getValue().line(), member.getKey(), what, words);
            }
        }
    }

    boolean has(String word) {
        return block.members().containsKey(word);
    }

    @Nullable
    Node get(String word) {
        return block.members().get(word);
    }

    int line(String word) {
        Node node = get(word);
        return node == null ? line() : node.line();
    }

    @Nullable
    Boolean flag(String word) {
        Node node = get(word);
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Single single && single.kind() == Node.Kind.FLAG) {
            return single.text().equals("true");
        }
        wrongKind(node, word, "true or false");
        return null;
    }

    /** Returns whether the word is there, and says {@code false}: of one that isn't there nothing is said at all. */
    boolean isFalse(String word) {
        return get(word) instanceof Node.Single single
                && single.kind() == Node.Kind.FLAG
                && single.text().equals("false");
    }

    /** Returns the text of one value, which may be written as a number or a flag just as well. */
    @Nullable
    String text(String word) {
        Node node = get(word);
        if (node == null) {
            return null;
        }
        if (isText(node)) {
            return ((Node.Single) node).text();
        }
        wrongKind(node, word, "one value");
        return null;
    }

    @Nullable
    Long number(String word) {
        Node node = get(word);
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Single single && single.kind() == Node.Kind.NUMBER) {
            try {
                return Long.valueOf(single.text());
            } catch (NumberFormatException e) {
                // 1.5, or more than a number of 64 bits holds
            }
        }
        wrongKind(node, word, "a whole number");
        return null;
    }

    /** Returns the pattern of that word, or null for an expression that is none. */
    @Nullable
    BoundedPattern pattern(String word, String expression) {
        try {
            return BoundedPattern.of(expression);
        } catch (PatternSyntaxException e) {
            add(
                    line(word),
                    ProblemId.CONTRACT_PATTERN,
                    word + of() + " is not a valid regular expression, at index " + e.getIndex(),
                    "mend the expression; a \\ is written twice within quotes");
            return null;
        }
    }

    /** Returns the values of a list, or the one that stands there in place of a list; null where there are none. */
    @Nullable
    List<Node.Single> values(String word, boolean listOnly) {
        Node node = get(word);
        if (node == null) {
            return null;
        }
        String expected = listOnly ? "a list of values" : "a value or a list of values";
        if (!listOnly && isText(node)) {
            return List.of((Node.Single) node);
        }
        if (!(node instanceof Node.Sequence sequence)) {
            wrongKind(node, word, expected);
            return null;
        }
        List<Node.Single> values = new ArrayList<>();
        for (Node element : sequence.elements()) {
            if (!isText(element)) {
                wrongKind(element, word, expected);
                return null;
            }
            values.add((Node.Single) element);
        }
        if (values.isEmpty()) {
            wrongKind(node, word, "a list with something in it");
            return null;
        }
        return values;
    }

    /** Returns the tiers of {@code true}, {@code false} or a list. */
    Set<Tier> tiers(String word, boolean listOnly) {
        Node node = get(word);
        if (!listOnly && node instanceof Node.Single single && single.kind() == Node.Kind.FLAG) {
            return single.text().equals("true") ? EnumSet.allOf(Tier.class) : EnumSet.noneOf(Tier.class);
        }
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        if (!(node instanceof Node.Sequence)) {
            if (node != null) {
                wrongKind(node, word, listOnly ? "a list of tiers" : "true, false or a list of tiers");
            }
            return tiers;
        }
        List<Node.Single> names = values(word, true);
        for (Node.Single tier : names == null ? List.<Node.Single>of() : names) {
            Tier known = tier(tier.text(), tier.line());
            if (known != null) {
                tiers.add(known);
            }
        }
        return tiers;
    }

    /** Returns the tier of that name; an alias is for people at a shell, and is answered with the name itself. */
    @Nullable
    Tier tier(String label, int line) {
        for (Tier tier : Tier.values()) {
            if (tier.label().equals(label)) {
                return tier;
            }
        }
        Tier meant = Aliases.tier(label.toLowerCase(Locale.ROOT));
        if (meant == null) {
            findings.addUnknown(ProblemId.CONTRACT_UNKNOWN_NAME, line, label, "tier", TIERS);
        } else {
            findings.add(
                    line,
                    Problem.of(ProblemId.CONTRACT_UNKNOWN_NAME, Findings.shown(label) + " is no tier")
                            .fix("write " + meant.label()));
        }
        return null;
    }

    /** Returns the layers of a list. */
    Set<Layer> layers(String word) {
        Map<String, Layer> known = new LinkedHashMap<>();
        for (Layer layer : Layer.values()) {
            known.put(layer.label(), layer);
        }
        Set<Layer> layers = EnumSet.noneOf(Layer.class);
        List<Node.Single> names = values(word, true);
        for (Node.Single name : names == null ? List.<Node.Single>of() : names) {
            Layer layer = known.get(name.text());
            if (layer == null) {
                findings.addUnknown(
                        ProblemId.CONTRACT_UNKNOWN_NAME,
                        name.line(),
                        name.text(),
                        "layer",
                        List.copyOf(known.keySet()));
            } else {
                layers.add(layer);
            }
        }
        return layers;
    }

    @Nullable
    Section section(String word, String called) {
        Node node = get(word);
        if (node instanceof Node.Block inner) {
            return new Section(called, inner, findings);
        }
        if (node != null) {
            wrongKind(node, word, "a block { … }");
        }
        return null;
    }

    void wrongKind(Node node, String word, String expected) {
        add(
                node.line(),
                ProblemId.CONTRACT_WRONG_KIND,
                Findings.shown(word) + of() + " must be " + expected,
                "write " + expected);
    }

    void add(int line, ProblemId id, String message, String fix) {
        Problem problem = Problem.of(id, message).fix(fix);
        findings.add(line, problem);
    }

    /** Returns the words that say what this is a section of: {@code of DB_PORT}. */
    String of() {
        return name.isEmpty() ? "" : " of " + name;
    }

    static boolean isText(Node node) {
        return node instanceof Node.Single single && single.kind() != Node.Kind.NOTHING;
    }

    private static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            labels.add(tier.label());
        }
        return List.copyOf(labels);
    }
}
