package io.sluice.tuner;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {

    @Test
    void packages_dependDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("tuner")
                .definedBy("io.sluice.tuner")
                .layer("proof")
                .definedBy("io.sluice.tuner.proof")
                .layer("suggest")
                .definedBy("io.sluice.tuner.suggest")
                .layer("study")
                .definedBy("io.sluice.tuner.study")
                .layer("space")
                .definedBy("io.sluice.tuner.space")
                .layer("numbers")
                .definedBy("io.sluice.gp..", "io.sluice.acquisition..")
                .whereLayer("tuner")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("proof")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("suggest")
                .mayOnlyBeAccessedByLayers("tuner")
                .whereLayer("study")
                .mayOnlyBeAccessedByLayers("tuner", "suggest", "proof")
                .whereLayer("space")
                .mayOnlyBeAccessedByLayers("tuner", "suggest", "study", "proof")
                .whereLayer("numbers")
                .mayOnlyBeAccessedByLayers("suggest", "numbers")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.sluice"));
    }
}
