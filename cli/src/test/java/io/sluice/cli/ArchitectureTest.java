package io.sluice.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which module may use which, and what the numeric modules may not know. */
class ArchitectureTest {
    private static final Set<String> MODULES =
            Set.of("gp", "acquisition", "limiter", "agent", "objective", "tuner", "cli");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sluice");

    private static String[] packages(Iterable<String> modules) {
        Set<String> packages = new TreeSet<>();
        modules.forEach(module -> packages.add("io.sluice." + module + ".."));
        return packages.toArray(String[]::new);
    }

    /** A module may also use what those that it uses are made of. */
    @ParameterizedTest
    @CsvSource({
        "gp,",
        "acquisition,gp",
        "limiter,",
        "agent,limiter",
        "objective,limiter",
        "tuner,acquisition objective gp limiter",
        "cli,agent tuner acquisition objective gp limiter"
    })
    void everyArrowIsOneOfTheDesign(String module, String allowed) {
        Set<String> forbidden = new TreeSet<>(MODULES);
        forbidden.remove(module);
        forbidden.removeAll(allowed == null ? List.of() : List.of(allowed.split(" ", -1)));
        if (!forbidden.isEmpty()) {
            noClasses()
                    .that()
                    .resideInAPackage("io.sluice." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(forbidden))
                    .check(CLASSES);
        }
    }

    @Test
    void everyModuleIsLookedAt() {
        for (String module : MODULES) {
            assertTrue(CLASSES.stream().anyMatch(c -> c.getPackageName().startsWith("io.sluice." + module)), module);
        }
    }

    @Test
    void smileIsForTestsOnly() {
        noClasses().should().dependOnClassesThat().resideInAPackage("smile..").check(CLASSES);
    }

    @Test
    void theNumericModulesKnowNoFilesAndNoClock() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(packages(List.of("gp", "acquisition")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.time..", "java.net..");
        rule.check(CLASSES);
    }

    @Test
    void theNumericModulesKnowNoNames() {
        noClasses()
                .that()
                .resideInAnyPackage(packages(List.of("gp", "acquisition")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.regex..", "java.util.zip.."))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Map.class)
                .because("they see points of the unit cube, not parameters by name")
                .check(CLASSES);
    }

    /** The neighbour is a program of its own, started by the driver, and talks through its standard streams. */
    @Test
    void nobodyUsesTheStandardStreamsButByDescriptor() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.sluice.objective.linux.Neighbour")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void thePackagesOfTheCommandHaveNoCycles() {
        slices().matching("io.sluice.cli.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
