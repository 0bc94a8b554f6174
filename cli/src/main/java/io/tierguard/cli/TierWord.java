package io.tierguard.cli;

import io.tierguard.Tier;
import io.tierguard.tier.Aliases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** A tier as people write it: its name, or one of the names that variables may give it. */
final class TierWord implements ITypeConverter<Tier> {
    @Override
    public Tier convert(String word) {
        Tier tier = Aliases.tier(word.toLowerCase(Locale.ROOT));
        if (tier == null) {
            throw Words.unknown(word, "tier", names());
        }
        return tier;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            names.add(tier.label());
        }
        return names;
    }
}
