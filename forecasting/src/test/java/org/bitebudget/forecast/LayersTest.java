package org.bitebudget.forecast;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(packages = "org.bitebudget.forecast", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule PLAIN_JAVA = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.flink..",
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "io.vertx..",
                    "org.bitebudget.ml..");

    @ArchTest
    static final ArchRule METHODS_KNOW_NO_COMMANDS_AND_NO_FILES = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("..forecast.command..", "..forecast.csv..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..forecast.command..", "..forecast.csv..", "picocli..", "org.apache.commons.csv..");
}
