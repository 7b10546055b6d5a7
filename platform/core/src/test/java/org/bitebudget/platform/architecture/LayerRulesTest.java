package org.bitebudget.platform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.bitebudget.platform.architecture.example.ExampleMain;
import org.bitebudget.platform.architecture.example.domain.PlainRule;
import org.bitebudget.platform.architecture.example.domain.RuleOverEvents;
import org.bitebudget.platform.architecture.example.domain.RuleThatKnowsItsJob;
import org.bitebudget.platform.architecture.example.job.JobThatKnowsMain;
import org.junit.jupiter.api.Test;

class LayerRulesTest {

    private static final ArchRule VALUES_ARE_FREE_OF_ENGINES = ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage(
                    "org.bitebudget.platform.money",
                    "org.bitebudget.platform.ids",
                    "org.bitebudget.platform.time",
                    "org.bitebudget.platform.taxonomy")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "org.apache.avro..", "org.bitebudget.event..", "org.bitebudget.schema..");

    private static final ArchRule THE_PLATFORM_STARTS_NO_ENGINE = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "org.apache.flink..", "org.apache.kafka.streams..");

    @Test
    void aPlainDomainPasses() {
        assertThat(violated(LayerRules.layers(), PlainRule.class)).isFalse();
    }

    @Test
    void aDomainOverGeneratedEventsIsFound() {
        assertThat(violated(LayerRules.layers(), RuleOverEvents.class)).isTrue();
    }

    @Test
    void aDomainThatKnowsItsJobIsFound() {
        assertThat(violated(LayerRules.layers(), RuleThatKnowsItsJob.class, JobThatKnowsMain.class))
                .isTrue();
        assertThat(violated(LayerRules.domainKnowsNoOuterLayer(), RuleThatKnowsItsJob.class))
                .isTrue();
    }

    @Test
    void aJobThatKnowsMainIsFound() {
        assertThat(violated(LayerRules.layers(), JobThatKnowsMain.class, ExampleMain.class))
                .isTrue();
    }

    @Test
    void whatTheDomainMayUseIsPlainItself() {
        JavaClasses platform = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages("org.bitebudget.platform");

        VALUES_ARE_FREE_OF_ENGINES.check(platform);
        THE_PLATFORM_STARTS_NO_ENGINE.check(platform);
    }

    private static boolean violated(ArchRule rule, Class<?>... classes) {
        return rule.evaluate(new ClassFileImporter().importClasses(classes)).hasViolation();
    }
}
