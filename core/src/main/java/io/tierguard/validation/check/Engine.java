package io.tierguard.validation.check;

import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.ValidationProviderResolver;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.spi.ValidationProvider;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.PredefinedScopeHibernateValidator;
import org.hibernate.validator.cfg.ConstraintMapping;

/**
 * Hibernate Validator, set up so that nothing but the code of the records and their constraints decides what is checked: no
 * {@code validation.xml}, no message with an expression or a value in it.
 */
final class Engine {
    private final ValidatorFactory factory;
    private final Validator components;

    private <C extends BaseHibernateValidatorConfiguration<C>> Engine(C configuration) {
        configuration
                .ignoreXmlConfiguration()
                .messageInterpolator(new NoMessages())
                .traversableResolver(new Reach(Set.of()))
                .addValueExtractor(new SecretExtractor())
                .constraintValidatorFactory(
                        new GuardedValidators(configuration.getDefaultConstraintValidatorFactory()));
        this.factory = configuration.buildValidatorFactory();
        this.components = factory.getValidator();
    }

    /**
     * Starts it, which takes a while: so it is told which constraints and records there are, and prepares for no others.
     *
     * @param constraints the names of the libraries' own constraints that are used
     * @param records the records that will be checked
     */
    static Engine start(Set<String> constraints, Set<Class<?>> records) {
        try {
            return new Engine(Validation.byProvider(PredefinedScopeHibernateValidator.class)
                    .providerResolver(new Only(new PredefinedScopeHibernateValidator()))
                    .configure()
                    .builtinConstraints(constraints)
                    .includeBeansAndConstraintsDefinedOnlyInXml(false)
                    .initializeBeanMetaData(records));
        } catch (ValidationException e) {
            // One record that can't be read keeps all others from being: then each is read when it is asked for.
            return new Engine(configuration());
        }
    }

    /** Starts another one, in which a constraint that is on a type it doesn't fit is a violation, and no exception. */
    static Engine lenient(List<BeanDescriptor> records) {
        Set<Class<? extends Annotation>> constraints = new HashSet<>();
        for (BeanDescriptor record : records) {
            Metadata.visit(record, (component, constraint) -> addTypes(constraint, constraints));
        }
        HibernateValidatorConfiguration configuration = configuration();
        ConstraintMapping mapping = configuration.createConstraintMapping();
        for (Class<? extends Annotation> constraint : constraints) {
            define(mapping, constraint);
        }
        return new Engine(configuration.addMapping(mapping));
    }

    private static HibernateValidatorConfiguration configuration() {
        return Validation.byProvider(HibernateValidator.class)
                .providerResolver(new Only(new HibernateValidator()))
                .configure();
    }

    /**
     * Spares a search of the class path.
     *
     * @param provider the one that there is
     */
    private record Only(ValidationProvider<?> provider) implements ValidationProviderResolver {
        @Override
        public List<ValidationProvider<?>> getValidationProviders() {
            return List.of(provider);
        }
    }

    /**
     * A constraint that is made of others alone has no validator, and needs none. Where one takes anything already, another
     * would be one too many: nobody knows which to ask.
     */
    private static void addTypes(ConstraintDescriptor<?> constraint, Set<Class<? extends Annotation>> types) {
        List<?> validators = constraint.getConstraintValidatorClasses();
        if (!validators.isEmpty() && validators.stream().noneMatch(each -> Validated.isAnything((Class<?>) each))) {
            types.add(constraint.getAnnotation().annotationType());
        }
        for (ConstraintDescriptor<?> part : constraint.getComposingConstraints()) {
            addTypes(part, types);
        }
    }

    /** Anything is of a type that this one takes, so it is asked where no other is, and what it refuses has no mark. */
    private static <A extends Annotation> void define(ConstraintMapping mapping, Class<A> constraint) {
        mapping.constraintDefinition(constraint)
                .includeExistingValidators(true)
                .validateType(Object.class)
                .with(value -> false);
    }

    /** Returns what checks components one by one. */
    Validator components() {
        return components;
    }

    /** Returns what checks a record as a whole, but for these components. */
    Validator wholes(Set<String> components) {
        return factory.usingContext().traversableResolver(new Reach(components)).getValidator();
    }
}
