package io.tierguard.validation.check;

import io.tierguard.contract.RecordContract;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import jakarta.validation.ValidationException;
import jakarta.validation.metadata.BeanDescriptor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hibernate.validator.group.GroupSequenceProvider;
import org.jspecify.annotations.Nullable;

/** The constraints of a record and of those within it, and what checks them. Safe to share between threads. */
final class Constraints {
    private final Engine engine;
    private final Map<Class<?>, Metadata> records = new LinkedHashMap<>();
    private final Map<Class<?>, List<Strays.Stray>> strays = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>(0);
    private @Nullable Engine lenient;

    private Constraints(Engine engine) {
        this.engine = engine;
    }

    /**
     * Starts Hibernate Validator, and has it read the record.
     *
     * @param record the record
     * @param constraints the names of the libraries' own constraints that are used
     */
    record Start(Class<?> record, Set<String> constraints) implements Callable<Constraints> {
        @Override
        public Constraints call() {
            Set<Class<?>> records = new LinkedHashSet<>();
            addNested(record, records);
            Set<Class<?>> sound = new LinkedHashSet<>(records);
            sound.removeIf(each -> each.isAnnotationPresent(GroupSequenceProvider.class));
            Constraints started = new Constraints(Engine.start(constraints, sound));
            for (Class<?> each : records) {
                started.read(each);
            }
            return started;
        }
    }

    private static void addNested(Class<?> record, Set<Class<?>> records) {
        if (records.add(record)) {
            for (RecordComponent component : record.getRecordComponents()) {
                if (RecordContract.isNested(component)) {
                    addNested(component.getType(), records);
                }
            }
        }
    }

    private void read(Class<?> record) {
        if (record.isAnnotationPresent(GroupSequenceProvider.class)) {
            problems.add(Problem.of(
                            ProblemId.CONSTRAINT_UNFIT,
                            "@GroupSequenceProvider on " + record.getSimpleName() + " is not heeded")
                    .because("the tier says which groups are checked, and no code that looks at the values")
                    .fix("put constraints into the groups of Tiers, or write @GroupSequence"));
            return;
        }
        try {
            Metadata metadata = Metadata.of(record, engine.components().getConstraintsForClass(record));
            if (metadata.descriptor().isBeanConstrained()
                    || metadata.descriptor().hasConstraints()) {
                records.put(record, metadata);
            }
            strays.put(record, Strays.of(metadata));
        } catch (ValidationException e) {
            problems.add(Problem.of(
                            ProblemId.CONSTRAINT_UNFIT,
                            "Hibernate Validator can't read the constraints of " + record.getSimpleName() + " ("
                                    + e.getClass().getSimpleName() + ")")
                    .because("a rule that nobody checks looks like one that holds")
                    .fix("look at how its constraints are declared, and those that it uses"));
        }
    }

    Engine engine() {
        return engine;
    }

    /** Returns an engine to which nothing is unfit, and which is started where the other one has come upon such a thing. */
    synchronized Engine lenient() {
        if (lenient == null) {
            List<BeanDescriptor> descriptors = new ArrayList<>();
            for (Metadata metadata : records.values()) {
                descriptors.add(metadata.descriptor());
            }
            lenient = Engine.lenient(descriptors);
        }
        return lenient;
    }

    /** Returns the constraints of the record, or null where it has none. */
    @Nullable
    Metadata metadata(Class<?> record) {
        return records.get(record);
    }

    /** Returns the records that could be read. */
    Set<Class<?>> records() {
        return strays.keySet();
    }

    /** Returns the record's constraints that are never checked. */
    List<Strays.Stray> strays(Class<?> record) {
        return strays.getOrDefault(record, List.of());
    }

    /** Returns what is wrong with the records whatever their values are. */
    List<Problem> problems() {
        return problems;
    }
}
