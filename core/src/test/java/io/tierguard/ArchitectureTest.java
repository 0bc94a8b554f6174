package io.tierguard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.tierguard.model.Entry;
import io.tierguard.model.Problem;
import io.tierguard.model.Value;
import io.tierguard.source.Surroundings;
import jakarta.validation.ConstraintViolation;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the packages in the order of the pipeline, and the secrets where they belong. */
class ArchitectureTest {
    private static final String ROOT = "io.tierguard";

    /** A package sees those before it, itself, and the words of the root package; never what comes after. */
    private static final List<String> PIPELINE = List.of(
            "model",
            "tier",
            "source",
            "layer",
            "contract",
            "mask",
            "guard",
            "report",
            "bind",
            "load",
            "microprofile",
            "validation");

    /** The root package holds words that everyone speaks, and the façade, which everyone is seen by and nobody sees. */
    private static final Set<Class<?>> WORDS = Set.of(
            Tier.class,
            Layer.class,
            DotenvDialect.class,
            Secret.class,
            ByteSize.class,
            Bytes.class,
            Rule.class,
            RuleValues.class);

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    static List<String> pipeline() {
        return PIPELINE;
    }

    @ParameterizedTest
    @MethodSource("pipeline")
    void packageSeesOnlyWhatComesBeforeIt(String name) {
        List<String> later = new ArrayList<>();
        for (String other : PIPELINE.subList(PIPELINE.indexOf(name) + 1, PIPELINE.size())) {
            later.add(ROOT + "." + other + "..");
        }
        if (!later.isEmpty()) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later.toArray(new String[0]))
                    .check(CORE);
        }
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .and(DescribedPredicate.describe(
                        "do not start a load as an application's main does",
                        type -> !isOfAnApplication(type.getName())))
                .should()
                .dependOnClassesThat(isFacade())
                .check(CORE);
    }

    private static boolean isOfAnApplication(String name) {
        return name.equals(ROOT + ".microprofile.Application");
    }

    @Test
    void everyPackageHasItsPlaceInThePipeline() {
        List<String> packages = new ArrayList<>(List.of(ROOT));
        for (String name : PIPELINE) {
            packages.add(ROOT + "." + name + "..");
        }
        classes().should().resideInAnyPackage(packages.toArray(new String[0])).check(CORE);
    }

    @Test
    void onlyOneClassLooksAtTheProcess() {
        ArchRule rule = noClasses()
                .that()
                .doNotBelongToAnyOf(Surroundings.class)
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperties")
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class);
        rule.check(CORE);
    }

    @Test
    void nothingWritesToTheProcess() {
        noClasses()
                .should()
                .callMethod(System.class, "setProperty", String.class, String.class)
                .check(CORE);
    }

    /** What can't be reached can't be printed: the renderers see neither a value nor an entry. */
    @Test
    void reportSeesNoValue() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".report..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Value.class, Entry.class, Value.Opaque.class, Value.Plain.class)
                .check(CORE);
    }

    @Test
    void problemHoldsNoValue() {
        noClasses()
                .that()
                .belongToAnyOf(Problem.class)
                .should()
                .callMethod(Value.class, "reveal")
                .check(CORE);
    }

    @Test
    void onlyTheHoconPackageKnowsTypesafeConfig() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".source.hocon..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.typesafe..")
                .check(CORE);
    }

    /** The façade knows the types that its own methods have. */
    @Test
    void onlyTheBridgeKnowsMicroProfile() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".microprofile..")
                .and()
                .doNotBelongToAnyOf(Guarded.class, Tierguard.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.smallrye..", "org.eclipse.microprofile..")
                .check(CORE);
    }

    @Test
    void onlyTheValidationPackageKnowsBeanValidation() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".validation.check..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.validation..", "org.hibernate..")
                .check(CORE);
    }

    /** A violation holds the value, the record, and a message that a validator can put either into. */
    @Test
    void nobodyReadsAValueOffAViolation() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "reads what may hold a value",
                        call -> call.getTargetOwner().isAssignableTo(ConstraintViolation.class)
                                && !Set.of("getPropertyPath", "getConstraintDescriptor", "unwrap", "getDynamicPayload")
                                        .contains(call.getName())))
                .check(CORE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".validation.check.Violations")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "reads a violation", call -> call.getTargetOwner().isAssignableTo(ConstraintViolation.class)))
                .check(CORE);
    }

    /** The message and the cause of a foreign exception quote values. */
    @Test
    void nobodyPassesOnAForeignMessage() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Attempt.class) // BindingException's message is our own
                .should()
                .callMethod(Throwable.class, "getMessage")
                .orShould()
                .callMethod(Throwable.class, "toString")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .callMethod(Throwable.class, "initCause", Throwable.class)
                .check(CORE);
    }

    private static DescribedPredicate<JavaClass> isFacade() {
        return DescribedPredicate.describe(
                "are of the façade",
                type -> type.getPackageName().equals(ROOT)
                        && !type.isAssignableTo(Annotation.class)
                        && WORDS.stream().noneMatch(type.getBaseComponentType()::isEquivalentTo));
    }
}
