package io.tierguard.validation.check;

import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.jspecify.annotations.Nullable;

/**
 * Makes findings of violations. No violation leaves this class, because it holds the value and the whole record; and nothing
 * is read off one but the constraint, the position within a list, and the name of a component.
 */
final class Violations {
    /** They come in none: two reports of the same values are to be the same, and of a list's elements the first is told of. */
    private static final Comparator<ConstraintViolation<?>> ORDER = Comparator.<ConstraintViolation<?>>comparingInt(
                    violation -> element(violation.getPropertyPath()))
            .thenComparing(violation -> name(violation.getConstraintDescriptor()))
            .thenComparing(violation -> violation.getConstraintDescriptor().getMessageTemplate())
            .thenComparing(violation ->
                    violation.getConstraintDescriptor().getAnnotation().toString());

    private Violations() {}

    /** Returns the violations without those of a getter that is called like the component. */
    static Set<ConstraintViolation<?>> ofComponent(
            Set<? extends ConstraintViolation<?>> violations, Metadata metadata, String component) {
        Set<ConstraintViolation<?>> own = new HashSet<>(violations);
        own.removeIf(violation -> metadata.isOfGetter(component, violation.getConstraintDescriptor()));
        return own;
    }

    /** Returns one finding for each constraint, however many elements violate it. */
    static List<Problem> problems(Set<? extends ConstraintViolation<?>> violations, Subject subject) {
        return problems(violations, path -> subject);
    }

    /**
     * Returns the findings of a record as a whole.
     *
     * @param subjects returns the component of that name, if there is one: a validator can name the one that it means
     */
    static List<Problem> problems(
            Set<? extends ConstraintViolation<?>> violations, Function<String, Subject> subjects) {
        List<ConstraintViolation<?>> ordered = new ArrayList<>(violations);
        ordered.sort(ORDER);
        List<Problem> problems = new ArrayList<>(ordered.size());
        Set<Object> said = new HashSet<>();
        for (ConstraintViolation<?> violation : ordered) {
            Subject subject = subjects.apply(property(violation.getPropertyPath()));
            if (said.add(List.of(subject.declaredAt(), violation.getConstraintDescriptor()))) {
                problems.add(problem(violation, subject));
            }
        }
        return problems;
    }

    private static Problem problem(ConstraintViolation<?> violation, Subject subject) {
        ConstraintDescriptor<?> constraint = violation.getConstraintDescriptor();
        Unfit unfit = unfit(violation);
        if (unfit != null) {
            return unfit(unfit, constraint, subject);
        }
        String text = DeclaredMessage.of(constraint);
        String what = subject.name() + (text.startsWith("must ") ? " " : ": ") + text;
        Problem problem = Problem.of(ProblemId.CONSTRAINT_VIOLATED, what)
                .note(name(constraint) + " on " + subject.declaredAt() + inGroups(constraint));
        int element = element(violation.getPropertyPath());
        problem = element == 0 ? problem : problem.note("element " + element + " does not");
        problem = subject.setting() == null
                ? problem.fix("set its keys so that they fit together")
                : problem.fix("set " + subject.name() + " to a value that " + name(constraint) + " allows");
        return subject.place(problem, true);
    }

    /**
     * Returns why the constraint could not be checked, or null where it was. Where no validator takes the type, the violation
     * has no mark of any; nor has one that stands for those of the constraints that its own is made of.
     */
    private static @Nullable Unfit unfit(ConstraintViolation<?> violation) {
        HibernateConstraintViolation<?> own = violation.unwrap(HibernateConstraintViolation.class);
        boolean marked = own.getDynamicPayload(Object.class) != null;
        if (!marked
                && violation.getConstraintDescriptor().getComposingConstraints().isEmpty()) {
            return new Unfit(Unfit.Why.TYPE, "");
        }
        return own.getDynamicPayload(Unfit.class);
    }

    private static Problem unfit(Unfit unfit, ConstraintDescriptor<?> constraint, Subject subject) {
        String name = name(constraint);
        Problem problem = switch (unfit.why()) {
            case TYPE -> wrongType(name, subject);
            case THREW ->
                Problem.of(
                                ProblemId.CONSTRAINT_UNFIT,
                                unfit.validator() + ", which checks " + name + " on " + subject.declaredAt()
                                        + ", failed")
                        .because("what can't be checked is not fulfilled; its exception isn't shown, because it"
                                + " may hold a value")
                        .fix("let " + unfit.validator() + " answer for every value, null too");
            case NOT_MADE ->
                Problem.of(
                                ProblemId.CONSTRAINT_UNFIT,
                                "no " + unfit.validator() + " can be made, which checks " + name + " on "
                                        + subject.declaredAt())
                        .because("what can't be checked is not fulfilled")
                        .fix("give " + unfit.validator() + " a public constructor without parameters");
            case TOO_COSTLY ->
                Problem.of(
                                ProblemId.PATTERN_TOO_COSTLY,
                                subject.name() + " can't be matched against the pattern of " + name
                                        + " in a bounded time")
                        .because("a value that takes this long was made to, or the pattern backtracks")
                        .fix("shorten the value, or write the pattern without nested repetitions");
        };
        return subject.place(problem, unfit.why() == Unfit.Why.TOO_COSTLY);
    }

    /** Returns the finding of a failure that a constraint which is made of others has taken for an answer. */
    static Problem hidden(Unfit unfit, Subject subject) {
        Problem problem = Problem.of(
                        ProblemId.CONSTRAINT_UNFIT,
                        unfit.validator() + ", which checks a part of a constraint on " + subject.declaredAt()
                                + ", failed")
                .because("what can't be checked is not fulfilled")
                .fix("let " + unfit.validator() + " answer for every value, null too");
        return subject.place(problem, false);
    }

    private static Problem wrongType(String name, Subject subject) {
        String what = name + " can't be checked on " + subject.declaredAt() + ", which is a " + subject.type();
        return Problem.of(ProblemId.CONSTRAINT_UNFIT, what)
                .because("what can't be checked is not fulfilled")
                .fix(
                        subject.isWrapped()
                                ? "write " + subject.typeWith(name)
                                : "use a constraint that is for a " + subject.type());
    }

    /** Returns how the constraint is called in code. */
    static String name(ConstraintDescriptor<?> constraint) {
        return "@" + constraint.getAnnotation().annotationType().getSimpleName();
    }

    private static String inGroups(ConstraintDescriptor<?> constraint) {
        Set<String> names = new TreeSet<>();
        for (Class<?> group : constraint.getGroups()) {
            if (group != Default.class) {
                names.add(group.getSimpleName());
            }
        }
        String separator = names.size() > 1 ? ", in the groups " : ", in the group ";
        return names.isEmpty() ? "" : separator + String.join(" and ", names);
    }

    private static int element(Path path) {
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                return node.getIndex() + 1;
            }
        }
        return 0;
    }

    private static String property(Path path) {
        for (Path.Node node : path) {
            if (node.getName() != null) {
                return node.getName();
            }
        }
        return "";
    }
}
