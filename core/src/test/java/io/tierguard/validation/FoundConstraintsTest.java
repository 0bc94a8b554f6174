package io.tierguard.validation;

import static io.tierguard.validation.ConstraintsTest.check;
import static io.tierguard.validation.ConstraintsTest.keys;
import static io.tierguard.validation.ConstraintsTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URL;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Constraints that are easily overlooked, before anybody has asked what they say. */
public class FoundConstraintsTest {
    record OldConfig(@javax.validation.constraints.Min(5) int port) {}

    @Test
    void constraintOfTheOldNameIsRefused() {
        assertThat(only(check(OldConfig.class, Map.of("PORT", "1")), "TG321")
                        .problem()
                        .message())
                .isEqualTo("@Min of OldConfig is one of javax.validation, and is never checked");
    }

    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @Repeatable(No.List.class)
    @Constraint(validatedBy = No.Validator.class)
    public @interface No {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        final class Validator implements ConstraintValidator<No, Object> {
            @Override
            public boolean isValid(Object value, ConstraintValidatorContext context) {
                return false;
            }
        }

        @Target(ElementType.FIELD)
        @Retention(RetentionPolicy.RUNTIME)
        @interface List {
            No[] value();
        }
    }

    /** Shows no class file, as one does that makes classes while it runs. */
    private static final class Fileless extends ClassLoader {
        Fileless() {
            super(FoundConstraintsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(RepeatedConfig.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream file =
                    RepeatedConfig.class.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
                byte[] bytes = file == null ? new byte[0] : file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public @Nullable URL getResource(String name) {
            return null;
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            return null;
        }
    }

    @Test
    void repeatedConstraintIsFoundWhereThereIsNoClassFile() throws ClassNotFoundException {
        Class<? extends Record> type =
                new Fileless().loadClass(RepeatedConfig.class.getName()).asSubclass(Record.class);
        assertThat(keys(check(type, Map.of("NAME", "x")), "TG320")).containsExactly("NAME", "NAME");
    }
}
