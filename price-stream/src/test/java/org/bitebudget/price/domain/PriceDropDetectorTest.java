package org.bitebudget.price.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.price.domain.Sightings.seen;
import static org.bitebudget.price.domain.Sightings.version;

import java.util.Optional;
import org.bitebudget.platform.money.Money;
import org.junit.jupiter.api.Test;

class PriceDropDetectorTest {

    private final InMemoryArchive archive = new InMemoryArchive();
    private final PriceHistory history = PriceHistory.empty();

    @Test
    void aNewPriceIsAStepFromTheOneBefore() {
        assertThat(step(seen("2026-03-01", 200)).orElseThrow().before()).isEmpty();

        assertThat(step(seen("2026-03-02", 181))).hasValueSatisfying(step -> {
            assertThat(step.now()).isEqualTo(new Money(181, "EUR"));
            assertThat(step.before()).contains(new Money(200, "EUR"));
            assertThat(step.lowestBefore()).contains(new Money(200, "EUR"));
        });
    }

    @Test
    void aPriceThatStaysIsNoStep() {
        step(seen("2026-03-01", 200));

        assertThat(step(seen("2026-03-02", 200))).isEmpty();
    }

    @Test
    void aLateObservationIsNoStep() {
        step(seen("2026-03-05", 200));

        assertThat(step(seen("2026-03-01", 10))).isEmpty();
    }

    @Test
    void aRetractionIsNoStep() {
        step(seen("2026-03-01", 100));
        step(seen("2026-03-05", 200));

        assertThat(step(version("2026-03-05", 200, 1, true))).isEmpty();
    }

    @Test
    void aDuplicateIsNoStep() {
        step(seen("2026-03-01", 100));

        assertThat(step(seen("2026-03-01", 100))).isEmpty();
    }

    private Optional<PriceStep> step(Observation version) {
        Optional<PriceView> before = history.view();
        Arrival arrival = history.add(version, archive);
        return PriceDropDetector.step(version, arrival, before, history.view());
    }
}
