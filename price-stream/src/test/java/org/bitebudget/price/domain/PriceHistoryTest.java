package org.bitebudget.price.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.price.domain.Sightings.seen;
import static org.bitebudget.price.domain.Sightings.version;

import java.time.Instant;
import java.time.LocalDate;
import org.bitebudget.platform.money.Money;
import org.junit.jupiter.api.Test;

class PriceHistoryTest {

    private final InMemoryArchive archive = new InMemoryArchive();
    private final PriceHistory history = PriceHistory.empty();

    @Test
    void theNewestObservationIsTheCurrentPrice() {
        // Given
        given(seen("2026-03-01", 199), seen("2026-03-05", 149), seen("2026-03-06", 149));

        // Then it holds since it was first seen, after the price before it
        PriceView view = view();
        assertThat(view.price()).isEqualTo(euro(149));
        assertThat(view.since()).isEqualTo(Instant.parse("2026-03-05T00:00:00Z"));
        assertThat(view.observedAt()).isEqualTo(Instant.parse("2026-03-06T00:00:00Z"));
        assertThat(view.previous()).contains(euro(199));
        assertThat(view.lowest()).isEqualTo(euro(149));
        assertThat(view.lowestOn()).isEqualTo(LocalDate.parse("2026-03-05"));
    }

    @Test
    void aPriceHoldsUntilNextSeen() {
        // Given 100 on the 1st and 200 on the 11th
        given(seen("2026-03-01", 100), seen("2026-03-11", 200));

        // Then ten days weigh 100 and one day weighs 200
        PriceStatistics statistics = view().statistics().orElseThrow();
        assertThat(statistics.meanMicroMinor()).isEqualTo(109_090_909);
        assertThat(statistics.median()).isEqualTo(euro(100));
        assertThat(statistics.min()).isEqualTo(euro(100));
        assertThat(statistics.max()).isEqualTo(euro(200));
        assertThat(statistics.observations()).isEqualTo(2);
        assertThat(statistics.changes()).isEqualTo(1);
    }

    /** The example of docs/prices.md. */
    @Test
    void aLateLowerPriceTakesItsPlace() {
        // Given a price that dropped
        given(seen("2026-03-01", 199), seen("2026-03-11", 149), seen("2026-03-12", 149));
        PriceStatistics before = view().statistics().orElseThrow();
        assertThat(before.meanMicroMinor()).isEqualTo(190_666_667);
        assertThat(before.median()).isEqualTo(euro(199));
        assertThat(before.changes()).isEqualTo(1);
        assertThat(view().trend()).isEqualTo(Trend.FALLING);

        // When a still lower one of the week before becomes known
        given(seen("2026-03-05", 129));

        // Then it is the lowest and what came before, and the price stays
        assertThat(view().price()).isEqualTo(euro(149));
        assertThat(view().since()).isEqualTo(Instant.parse("2026-03-11T00:00:00Z"));
        assertThat(view().previous()).contains(euro(129));
        assertThat(view().lowestOn()).isEqualTo(LocalDate.parse("2026-03-05"));
        assertThat(view().trend()).isEqualTo(Trend.FALLING);
    }

    @Test
    void aPriceHoldsFourteenDaysAtMost() {
        // Given 100 once and 200 four weeks later
        given(seen("2026-03-01", 100), seen("2026-03-29", 200));

        // Then the unknown days between weigh nothing: (14 × 100 + 200) / 15
        assertThat(view().statistics().orElseThrow().meanMicroMinor()).isEqualTo(106_666_667);
    }

    @Test
    void aHigherRevisionReplacesTheObservation() {
        // Given
        given(version("2026-03-01", 100, 0, false), version("2026-03-01", 90, 1, false));

        // Then
        assertThat(view().price()).isEqualTo(euro(90));
        assertThat(view().lowest()).isEqualTo(euro(90));
        assertThat(view().previous()).isEmpty();
    }

    @Test
    void theLowerPriceHoldsBetweenConflictingVersions() {
        // When two versions claim the same revision
        given(version("2026-03-01", 100, 3, false), version("2026-03-01", 120, 3, false));

        // Then
        assertThat(view().price()).isEqualTo(euro(100));
        assertThat(history.conflicts()).isEqualTo(1);
    }

    @Test
    void theSameVersionAgainChangesNothing() {
        // Given
        given(seen("2026-03-01", 100));

        // When
        Arrival arrival = history.add(seen("2026-03-01", 100), archive);

        // Then
        assertThat(arrival).isEqualTo(Arrival.WITHOUT_EFFECT);
    }

    @Test
    void anObservationOlderThanTheNewestIsLate() {
        // Given
        given(seen("2026-03-05", 100));

        // When
        Arrival arrival = history.add(seen("2026-03-01", 50), archive);

        // Then it changes the history, not the price
        assertThat(arrival).isEqualTo(Arrival.LATE);
        assertThat(view().price()).isEqualTo(euro(100));
        assertThat(view().lowest()).isEqualTo(euro(50));
    }

    @Test
    void aRetractionBringsThePriceBeforeBack() {
        // Given
        given(seen("2026-03-01", 100), seen("2026-03-05", 10));

        // When
        given(version("2026-03-05", 10, 1, true));

        // Then
        assertThat(view().price()).isEqualTo(euro(100));
        assertThat(view().lowest()).isEqualTo(euro(100));
        assertThat(view().offer().orElseThrow().name()).isEqualTo("name on 2026-03-01");
    }

    @Test
    void nothingIsLeftWhenAllIsTakenBack() {
        given(seen("2026-03-01", 100), version("2026-03-01", 100, 1, true));

        assertThat(history.view()).isEmpty();
    }

    @Test
    void oldMonthsMoveToTheArchiveAndStayKnown() {
        // Given a low two years ago and the same price ever since
        given(seen("2024-01-10", 80), seen("2024-02-10", 120), seen("2026-03-01", 120));

        // Then
        assertThat(history.recent()).hasSize(1);
        assertThat(archive.months()).hasSize(2);
        assertThat(view().lowest()).isEqualTo(euro(80));
        assertThat(view().lowestOn()).isEqualTo(LocalDate.parse("2024-01-10"));
        assertThat(view().since()).isEqualTo(Instant.parse("2024-02-10T00:00:00Z"));
        assertThat(view().previous()).contains(euro(80));
    }

    @Test
    void anArchivedObservationCanStillBeTakenBack() {
        // Given
        given(seen("2024-01-10", 80), seen("2024-02-10", 120), seen("2026-03-01", 120));

        // When
        Arrival arrival = history.add(version("2024-01-10", 80, 1, true), archive);

        // Then
        assertThat(arrival).isEqualTo(Arrival.LATE);
        assertThat(view().lowest()).isEqualTo(euro(120));
        assertThat(view().previous()).isEmpty();
    }

    @Test
    void theTrendComparesTheLastWeekWithTheDaysBefore() {
        given(seen("2026-03-01", 100), seen("2026-03-15", 100));
        assertThat(view().trend()).isEqualTo(Trend.STEADY);

        given(seen("2026-03-20", 80));
        assertThat(view().trend()).isEqualTo(Trend.FALLING);

        given(seen("2026-03-27", 300));
        assertThat(view().trend()).isEqualTo(Trend.RISING);
    }

    private void given(Observation... versions) {
        for (Observation version : versions) {
            history.add(version, archive);
        }
    }

    private PriceView view() {
        return history.view().orElseThrow();
    }

    private static Money euro(long cents) {
        return new Money(cents, "EUR");
    }
}
