package io.tierguard.validation.check;

import io.tierguard.model.Printable;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** The message that a constraint is declared with, in the language of the library's own, which is English. */
final class DeclaredMessage {
    private static final int LONGEST = 300;
    private static final MessageInterpolator INTERPOLATOR =
            new ParameterMessageInterpolator(Set.of(Locale.ROOT), Locale.ROOT, false);

    private DeclaredMessage() {}

    /** Knows the constraint alone: neither the value, nor what a validator has added, which may be the value. */
    private record Constant(ConstraintDescriptor<?> constraint) implements MessageInterpolator.Context {
        @Override
        public ConstraintDescriptor<?> getConstraintDescriptor() {
            return constraint;
        }

        @Override
        public @Nullable Object getValidatedValue() {
            return null;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            return type.cast(this);
        }
    }

    /** Returns the message, with what was declared for {@code {min}} and the like. A template with a mistake is left as it is. */
    static String of(ConstraintDescriptor<?> constraint) {
        String template = constraint.getMessageTemplate();
        String text;
        try {
            text = INTERPOLATOR.interpolate(template, new Constant(constraint), Locale.ROOT);
        } catch (RuntimeException | StackOverflowError e) {
            text = template;
        }
        String line = Printable.line(text.strip());
        if (line.endsWith(".")) {
            line = line.substring(0, line.length() - 1);
        }
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
