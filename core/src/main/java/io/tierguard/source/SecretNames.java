package io.tierguard.source;

import io.tierguard.model.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which names a secret manager has, told without reading a value.
 *
 * @param names the names that it is known to have, in its own spelling or in that of {@link io.tierguard.model.Key}
 * @param complete whether it has no others; false where some can't be known without reading a value, as those within one
 *     secret that is a JSON object
 * @param problems what went wrong, or is known of a name that can't serve: a secret that is scheduled for deletion; and
 *     {@code SECRETS_NAMES_UNKNOWN} where the source itself says why the names are not complete
 */
public record SecretNames(Set<String> names, boolean complete, List<Problem> problems) {
    /** The answer of a source that can't tell any name without reading a value. */
    public static final SecretNames UNKNOWN = new SecretNames(Set.of(), false, List.of());

    /** Copies what it is given. */
    public SecretNames {
        names = Set.copyOf(names);
        problems = List.copyOf(problems);
    }

    /** Returns that it has these names and no others. */
    public static SecretNames all(Collection<String> names) {
        return new SecretNames(Set.copyOf(names), true, List.of());
    }

    /** Returns that it has these names, and perhaps others. */
    public static SecretNames some(Collection<String> names) {
        return new SecretNames(Set.copyOf(names), false, List.of());
    }
}
