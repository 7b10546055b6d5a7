package org.bitebudget.ocr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.bitebudget.platform.architecture.LayerRules;

@AnalyzeClasses(packages = "org.bitebudget.ocr", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule LAYERS = LayerRules.layers();

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_KNOWS_TESSERACT = noClasses()
            .that()
            .resideOutsideOfPackage("..ocr.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.sourceforge.tess4j..", "com.sun.jna..");

    @ArchTest
    static final ArchRule ONLY_THE_EMBEDDING_KNOWS_ITS_RUNTIME = noClasses()
            .that()
            .resideOutsideOfPackage("..ocr.embedding..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");
}
