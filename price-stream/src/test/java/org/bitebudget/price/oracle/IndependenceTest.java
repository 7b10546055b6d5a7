package org.bitebudget.price.oracle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A comparison of the job with itself would prove nothing. */
@AnalyzeClasses(packages = "org.bitebudget.price")
class IndependenceTest {

    @ArchTest
    static final ArchRule oracleSharesNoRuleWithTheJob = noClasses()
            .that()
            .resideInAPackage("..price.oracle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..price.domain..", "..price.job..", "org.bitebudget.state..", "org.apache.flink..");

    @ArchTest
    static final ArchRule jobDoesNotAskTheOracle = noClasses()
            .that()
            .resideInAnyPackage("..price.domain..", "..price.job..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..price.oracle..");
}
