package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plants a canary where constraints look, and looks for it in reports and in what Hibernate Validator logs at its finest. */
class BeanValidationLeakTest {
    private static final String CANARY = "k4N\"ry/+\\<&é%\u2028 \u001b[31m!{$x}\nZ9w8-second-line=7Qm2";

    /** Does with the value what a validator had better not. */
    enum Deed {
        MESSAGE,
        PARAMETER,
        EXPRESSION,
        NODE,
        PAYLOAD,
        THROW,
        THROW_ERROR,
        NOTHING_ADDED
    }

    private static Deed deed = Deed.MESSAGE;

    @Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Telling.Validator.class)
    @interface Telling {
        String message() default "it is {validatedValue} ${validatedValue} {told}";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Validator implements ConstraintValidator<Telling, Object> {
            @Override
            public boolean isValid(Object value, ConstraintValidatorContext context) {
                String text = value instanceof SecretsConfig config ? config.plain() : value.toString();
                HibernateConstraintValidatorContext own = context.unwrap(HibernateConstraintValidatorContext.class);
                switch (deed) {
                    case MESSAGE -> {
                        context.disableDefaultConstraintViolation();
                        context.buildConstraintViolationWithTemplate(text + " {")
                                .addConstraintViolation();
                    }
                    case PARAMETER -> own.addMessageParameter("told", text);
                    case EXPRESSION -> own.addExpressionVariable("told", text);
                    case NODE -> {
                        context.disableDefaultConstraintViolation();
                        context.buildConstraintViolationWithTemplate("x")
                                .addBeanNode()
                                .inIterable()
                                .atKey(text)
                                .addConstraintViolation();
                    }
                    case PAYLOAD -> own.withDynamicPayload(text);
                    case THROW -> throw new IllegalStateException(text, new IllegalArgumentException(text));
                    case THROW_ERROR -> throw new NoClassDefFoundError(text);
                    case NOTHING_ADDED -> context.disableDefaultConstraintViolation();
                }
                return false;
            }
        }
    }

    @Telling
    record SecretsConfig(
            Secret<@Size(max = 4) @Telling String> text,
            Secret<List<@Size(max = 4) @Telling String>> list,
            Secret<Map<@Size(max = 1) String, @Email String>> map,
            Optional<Secret<@Pattern(regexp = "[a-z]+") String>> matched,
            @Size(max = 4) Secret<String> unfit,
            @Size(max = 4) @Telling String plain) {}

    @ParameterizedTest
    @EnumSource
    void noSecretComesOutOfAViolation(Deed each) throws IOException {
        deed = each;
        Report report;
        List<String> sinks = new ArrayList<>();
        List<String> logged;
        try (Everything everything = new Everything()) {
            report = guard(CANARY).check();
            try {
                guard(CANARY).load();
            } catch (ConfigRefusedException e) {
                sinks.addAll(LeakTest.sinks(e));
            }
            logged = everything.lines();
        }
        assertThat(report.toText(TextStyle.PLAIN)).contains("TG320").contains("TG321");
        assertThat(sinks).isNotEmpty();
        assertThat(logged).isNotEmpty();
        sinks.addAll(LeakTest.sinks(report));
        sinks.addAll(logged);
        LeakTest.assertNowhere(CANARY, sinks);
    }

    /** Else the test above would prove nothing. */
    @Test
    void libraryLogsHere() {
        try (Everything everything = new Everything()) {
            guard("x").check();
            assertThat(everything.lines()).anyMatch(line -> line.startsWith("org.hibernate.validator"));
        }
    }

    private static Tierguard<SecretsConfig> guard(String canary) {
        return Tierguard.of(SecretsConfig.class)
                .tier(Tier.DEVELOPMENT)
                .environment(Map.of())
                .systemProperties(Map.of())
                .override("TEXT", canary)
                .override("LIST", "ab,\"" + canary.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .override("MAP", "zq3x8Hd29fLw=k4Nary9w8Qm2")
                .override("MATCHED", canary)
                .override("UNFIT", canary)
                .override("PLAIN", "plain-and-no-secret");
    }

    /** Every line of every logger, with what belongs to it. */
    private static final class Everything extends Handler implements AutoCloseable {
        private final Logger root = Logger.getLogger("");
        private final Handler[] handlers = root.getHandlers();
        private final Level before = root.getLevel();
        private final List<String> lines = new ArrayList<>();

        Everything() {
            for (Handler handler : handlers) {
                root.removeHandler(handler);
            }
            setLevel(Level.ALL);
            root.setLevel(Level.ALL);
            root.addHandler(this);
        }

        @Override
        public synchronized void publish(LogRecord line) {
            StringBuilder text = new StringBuilder(line.getLoggerName() + " " + line.getMessage());
            if (line.getParameters() != null) {
                for (Object parameter : line.getParameters()) {
                    text.append(' ').append(parameter);
                }
            }
            for (Throwable each = line.getThrown(); each != null; each = each.getCause()) {
                text.append(' ').append(each);
            }
            lines.add(text.toString());
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            root.removeHandler(this);
            root.setLevel(before);
            for (Handler handler : handlers) {
                root.addHandler(handler);
            }
        }
    }
}
