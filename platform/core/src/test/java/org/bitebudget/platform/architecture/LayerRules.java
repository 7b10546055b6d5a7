package org.bitebudget.platform.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

/**
 * The three layers of every app, for its own tests:
 *
 * <pre>
 * &#64;AnalyzeClasses(packages = "org.bitebudget.price", importOptions = ImportOption.DoNotIncludeTests.class)
 * class LayersTest {
 *     &#64;ArchTest
 *     static final ArchRule layers = LayerRules.layers();
 * }
 * </pre>
 */
public final class LayerRules {

    private static final String[] ENGINES = {
        "org.apache.kafka..",
        "org.apache.flink..",
        "io.vertx..",
        "java.sql..",
        "javax.sql..",
        "com.clickhouse..",
        "org.apache.avro..",
        "org.bitebudget.event..",
        "org.bitebudget.state..",
        "org.bitebudget.schema.."
    };

    private static final String[] PLATFORM_BEYOND_VALUES = {
        "org.bitebudget.platform.avro..",
        "org.bitebudget.platform.blob..",
        "org.bitebudget.platform.config..",
        "org.bitebudget.platform.files..",
        "org.bitebudget.platform.flink..",
        "org.bitebudget.platform.http..",
        "org.bitebudget.platform.kafka..",
        "org.bitebudget.platform.metrics..",
        "org.bitebudget.platform.problem..",
        "org.bitebudget.platform.seal..",
        "org.bitebudget.platform.token..",
        "org.bitebudget.platform.trace.."
    };

    private LayerRules() {}

    /** All three layers: imports point from main to topology or job to domain, and domain is plain Java. */
    public static ArchRule layers() {
        return CompositeArchRule.of(domainIsPlainJava())
                .and(domainKnowsNoOuterLayer())
                .and(topologyDoesNotKnowMain());
    }

    /** A rule of the domain can be read, tested and measured without starting anything. */
    public static ArchRule domainIsPlainJava() {
        return noClasses()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINES)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(PLATFORM_BEYOND_VALUES)
                .allowEmptyShould(true);
    }

    /** The domain is the innermost layer. */
    public static ArchRule domainKnowsNoOuterLayer() {
        return noClasses()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..topology..", "..job..")
                .orShould()
                .dependOnClassesThat(mainClass())
                .allowEmptyShould(true);
    }

    /** What is wired does not know who wires it. */
    public static ArchRule topologyDoesNotKnowMain() {
        return noClasses()
                .that()
                .resideInAnyPackage("..topology..", "..job..")
                .should()
                .dependOnClassesThat(mainClass())
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> mainClass() {
        return DescribedPredicate.describe(
                "are a *Main class of ours",
                type -> type.getPackageName().startsWith("org.bitebudget")
                        && type.getSimpleName().endsWith("Main"));
    }
}
