package org.bitebudget.price.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.price.domain.Sightings.seen;
import static org.bitebudget.price.domain.Sightings.unsure;

import org.junit.jupiter.api.Test;

class PlausibilityTest {

    private final PriceHistory history = PriceHistory.empty();

    @Test
    void aPriceInCentsInsteadOfUnitsWaitsInQuarantine() {
        // When 1.99 is told as 199.00
        given(seen("2026-03-01", 199), seen("2026-03-08", 19_900));

        // Then the usual price holds
        assertThat(price()).isEqualTo(199);
        assertThat(history.quarantined()).singleElement().satisfies(waiting -> {
            assertThat(waiting.observation().minor()).isEqualTo(19_900);
            assertThat(waiting.usual()).isEqualTo(199);
        });
    }

    @Test
    void aLostDecimalCommaIsForgottenWhenTheUsualPriceIsBack() {
        given(seen("2026-03-01", 1_990), seen("2026-03-08", 199), seen("2026-03-09", 1_890));

        assertThat(price()).isEqualTo(1_890);
        assertThat(history.current().orElseThrow().lowest()).isEqualTo(1_890);
        assertThat(history.quarantined()).hasSize(1);
    }

    @Test
    void aLaterObservationWithinAWeekBearsItOut() {
        // Given
        given(seen("2026-03-01", 100), seen("2026-03-08", 900));
        assertThat(history.quarantined()).hasSize(1);

        // When
        given(seen("2026-03-15", 850));

        // Then both count
        assertThat(history.quarantined()).isEmpty();
        assertThat(price()).isEqualTo(850);
        assertThat(history.view(Sightings.day("2026-03-15")).orElseThrow().previous())
                .hasValue(900);
    }

    @Test
    void anObservationAfterMoreThanAWeekIsBelievedButBearsNothingOut() {
        given(seen("2026-03-01", 100), seen("2026-03-08", 900), seen("2026-03-16", 850));

        assertThat(price()).isEqualTo(850);
        assertThat(history.quarantined())
                .extracting(waiting -> waiting.observation().minor())
                .containsExactly(900L);
    }

    @Test
    void theLimitIsFiveTimesEitherWay() {
        given(seen("2026-03-01", 100), seen("2026-03-02", 500));
        assertThat(history.quarantined()).isEmpty();

        given(seen("2026-03-03", 100), seen("2026-03-04", 501));
        assertThat(history.quarantined()).hasSize(1);
    }

    @Test
    void aBadlyReadReceiptMustBeNearer() {
        given(seen("2026-03-01", 100), unsure("2026-03-02", 201));

        assertThat(price()).isEqualTo(100);
    }

    @Test
    void aRetractedWitnessBearsNothingOut() {
        given(seen("2026-03-01", 100), seen("2026-03-08", 900), seen("2026-03-09", 900));
        assertThat(price()).isEqualTo(900);

        given(Sightings.version("2026-03-09", 900, 1, true));

        assertThat(price()).isEqualTo(100);
    }

    private long price() {
        return history.current().orElseThrow().minor();
    }

    private void given(Observation... versions) {
        for (Observation version : versions) {
            history.add(version);
        }
    }
}
