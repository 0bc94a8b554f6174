package io.tierguard.validation.check;

import io.tierguard.Tier;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import jakarta.validation.GroupSequence;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the constraints of a record that no load would ever check. */
final class Strays {
    private final Metadata metadata;
    private final Set<Class<?>> checked = new HashSet<>();
    private final List<Stray> strays = new ArrayList<>(0);

    /**
     * One that is never checked.
     *
     * @param component the component that it is on; the empty text for the record, or another method of it
     * @param problem what is wrong, which is yet to be placed
     */
    record Stray(String component, Problem problem) {}

    private Strays(Metadata metadata) {
        this.metadata = metadata;
        addGroup(Default.class);
        for (Tier tier : Tier.values()) {
            addGroup(Groups.of(tier));
        }
        addGroup(metadata.record());
    }

    /** Finds them. */
    static List<Stray> of(Metadata metadata) {
        Strays strays = new Strays(metadata);
        Metadata.visit(metadata.descriptor(), strays::checkGroups);
        Places.check(metadata, strays::add);
        return strays.strays;
    }

    /** Who checks a group also checks those that it extends, and those that it is a sequence of. */
    private void addGroup(Class<?> group) {
        if (!checked.add(group)) {
            return;
        }
        for (Class<?> wider : group.getInterfaces()) {
            addGroup(wider);
        }
        GroupSequence sequence = group.getAnnotation(GroupSequence.class);
        if (sequence != null) {
            for (Class<?> part : sequence.value()) {
                addGroup(part);
            }
        }
    }

    private void checkGroups(String property, ConstraintDescriptor<?> constraint) {
        Set<String> names = new TreeSet<>();
        for (Class<?> group : constraint.getGroups()) {
            if (checked.contains(group)) {
                return;
            }
            names.add(group.getSimpleName());
        }
        Problem problem = Problem.of(
                        ProblemId.CONSTRAINT_GROUP_UNKNOWN,
                        Violations.name(constraint) + " on " + at(property) + " is in the group"
                                + (names.size() > 1 ? "s " : " ") + String.join(" and ", names)
                                + ", which no tier checks")
                .because("a rule that never runs looks like one that holds")
                .fix("name a tier's group, such as Tiers.Production.class, or none");
        add(property, problem);
    }

    private void add(String property, Problem problem) {
        strays.add(new Stray(metadata.components().contains(property) ? property : "", problem));
    }

    private String at(String property) {
        String record = metadata.record().getSimpleName();
        return property.isEmpty() ? record : record + "." + property;
    }
}
