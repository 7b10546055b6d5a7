package org.bitebudget.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.bitebudget.platform.architecture.LayerRules;

@AnalyzeClasses(packages = "org.bitebudget.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule LAYERS = LayerRules.layers();

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_THE_SERVER = noClasses()
            .that()
            .resideInAnyPackage("..feed..", "..receipt..", "..command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "..gateway.http..", "org.bitebudget.platform.http..");
}
