package org.bitebudget.price;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.bitebudget.platform.architecture.LayerRules;

@AnalyzeClasses(packages = "org.bitebudget.price", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule layers = LayerRules.layers();
}
