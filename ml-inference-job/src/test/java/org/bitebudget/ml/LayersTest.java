package org.bitebudget.ml;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.bitebudget.platform.architecture.LayerRules;

@AnalyzeClasses(packages = "org.bitebudget.ml", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule LAYERS = LayerRules.layers();

    @ArchTest
    static final ArchRule DOMAIN_DOESNT_KNOW_THE_ENGINES = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ai.djl..",
                    "io.github.metarank..",
                    "..ml.djl..",
                    "..ml.boost..",
                    "..ml.batch..",
                    "com.fasterxml..");
}
