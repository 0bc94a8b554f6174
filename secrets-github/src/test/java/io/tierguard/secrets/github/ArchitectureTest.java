package io.tierguard.secrets.github;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tierguard.Layer;
import io.tierguard.Secret;
import io.tierguard.Tier;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds what this module sees: of core, {@code model} and {@code source} alone, and the words that everyone speaks. */
class ArchitectureTest {
    private static final Set<String> WORDS =
            Set.of(Tier.class.getName(), Layer.class.getName(), Secret.class.getName());

    private static final JavaClasses GITHUB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tierguard.secrets.github");

    @Test
    void ofCoreItSeesModelAndSourceAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat(new DescribedPredicate<>("may be seen") {
                    @Override
                    public boolean test(JavaClass other) {
                        String name = other.getPackageName();
                        return !name.startsWith("io.tierguard")
                                || name.startsWith("io.tierguard.secrets.github")
                                || name.equals("io.tierguard.model")
                                || name.equals("io.tierguard.source")
                                || WORDS.contains(other.getName());
                    }
                })
                .check(GITHUB);
    }

    /** What asks GitHub knows nothing of who asks it, and a job nothing of what is asked before a deployment. */
    @Test
    void itsRoomsAreEnteredInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("api")
                .definedBy("..github.api")
                .layer("request")
                .definedBy("..github.request")
                .layer("audit")
                .definedBy("..github.audit")
                .layer("job")
                .definedBy("..github.job")
                .layer("oidc")
                .definedBy("..github.oidc")
                .layer("doors")
                .definedBy("io.tierguard.secrets.github")
                .whereLayer("doors")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("audit")
                .mayOnlyBeAccessedByLayers("doors")
                .whereLayer("job")
                .mayOnlyBeAccessedByLayers("doors")
                .whereLayer("oidc")
                .mayOnlyBeAccessedByLayers("doors")
                .whereLayer("request")
                .mayOnlyBeAccessedByLayers("audit", "job", "doors")
                .check(GITHUB);
    }

    @Test
    void nobodyWaitsForTheProcess() {
        noClasses()
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(GITHUB);
    }

    /** A message of the JDK may quote an address, a header or an answer. */
    @Test
    void nobodyLooksIntoAMessage() {
        noClasses().should().callMethod(Throwable.class, "getMessage").check(GITHUB);
    }
}
