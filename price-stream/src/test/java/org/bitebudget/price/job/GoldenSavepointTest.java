package org.bitebudget.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.IdentityDecision;
import org.bitebudget.event.IdentityProvenance;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.platform.flink.CollectedEvents;
import org.bitebudget.platform.flink.GivenEvents;
import org.bitebudget.platform.flink.GoldenSavepoint;
import org.bitebudget.platform.flink.JobRules;
import org.bitebudget.price.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an earlier version kept of a product goes on. After a wanted change of the state, write it anew with {@code mvn
 * test -Dtest=GoldenSavepointTest -Dgolden.write=true}.
 */
class GoldenSavepointTest {

    private static final GoldenSavepoint GOLDEN = new GoldenSavepoint(Path.of("src/test/resources/golden-savepoint"));

    @TempDir
    Path state;

    private final Observed milk = new Observed("Golden store", "milk");
    private final CollectedEvents<PriceObservation> history = new CollectedEvents<>("history");
    private final CollectedEvents<CurrentPrice> current = new CollectedEvents<>("current");
    private final CollectedEvents<PriceAlert> alerts = new CollectedEvents<>("alerts");
    private final CollectedEvents<ProductIdentity> identities = new CollectedEvents<>("identities");

    @Test
    @EnabledIfSystemProperty(named = "golden.write", matches = "true")
    void write() throws Exception {
        PriceJob job = job(List.of(milk.on("2024-01-01", 120), milk.on("2026-05-01", 180), milk.on("2026-05-02", 200)));
        // the repeated last observations prove that all three and the rule have been taken in
        GOLDEN.write(
                job,
                state,
                () -> !current.all().isEmpty()
                        && history.all().size() > 100
                        && !identities.all().isEmpty());
    }

    @Test
    void aProductsHistoryAndRulesGoOnFromTheSavepoint() throws Exception {
        // Given a savepoint with an archived low, two newer prices, a rule and a person's decision

        // When the price drops, under another name
        PriceObservation drop = milk.on("2026-05-03", 150);
        drop.setName("Oat drink, 1 l");
        GOLDEN.restore(
                job(List.of(drop)),
                state,
                () -> !alerts.all().isEmpty()
                        && !current.all().isEmpty()
                        && !identities.all().isEmpty());

        // Then the rule fires, and the view knows what was before
        assertThat(alerts.all()).singleElement().satisfies(alert -> assertThat(alert.getPrevious())
                .isEqualTo(new Money(200L, "USD")));
        assertThat(current.all()).singleElement().satisfies(price -> {
            assertThat(price.getPrice()).isEqualTo(new Money(150L, "USD"));
            assertThat(price.getLowest()).isEqualTo(new Money(120L, "USD"));
            assertThat(price.getEnvelope().getRevision()).isPositive();
            assertThat(price.getCanonicalProductId()).isEqualTo("prd_golden");
            assertThat(price.getStatistics().get(1).getObservations()).isEqualTo(3);
        });
        // And the decision holds for the new name
        assertThat(identities.all()).singleElement().satisfies(identity -> {
            assertThat(identity.getName()).isEqualTo("Oat drink, 1 l");
            assertThat(identity.getProvenance()).isEqualTo(IdentityProvenance.PERSON);
            assertThat(identity.getEnvelope().getRevision()).isEqualTo(2);
        });
    }

    @Test
    void theGraphHoldsTheRules() {
        JobRules.check(job(List.of(milk.on("2026-05-01", 200))), GoldenSavepoint.settings(state, Optional.empty()));
    }

    private PriceJob job(List<PriceObservation> observations) {
        return new PriceJob(
                new PriceJob.Inputs(
                        new GivenEvents<>("observations", PriceObservation.class, observations),
                        new GivenEvents<>("rules", PriceAlertRule.class, List.of(milk.dropOf(10, "golden-rule"))),
                        new GivenEvents<>(
                                "decisions", IdentityDecision.class, List.of(milk.isNot("other store", "oats"))),
                        new GivenEvents<>("identities", ProductIdentity.class, List.of(milk.identity("prd_golden", 0))),
                        new GivenEvents<>(
                                "quarantined",
                                QuarantinedPrice.class,
                                List.of(milk.quarantined("2026-05-01", 20_000)))),
                new PriceJob.Outputs(
                        history,
                        current,
                        new CollectedEvents<>("quarantine"),
                        alerts,
                        identities,
                        new CollectedEvents<>("quarantine-table")));
    }
}
