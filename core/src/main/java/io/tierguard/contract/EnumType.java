package io.tierguard.contract;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The constants of an enum, in any case and with {@code -} for {@code _}.
 *
 * @param constants the constants
 */
record EnumType(List<? extends Enum<?>> constants) implements Type {
    @Override
    public @Nullable Object parse(String text) {
        for (Enum<?> constant : constants) {
            if (spelling(constant).equals(text) || constant.name().equals(text)) {
                return constant;
            }
        }
        String folded = text.replace('-', '_').toUpperCase(Locale.ROOT);
        for (Enum<?> constant : constants) {
            if (constant.name().toUpperCase(Locale.ROOT).equals(folded)) {
                return constant;
            }
        }
        return null;
    }

    @Override
    public String expectation() {
        StringBuilder names = new StringBuilder("one of ");
        for (int i = 0; i < constants.size(); i++) {
            names.append(i == 0 ? "" : i == constants.size() - 1 ? " or " : ", ")
                    .append(spelling(constants.get(i)));
        }
        return names.toString();
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
