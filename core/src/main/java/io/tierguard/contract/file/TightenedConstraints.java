package io.tierguard.contract.file;

import io.tierguard.contract.Constraint;
import io.tierguard.contract.KeySpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Type, bounds, pattern and values of a key of which a file says more. The type stays: a record's component is of it. */
final class TightenedConstraints {
    private final KeySpec asked;
    private final KeySpec said;
    private final Section section;
    private final Difference difference;
    private final List<Constraint> all;

    TightenedConstraints(KeySpec asked, KeySpec said, Section section, Difference difference) {
        this.asked = asked;
        this.said = said;
        this.section = section;
        this.difference = difference;
        this.all = new ArrayList<>(asked.constraints());
    }

    /** Returns what a value must fulfil by both. */
    List<Constraint> all() {
        TypeRelation relation = TypeRelation.of(asked.type(), said.type());
        if (relation == TypeRelation.LOOSER) {
            difference.loosens("type", "asks for " + asked.type().expectation());
        } else if (relation == TypeRelation.OTHER) {
            difference.disagrees(
                    "type", asked.declaredAt() + " asks for " + asked.type().expectation(), "name that type");
        }
        if (relation == TypeRelation.LOOSER || relation == TypeRelation.OTHER) {
            return all; // bounds of another type can't be compared
        }
        Constraint.Range range = find(said.constraints(), Constraint.Range.class);
        Constraint.Range bothRanges = range == null ? null : range(range);
        Constraint.Length length = find(said.constraints(), Constraint.Length.class);
        Constraint.Length bothLengths = length == null ? null : length(length);
        Constraint.OneOf values = find(said.constraints(), Constraint.OneOf.class);
        if (values != null) {
            checkValues(values);
        }
        if (relation == TypeRelation.NARROWER) {
            add(new Constraint.Narrowed(said.type(), said.constraints()));
        } else {
            put(bothRanges);
            put(bothLengths);
            add(find(said.constraints(), Constraint.Matches.class));
            if (values != null) {
                addValues(values);
            }
        }
        checkValuesOfAsked();
        return all;
    }

    private Constraint.@Nullable Range range(Constraint.Range own) {
        Constraint.Range already = find(asked.constraints(), Constraint.Range.class);
        long least = already == null ? Long.MIN_VALUE : already.min();
        long most = already == null ? Long.MAX_VALUE : already.max();
        if (section.has("min") && (own.min() < least || !holds(own.min()))) {
            difference.loosens("min", "has a higher one");
        }
        if (section.has("max") && (own.max() > most || !holds(own.max()))) {
            difference.loosens("max", "has a lower one");
        }
        long min = Math.max(least, own.min());
        long max = Math.min(most, own.max());
        if (min > max) {
            nothingLeft(section.has("min") ? "min" : section.has("max") ? "max" : "type", "number");
            return null;
        }
        return new Constraint.Range(min, max);
    }

    private boolean holds(long bound) {
        return !asked.type().isNumber() || asked.type().parse(Long.toString(bound)) != null;
    }

    private Constraint.@Nullable Length length(Constraint.Length own) {
        Constraint.Length already = find(asked.constraints(), Constraint.Length.class);
        if (already == null || already.ofBytes() != own.ofBytes()) {
            return own; // bytes and the characters that stand for them can't be compared
        }
        if (section.has("minLength") && own.min() < already.min()) {
            difference.loosens("minLength", "has a higher one");
        }
        if (section.has("maxLength") && own.max() > already.max()) {
            difference.loosens("maxLength", "has a lower one");
        }
        int min = Math.max(already.min(), own.min());
        int max = Math.min(already.max(), own.max());
        if (min > max) {
            nothingLeft(section.has("minLength") ? "minLength" : "maxLength", "length");
            return null;
        }
        return new Constraint.Length(min, max, own.ofBytes());
    }

    private void nothingLeft(String word, String what) {
        difference.disagrees(word, "together they allow no " + what, "leave some that both allow");
    }

    /** In place of the one that is asked already, so that a value that is wrong is wrong once. */
    private void put(@Nullable Constraint both) {
        if (both == null) {
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).getClass() == both.getClass()) {
                all.set(i, both);
                return;
            }
        }
        all.add(both);
    }

    private void add(@Nullable Constraint own) {
        if (own != null && !all.contains(own)) {
            all.add(own);
        }
    }

    /** A value of the file's that is refused all the same would be believed to be one. */
    private void checkValues(Constraint.OneOf own) {
        int refused = 0;
        for (String value : own.values()) {
            refused += TypeWords.unfit(value, asked.type(), asked.constraints()) == null ? 0 : 1;
        }
        if (refused == own.values().size()) {
            nothingLeft("values", "value");
        } else if (refused > 0) {
            difference.loosens("values", "refuses " + (refused == 1 ? "one" : refused) + " of them");
        }
    }

    private void addValues(Constraint.OneOf own) {
        Constraint.OneOf already = find(asked.constraints(), Constraint.OneOf.class);
        if (already != null && new HashSet<>(own.values()).containsAll(already.values())) {
            return; // nothing is taken away
        }
        if (asked.type().choices().isEmpty()) {
            put(own);
            return;
        }
        Set<@Nullable Object> left = new HashSet<>();
        for (String value : own.values()) {
            left.add(asked.type().parse(value));
        }
        if (!left.containsAll(asked.type().choices())) {
            add(new Constraint.Among(asked.type(), own.values(), own.shown()));
        }
    }

    /** Values that are asked already, none of which the file's own words leave. */
    private void checkValuesOfAsked() {
        Constraint.OneOf already = find(asked.constraints(), Constraint.OneOf.class);
        if (already == null || said.constraints().isEmpty() || section.has("values")) {
            return;
        }
        for (String value : already.values()) {
            if (TypeWords.unfit(value, asked.type(), all) == null) {
                return;
            }
        }
        nothingLeft("", "value");
    }

    private static <C extends Constraint> @Nullable C find(List<Constraint> constraints, Class<C> type) {
        for (Constraint constraint : constraints) {
            if (type.isInstance(constraint)) {
                return type.cast(constraint);
            }
        }
        return null;
    }
}
