package io.tierguard.validation.check;

import io.tierguard.Tier;
import io.tierguard.bind.RecordBinder;
import io.tierguard.contract.RecordContract;
import io.tierguard.contract.Setting;
import io.tierguard.model.Key;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.UnexpectedTypeException;
import jakarta.validation.groups.Default;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One check of a record's constraints: first of each component that has a value, then of the records as wholes. Each is
 * checked by itself, so that none keeps another from being checked.
 */
final class Examination implements RecordBinder.Visitor {
    private final Constraints constraints;
    private final Class<?>[] groups;
    private final List<Problem> problems;
    private final Set<String> violated = new HashSet<>();
    private final Map<String, Setting> settings = new HashMap<>();
    private boolean whole = true;

    Examination(Constraints constraints, Tier tier) {
        this.constraints = constraints;
        this.groups = new Class<?>[] {Default.class, Groups.of(tier)};
        this.problems = new ArrayList<>(constraints.problems());
        for (Class<?> record : constraints.records()) {
            addStrays(new Subject(record, "", null, ""));
        }
    }

    /** Returns what was found. */
    List<Problem> problems() {
        return problems;
    }

    /** Returns whether every component has a value that the contract takes, so that there can be a record. */
    boolean isWhole() {
        return whole;
    }

    @Override
    public void component(Class<?> record, String path, String component, Setting setting, @Nullable Object value) {
        Subject subject = new Subject(record, component, setting, "");
        addStrays(subject);
        whole = whole && !setting.failed();
        settings.put(path + component, setting);
        Metadata metadata = constraints.metadata(record);
        if (setting.failed() || metadata == null || !metadata.constrains(component)) {
            return;
        }
        if (!check(subject, metadata, path, component, value).isEmpty()) {
            violated.add(path);
        }
    }

    /** Adds what is wrong with a component, or with the record where none is named, and returns it. */
    private List<Problem> check(
            Subject subject, Metadata metadata, String path, @Nullable String component, @Nullable Object value) {
        List<Problem> found;
        try {
            try {
                found = found(constraints.engine(), subject, metadata, path, component, value);
            } catch (UnexpectedTypeException e) {
                found = found(constraints.lenient(), subject, metadata, path, component, value);
            }
        } catch (Throwable e) {
            Thrown.ifOfTheMachine(e);
            Problem problem = Problem.of(
                            ProblemId.CONSTRAINT_UNFIT,
                            "Hibernate Validator can't check the constraints on " + subject.declaredAt() + " ("
                                    + e.getClass().getSimpleName() + ")")
                    .because("what can't be checked is not fulfilled; the exception isn't shown, because it may hold a"
                            + " value")
                    .fix("look at how the constraints there are declared");
            found = List.of(subject.place(problem, false));
        }
        problems.addAll(found);
        return found;
    }

    private List<Problem> found(
            Engine engine,
            Subject subject,
            Metadata metadata,
            String path,
            @Nullable String component,
            @Nullable Object value) {
        Inquiry inquiry = new Inquiry();
        Set<? extends ConstraintViolation<?>> violations = inquiry.during(() -> component != null
                ? engine.components().validateValue(metadata.record(), component, value, groups)
                : engine.wholes(metadata.components()).validate(value, groups));
        Unfit failure = inquiry.failure();
        if (violations.isEmpty()) {
            return failure == null ? List.of() : List.of(Violations.hidden(failure, subject));
        }
        return component != null
                ? Violations.problems(Violations.ofComponent(violations, metadata, component), subject)
                : Violations.problems(violations, name -> subject(metadata, path, subject.prefix(), name));
    }

    private void addStrays(Subject subject) {
        for (Strays.Stray stray : constraints.strays(subject.record())) {
            if (stray.component().equals(subject.component())) {
                problems.add(subject.place(stray.problem(), false));
            }
        }
    }

    /** Checks the record as a whole, and those within it. */
    void examine(Object record) {
        examine(record, "", "");
    }

    private void examine(Object record, String path, String prefix) {
        Class<?> type = record.getClass();
        Metadata metadata = constraints.metadata(type);
        if (metadata != null && metadata.constrainsWhole() && !(metadata.hasSequence() && violated.contains(path))) {
            check(new Subject(type, "", null, prefix), metadata, path, null, record);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (RecordContract.isNested(component)) {
                Object within = value(record, component.getName());
                if (within != null) { // a constructor may have set it so
                    examine(within, path + component.getName() + ".", prefix(prefix, component));
                }
            }
        }
    }

    private static String prefix(String outer, RecordComponent component) {
        io.tierguard.Key given = component.getAnnotation(io.tierguard.Key.class);
        Key key = given == null ? Key.fromPath(component.getName()) : null;
        String name = given != null ? given.value() : key == null ? "" : key.name();
        return outer.isEmpty() || name.isEmpty() ? outer + name : outer + "_" + name;
    }

    /** Returns what a validator means by the name of a property: a component with its key, or the record. */
    private Subject subject(Metadata metadata, String path, String prefix, String name) {
        Setting setting = settings.get(path + name);
        if (setting != null) {
            return new Subject(metadata.record(), name, setting, prefix);
        }
        boolean known = !name.isEmpty() && metadata.descriptor().getConstraintsForProperty(name) != null;
        return new Subject(metadata.record(), known ? name : "", null, prefix);
    }

    /** The field is read, as Hibernate Validator does, because an accessor may be the application's own. */
    private static @Nullable Object value(Object record, String component) {
        try {
            Field field = record.getClass().getDeclaredField(component);
            field.setAccessible(true);
            return field.get(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has a field for each component");
        }
    }
}
