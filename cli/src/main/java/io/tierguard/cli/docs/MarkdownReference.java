package io.tierguard.cli.docs;

import io.tierguard.Rule;
import io.tierguard.Tier;
import io.tierguard.cli.layout.ContractText;
import io.tierguard.cli.layout.Lines;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.contract.Refusal;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.model.Printable;
import io.tierguard.report.markup.MarkdownText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a page of Markdown with a section for each key. */
public final class MarkdownReference {
    private final Contract contract;
    private final Map<String, Rule> guards;
    private final ContractText text;
    private final StringBuilder page = new StringBuilder();

    private MarkdownReference(ContractFile file) {
        this.contract = file.contract();
        this.guards = file.guards();
        this.text = new ContractText(contract);
    }

    /** Returns the page. */
    public static String of(ContractFile file) {
        MarkdownReference writer = new MarkdownReference(file);
        writer.write();
        return writer.page.toString();
    }

    private void write() {
        page.append("# Configuration of ")
                .append(MarkdownText.prose(contract.application()))
                .append("\n\n");
        page.append(Lines.counted(contract.keys().size(), "key"))
                .append(", in the order of the contract. Made from it by `tierguard docs markdown`.\n");
        for (KeySpec spec : contract.keys()) {
            write(spec);
        }
        if (!guards.isEmpty()) {
            page.append("\n## Guards\n");
            for (Map.Entry<String, Rule> guard : guards.entrySet()) {
                write(guard.getKey(), guard.getValue());
            }
        }
    }

    private void write(KeySpec spec) {
        heading("## " + code(spec.key().name()));
        for (String line : spec.about().doc().lines().toList()) {
            if (!line.isBlank()) {
                page.append(paragraph(line.strip())).append("\n\n");
            }
        }
        String expected = MarkdownText.prose(ContractText.expectation(spec));
        item("value", !spec.secret() ? expected : ContractText.isAnyText(spec) ? "a secret" : "a secret, " + expected);
        tiers("required in", spec.presence().requiredIn());
        tiers("forbidden in", spec.presence().forbiddenIn());
        defaults(spec);
        for (Refusal refusal : spec.refusals()) {
            String because = refusal.because().isEmpty() ? "" : ", because " + MarkdownText.prose(refusal.because());
            item("refused in " + ContractText.tiers(refusal.tiers()), shown(spec, refusal.value()) + because);
        }
        for (Tier tier : Tier.values()) {
            List<String> from = ContractText.from(spec, tier);
            if (!from.isEmpty()) {
                item("in " + tier.label(), "from " + String.join(", ", from) + " alone");
            }
        }
        if (!spec.about().example().isEmpty()) {
            text.open(spec, spec.about().example()).ifPresent(example -> item("example", code(Printable.of(example))));
        }
        String deprecated = spec.about().deprecated();
        if (deprecated != null) {
            item("deprecated", MarkdownText.prose(deprecated));
        }
        List<String> over = new ArrayList<>();
        for (Map.Entry<String, Rule> guard : guards.entrySet()) {
            if (guard.getValue().keys().contains(spec.key().name())) {
                over.add(link(guard.getKey()));
            }
        }
        if (!over.isEmpty()) {
            item(over.size() == 1 ? "guard" : "guards", String.join(", ", over));
        }
    }

    private void defaults(KeySpec spec) {
        Map<String, Set<Tier>> tiersOf = new LinkedHashMap<>();
        for (Tier tier : Tier.values()) {
            String standIn = spec.presence().defaults().get(tier);
            if (standIn != null) {
                tiersOf.computeIfAbsent(standIn, key -> EnumSet.noneOf(Tier.class))
                        .add(tier);
            }
        }
        for (Map.Entry<String, Set<Tier>> standIn : tiersOf.entrySet()) {
            boolean everywhere = standIn.getValue().size() == Tier.values().length;
            item(
                    everywhere ? "default" : "default in " + ContractText.tiers(standIn.getValue()),
                    shown(spec, standIn.getKey()));
        }
    }

    private void write(String name, Rule rule) {
        heading("### " + code(name));
        page.append(paragraph(rule.because())).append("\n\n");
        tiers("holds in", rule.tiers());
        List<String> keys = new ArrayList<>();
        for (String key : rule.keys()) {
            keys.add(link(key));
        }
        item("over", String.join(", ", keys));
        if (!rule.fix().isEmpty()) {
            item("how to mend it", MarkdownText.prose(rule.fix()));
        }
    }

    private void heading(String heading) {
        page.append('\n').append(heading).append("\n\n");
    }

    private void tiers(String what, Set<Tier> tiers) {
        if (!tiers.isEmpty()) {
            page.append("- ")
                    .append(what)
                    .append(' ')
                    .append(ContractText.tiers(tiers))
                    .append('\n');
        }
    }

    private void item(String word, String content) {
        page.append("- ").append(word).append(": ").append(content).append('\n');
    }

    private String shown(KeySpec spec, String value) {
        return code(Printable.of(text.shown(spec, value)));
    }

    /** The name of a section is what GitHub makes of its heading: in small letters. */
    private static String link(String name) {
        return "[" + code(name) + "](#" + name.toLowerCase(Locale.ROOT) + ")";
    }

    /** What begins a line with a sign or a digit could be a list or a rule; behind a space of no width it is text. */
    private static String paragraph(String raw) {
        boolean plain = raw.isEmpty() || Character.isLetter(raw.codePointAt(0));
        return (plain ? "" : "&#8203;") + MarkdownText.prose(raw);
    }

    private static String code(String raw) {
        return MarkdownText.code(raw);
    }
}
