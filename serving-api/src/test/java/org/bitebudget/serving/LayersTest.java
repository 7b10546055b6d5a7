package org.bitebudget.serving;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.bitebudget.platform.architecture.LayerRules;

@AnalyzeClasses(packages = "org.bitebudget.serving", importOptions = DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule LAYERS = LayerRules.layers();
}
