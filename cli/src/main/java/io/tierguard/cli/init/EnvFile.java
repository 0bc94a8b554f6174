package io.tierguard.cli.init;

import io.tierguard.Tier;
import io.tierguard.tier.Aliases;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .env} file, and what its name says of it.
 *
 * @param path where it is
 * @param name as it is called in messages
 * @param tier the tier that it is for; null where its name says none
 * @param local whether it is one developer's own, {@code .env.local}
 * @param template whether it is there to be copied, {@code .env.example}
 */
public record EnvFile(Path path, String name, @Nullable Tier tier, boolean local, boolean template) {
    private static final List<String> TEMPLATES =
            List.of("example", "sample", "template", "tmpl", "dist", "default", "defaults", "schema");

    /** Returns the file with what its name says: the words between its dots, {@code staging.env} as {@code .env.staging}. */
    public static EnvFile of(Path path, String name) {
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        boolean local = false;
        boolean template = false;
        boolean other = false;
        Path last = path.getFileName();
        String file = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        for (String word : file.split("\\.", -1)) {
            Tier tier = word.equals("local") ? null : Aliases.tier(word);
            if (tier != null) {
                tiers.add(tier);
            } else if (word.equals("local")) {
                local = true;
            } else if (TEMPLATES.contains(word)) {
                template = true;
            } else {
                other |= !word.isEmpty() && !word.equals("env");
            }
        }
        if (tiers.isEmpty() && !template && !other) {
            tiers.add(Tier.DEVELOPMENT);
        }
        Tier tier = tiers.size() == 1 && !template ? tiers.iterator().next() : null;
        return new EnvFile(path, name, tier, local, template);
    }

    /** Returns whether the name says what the file is for. */
    public boolean isKnown() {
        return tier != null || template;
    }
}
