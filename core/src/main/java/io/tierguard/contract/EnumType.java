package io.tierguard.contract;

import java.util.Collection;
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
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        for (Enum<?> constant : constants) {
            if (isSpelling(constant.name(), text)) {
                return constant;
            }
        }
        return null;
    }

    @Override
    public Collection<?> choices() {
        return constants;
    }

    /** Of ASCII's letters alone: the JDK takes a dotless i for one in another case. */
    private static boolean isSpelling(String name, String text) {
        if (name.length() != text.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = text.charAt(i) == '-' ? '_' : text.charAt(i);
            if (capital(c) != capital(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char capital(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
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
