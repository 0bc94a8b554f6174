package io.tierguard.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tierguard.source.Surroundings;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** Holds what looks at the process, ends it, and writes to it, in the one place that each has. */
class ArchitectureTest {
    private static final JavaClasses CLI = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tierguard.cli");

    @Test
    void onlyShellLooksAtTheProcess() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Shell.class)
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperties")
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .orShould()
                .callMethod(Surroundings.class, "environmentOfProcess")
                .orShould()
                .callMethod(Surroundings.class, "propertiesOfProcess")
                .orShould()
                .callMethod(Surroundings.class, "directoryOfProcess")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .check(CLI);
    }

    @Test
    void onlyMainEndsTheProcess() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class)
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(CLI);
    }

    /** Standard output gets a result as a whole or not at all, which is what Output sees to. */
    @Test
    void onlyOutputWritesToStandardOutput() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Output.class, Masks.class, Main.class)
                .should()
                .callMethod(Shell.class, "out")
                .check(CLI);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tierguard.cli")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(PrintStream.class)
                .check(CLI);
    }

    /** The message of an exception that is not ours may quote a value. */
    @Test
    void nobodyPassesOnAForeignMessage() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Mistake.class) // picocli's own lines on the arguments
                .should()
                .callMethod(Throwable.class, "getMessage")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLI);
    }

    /** What starts a command knows nothing of the words that asked for it. */
    @Test
    void packagesBelowSeeNoCommand() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tierguard.cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tierguard.cli")
                .check(CLI);
    }

    /** The reader of YAML is large, and no other command is to wait for it. */
    @Test
    void onlyWorkflowsAreReadAsYaml() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tierguard.cli.workflow")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(CLI);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tierguard.cli.workflow")
                .and()
                .doNotHaveSimpleName("WorkflowReport")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tierguard.cli.workflow")
                .check(CLI);
    }
}
