package io.tierguard.validation.check;

import io.tierguard.Tier;
import io.tierguard.bind.RecordBinder;
import io.tierguard.contract.RecordContract;
import io.tierguard.contract.Setting;
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
    private final Set<Class<?>> visited = new HashSet<>();
    private final Set<Class<?>> violated = new HashSet<>();
    private final Map<String, List<Setting>> settings = new HashMap<>();
    private boolean whole = true;

    Examination(Constraints constraints, Tier tier) {
        this.constraints = constraints;
        this.groups = new Class<?>[] {Default.class, Groups.of(tier)};
        this.problems = new ArrayList<>(constraints.problems());
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
    public void component(Class<?> record, String component, Setting setting, @Nullable Object value) {
        Subject subject = new Subject(record, component, setting);
        addStrays(record, subject);
        whole = whole && !setting.failed();
        List<Setting> keys = settings.get(subject.declaredAt());
        if (keys == null) {
            keys = new ArrayList<>(1);
            settings.put(subject.declaredAt(), keys);
        }
        keys.add(setting);
        Metadata metadata = constraints.metadata(record);
        if (setting.failed() || metadata == null || !metadata.constrains(component)) {
            return;
        }
        if (!check(subject, metadata, component, value).isEmpty()) {
            violated.add(record);
        }
    }

    /** Adds what is wrong with a component, or with the record where none is named, and returns it. */
    private List<Problem> check(
            Subject subject, Metadata metadata, @Nullable String component, @Nullable Object value) {
        List<Problem> found;
        try {
            try {
                found = found(constraints.engine(), subject, metadata, component, value);
            } catch (UnexpectedTypeException e) {
                found = found(constraints.lenient(), subject, metadata, component, value);
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
            Engine engine, Subject subject, Metadata metadata, @Nullable String component, @Nullable Object value) {
        Inquiry inquiry = new Inquiry();
        Set<? extends ConstraintViolation<?>> violations = inquiry.during(() -> component != null
                ? engine.components().validateValue(metadata.record(), component, value, groups)
                : engine.wholes(metadata.components()).validate(value, groups));
        Unfit failure = inquiry.failure();
        if (violations.isEmpty()) {
            return failure == null ? List.of() : List.of(Violations.hidden(failure, subject));
        }
        return component != null
                ? Violations.problems(violations, subject)
                : Violations.problems(violations, name -> subject(metadata, name));
    }

    private void addStrays(Class<?> record, Subject subject) {
        if (visited.add(record)) {
            addStrays(new Subject(record, "", null));
        }
        addStrays(subject);
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
        Class<?> type = record.getClass();
        Metadata metadata = constraints.metadata(type);
        if (metadata != null && metadata.constrainsWhole() && !(metadata.hasSequence() && violated.contains(type))) {
            check(new Subject(type, "", null), metadata, null, record);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (RecordContract.isNested(component)) {
                Object within = value(record, component.getName());
                if (within != null) { // a constructor may have set it so
                    examine(within);
                }
            }
        }
    }

    /** A component of a record that is there twice stands for two keys: then nobody knows which one is meant. */
    private Subject subject(Metadata metadata, String name) {
        Subject subject = new Subject(metadata.record(), name, null);
        List<Setting> keys = settings.getOrDefault(subject.declaredAt(), List.of());
        if (keys.size() == 1) {
            return new Subject(metadata.record(), subject.component(), keys.get(0));
        }
        boolean known = !name.isEmpty() && metadata.descriptor().getConstraintsForProperty(name) != null;
        return known ? subject : new Subject(metadata.record(), "", null);
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
