package io.tierguard.cli.init;

import io.tierguard.Tier;
import io.tierguard.model.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text of a first {@code tierguard.conf}. */
public final class Draft {
    /** As many as a contract can have: each is a block, and blocks are counted when it is read. */
    public static final int MOST_KEYS = 4_000;

    private static final int WIDEST_NAME = 32;

    private final String application;
    private final Inventory inventory;
    private final Set<String> secrets = new HashSet<>();

    /** Returns a draft for the application of that name. */
    public Draft(String application, Inventory inventory) {
        this.application = application;
        this.inventory = inventory;
        for (FoundKey key : inventory.keys()) {
            secrets.addAll(key.secretTexts());
        }
    }

    /** Returns the file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        addHeader(text);
        text.append("application = ").append(quoted(application)).append("\n\nkeys {\n");
        int width = 0;
        for (FoundKey key : inventory.keys()) {
            width = Math.max(width, Math.min(WIDEST_NAME, key.key().name().length()));
        }
        for (FoundKey key : inventory.keys()) {
            addKey(text, key, width);
        }
        return text.append("}\n").toString();
    }

    private void addHeader(StringBuilder text) {
        List<String> names = new ArrayList<>();
        for (EnvFile file : inventory.files()) {
            names.add(Printable.line(file.name()));
        }
        text.append("# What the application needs to start, as 'tierguard init' found it in\n# ")
                .append(String.join(", ", names))
                .append(". No value of a secret is in here.\n")
                .append("""
                        #
                        # This is a first draft, and yours from here on. Read every line:
                        #   required   REQUIRED
                        #   secret     what is called or looks like one; write secret = false where that is wrong
                        #   type       what every value fits that was seen; text where they don't agree
                        # and add what only you know: description, default, min, max, values, pattern, and
                        # forbidden = [production] for what must never be set there.
                        #
                        # Then run 'tierguard check', and keep this file beside the code.

                        """.replace("REQUIRED", required()));
    }

    private String required() {
        Set<Tier> tiers = inventory.tiers();
        if (tiers.isEmpty()) {
            return "every key: there was only a template to go by";
        }
        if (tiers.size() == 1) {
            String tier = tiers.iterator().next().label();
            return "what " + tier + " sets, the only tier with a file here; say [" + tier + "] where others\n"
                    + "#              do without";
        }
        return "true for what all of " + labels(tiers) + " set, or else\n"
                + "#              the tiers that do; what neither staging nor production sets is optional";
    }

    private void addKey(StringBuilder text, FoundKey key, int width) {
        String name = key.key().name();
        List<String> words = new ArrayList<>();
        String required = required(key);
        if (required != null) {
            words.add("required = " + required);
        }
        if (!key.type().equals("string")) {
            words.add("type = " + key.type());
        }
        if (key.sign() != FoundKey.Sign.NONE) {
            words.add("secret = true");
        }
        if (!key.values().isEmpty()) {
            words.add("values = [" + String.join(", ", key.values()) + "]");
        }
        String example = key.example(secrets);
        if (example != null) {
            words.add("example = " + quoted(example));
        }
        text.append("  ").append(name).append(" ".repeat(Math.max(0, width - name.length())));
        text.append(words.isEmpty() ? " {}" : " { " + String.join(", ", words) + " }");
        text.append(
                switch (key.sign()) {
                    case VALUE -> "  # secret by the look of a value\n";
                    case INGREDIENT -> "  # made of a secret\n";
                    default -> "\n";
                });
    }

    /**
     * Required everywhere is what every tier has. What some have is required there, if one of them is deployed; what only
     * developers and tests have is a convenience of theirs, and nobody else's start should fail for it.
     */
    private @Nullable String required(FoundKey key) {
        Set<Tier> seen = inventory.tiers();
        Set<Tier> has = inventory.tiersOf(key);
        if (has.equals(seen)) {
            return "true";
        }
        return has.contains(Tier.STAGING) || has.contains(Tier.PRODUCTION) ? "[" + labels(has) + "]" : null;
    }

    private static String labels(Set<Tier> tiers) {
        List<String> labels = new ArrayList<>();
        for (Tier tier : tiers) {
            labels.add(tier.label());
        }
        return String.join(", ", labels);
    }

    /** A digit needs no quotes, and whatever else stands within them, with every escape that JSON has. */
    private static String quoted(String text) {
        if (isNumber(text)) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                String hex = Integer.toHexString(c);
                quoted.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && !text.startsWith("0");
    }
}
