package io.tierguard.validation.check;

import io.tierguard.model.Printable;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** The message that a constraint is declared with, in the language of the library's own, which is English. */
final class DeclaredMessage {
    private static final int LONGEST = 300;
    private static final MessageInterpolator INTERPOLATOR = new WithoutExpressions();

    private DeclaredMessage() {}

    /** Says so where there is an expression, of which the library would show the source, and log it. */
    private static final class WithoutExpressions extends ParameterMessageInterpolator {
        WithoutExpressions() {
            super(Set.of(Locale.ROOT), Locale.ROOT, false);
        }

        @Override
        public String interpolate(MessageInterpolator.Context context, Locale locale, String term) {
            if (term.startsWith("$")) {
                throw new Expression();
            }
            return super.interpolate(context, locale, term);
        }
    }

    private static final class Expression extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Expression() {
            super(null, null, false, false);
        }
    }

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
        } catch (Expression e) {
            text = standard(template, constraint);
        } catch (RuntimeException | StackOverflowError e) {
            text = template;
        }
        String line = Printable.line(text.strip());
        if (line.endsWith(".")) {
            line = line.substring(0, line.length() - 1);
        }
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** Returns the text of a standard message that only an evaluated expression would make; of another, what was declared. */
    private static String standard(String template, ConstraintDescriptor<?> constraint) {
        Map<String, Object> attributes = new TreeMap<>(constraint.getAttributes());
        String or = Boolean.FALSE.equals(attributes.get("inclusive")) ? "" : "or equal to ";
        switch (template) {
            case "{jakarta.validation.constraints.DecimalMin.message}" -> {
                return "must be greater than " + or + attributes.get("value");
            }
            case "{jakarta.validation.constraints.DecimalMax.message}" -> {
                return "must be less than " + or + attributes.get("value");
            }
            case "{org.hibernate.validator.constraints.time.DurationMin.message}" -> {
                return "must be longer than " + or + duration(attributes);
            }
            case "{org.hibernate.validator.constraints.time.DurationMax.message}" -> {
                return "must be shorter than " + or + duration(attributes);
            }
            default -> {
                attributes.keySet().removeAll(Set.of("message", "groups", "payload"));
                StringJoiner text = new StringJoiner(", ", "(", ")").setEmptyValue("");
                attributes.forEach((name, value) -> text.add(name + "=" + shown(value)));
                return "violates " + Violations.name(constraint) + text;
            }
        }
    }

    private static String duration(Map<String, Object> attributes) {
        StringJoiner text = new StringJoiner(" ").setEmptyValue("0 seconds");
        for (String unit : List.of("days", "hours", "minutes", "seconds", "millis", "nanos")) {
            if (attributes.get(unit) instanceof Long amount && amount != 0) {
                text.add(amount + " " + unit);
            }
        }
        return text.toString();
    }

    private static String shown(Object value) {
        return value instanceof Object[] several ? Arrays.toString(several) : String.valueOf(value);
    }
}
