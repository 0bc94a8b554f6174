package io.tierguard.contract.file;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.contract.SecretReference;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Slug;
import io.tierguard.source.SecretProviders;
import io.tierguard.source.hocon.Node;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads which secret managers are asked in which tier: {@code production = "aws:event-api/{tier}"}, or a list of these, of
 * which a later one is above an earlier one. A reference is never quoted: it may be anything.
 */
final class SecretsReader {
    private static final String EXPECTED = "a secret manager, such as github or \"aws:event-api/{tier}\"";
    private static final String TIER = "{tier}";

    /** Each is asked on a thread of its own. */
    private static final int MOST_MANAGERS = 16;

    /** As long as the longest name of a secret that a manager knows. */
    private static final int LONGEST_REFERENCE = 2_048;

    private final Section section;
    private final Map<Tier, List<SecretReference>> references = new EnumMap<>(Tier.class);

    /**
     * Returns a reader of that section.
     *
     * @param asked the managers that are named without this file; it adds to them
     */
    SecretsReader(Section section, Map<Tier, List<SecretReference>> asked) {
        this.section = section;
        this.references.putAll(asked);
    }

    /** Returns what could be read. */
    Map<Tier, List<SecretReference>> read() {
        if (section.members().isEmpty()) {
            section.add(
                    section.line(),
                    ProblemId.CONTRACT_INCOMPLETE,
                    "secrets names no manager",
                    "write secrets { production = \"aws:event-api/{tier}\" }");
        }
        for (String label : section.members().keySet()) {
            Tier tier = section.tier(label, section.line(label));
            List<Node.Single> values = tier == null ? null : section.values(label, false);
            if (tier != null && values != null) {
                references.put(tier, above(references.getOrDefault(tier, List.of()), read(tier, values)));
            }
        }
        return references;
    }

    /** To name a manager again is to name it once. */
    private static List<SecretReference> above(List<SecretReference> named, List<SecretReference> read) {
        List<SecretReference> all = new ArrayList<>(named);
        Set<String> seen = new HashSet<>();
        for (SecretReference reference : named) {
            seen.add(written(reference));
        }
        for (SecretReference reference : read) {
            if (seen.add(written(reference))) {
                all.add(reference);
            }
        }
        return all;
    }

    private static String written(SecretReference reference) {
        return reference.provider() + ":" + reference.reference();
    }

    private List<SecretReference> read(Tier tier, List<Node.Single> values) {
        List<SecretReference> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node.Single value : values) {
            SecretReference reference = read(tier, value);
            if (reference == null) {
                continue;
            }
            if (all.size() == MOST_MANAGERS) {
                section.add(
                        value.line(),
                        ProblemId.CONTRACT_SECRETS,
                        tier.label() + " of secrets names more than " + MOST_MANAGERS + " managers",
                        "keep those that have a key of this contract");
                return all;
            }
            if (seen.add(written(reference))) {
                all.add(reference);
            } else {
                section.add(
                        value.line(),
                        ProblemId.CONTRACT_REPEATED,
                        tier.label() + " of secrets names one manager twice",
                        "keep one of them");
            }
        }
        return all;
    }

    private @Nullable SecretReference read(Tier tier, Node.Single value) {
        String text = value.text();
        if (value.kind() != Node.Kind.TEXT) {
            section.wrongKind(value, tier.label(), EXPECTED);
            return null;
        }
        int colon = text.indexOf(':');
        String provider = colon < 0 ? text : text.substring(0, colon);
        String reference = colon < 0 ? "" : text.substring(colon + 1);
        String wrong = wrong(text, provider, reference, colon >= 0);
        if (wrong != null) {
            section.add(
                    value.line(),
                    ProblemId.CONTRACT_SECRETS,
                    tier.label() + " of secrets " + wrong,
                    "write " + EXPECTED);
            return null;
        }
        if (!hasKnownPlaceholders(reference)) {
            section.add(
                    value.line(),
                    ProblemId.CONTRACT_SECRETS,
                    tier.label() + " of secrets has a placeholder that nothing replaces",
                    "write {tier}; there is no other, and it has no $ before it");
            return null;
        }
        Origin origin = new Origin.File(Layer.DEFAULT, section.findings().file(), value.line(), 0);
        return new SecretReference(provider, reference.replace(TIER, tier.label()), origin);
    }

    private static @Nullable String wrong(String text, String provider, String reference, boolean hasColon) {
        if (text.isBlank()) {
            return "names no manager";
        }
        if (!isVisible(text)) {
            return "has a character that can't be seen, or white space at an end";
        }
        if (!Slug.is(provider, SecretProviders.LONGEST_NAME)) {
            return "begins with no provider, which is small letters, digits and -";
        }
        if (hasColon && reference.isEmpty()) {
            return "has nothing after the colon";
        }
        return reference.length() > LONGEST_REFERENCE ? "is longer than any name of a secret" : null;
    }

    private static boolean isVisible(String text) {
        int colon = text.indexOf(':');
        String behind = text.substring(colon + 1);
        return Printable.line(text).equals(text)
                && text.strip().equals(text)
                && behind.strip().equals(behind);
    }

    /** {@code ${tier}} in quotes is text to HOCON, and would leave a dollar behind. */
    private static boolean hasKnownPlaceholders(String reference) {
        String rest = reference.replace(TIER, "");
        return rest.indexOf('{') < 0 && rest.indexOf('}') < 0 && !reference.contains("$" + TIER);
    }
}
