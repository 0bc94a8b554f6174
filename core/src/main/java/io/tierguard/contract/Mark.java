package io.tierguard.contract;

import io.tierguard.Layer;
import io.tierguard.Tier;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One annotation as plain data, so that nobody has to load its class.
 *
 * @param name the simple name of the annotation: {@code Range}, and {@code Default$All} for several of a kind
 * @param members what was written, by the name of the member: a text, a number, the name of an enum's constant, another
 *     mark, or a list of these; what was left to the member's default need not be there
 */
record Mark(String name, Map<String, Object> members) {
    /** Returns a member that has no default. */
    String text(String member) {
        return text(member, "");
    }

    String text(String member, String otherwise) {
        return members.get(member) instanceof String text ? text : otherwise;
    }

    long number(String member, long otherwise) {
        return members.get(member) instanceof Number number ? number.longValue() : otherwise;
    }

    List<String> texts(String member) {
        return list(member, String.class);
    }

    List<Mark> marks(String member) {
        return list(member, Mark.class);
    }

    Set<Tier> tiers(String member) {
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        for (String tier : texts(member)) {
            tiers.add(Tier.valueOf(tier));
        }
        return tiers;
    }

    Set<Layer> layers(String member) {
        Set<Layer> layers = EnumSet.noneOf(Layer.class);
        for (String layer : texts(member)) {
            layers.add(Layer.valueOf(layer));
        }
        return layers;
    }

    @SuppressWarnings("unchecked") // an annotation's list has elements of one type, which the compiler has seen to
    private <E> List<E> list(String member, Class<E> element) {
        @Nullable Object value = members.get(member);
        return value instanceof List<?> list && (list.isEmpty() || element.isInstance(list.get(0)))
                ? (List<E>) list
                : List.of();
    }
}
