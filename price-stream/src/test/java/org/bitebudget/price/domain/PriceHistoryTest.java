package org.bitebudget.price.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.price.domain.Sightings.seen;
import static org.bitebudget.price.domain.Sightings.version;

import org.junit.jupiter.api.Test;

class PriceHistoryTest {

    private final PriceHistory history = PriceHistory.empty();

    @Test
    void theNewestObservationIsTheCurrentPrice() {
        // Given
        given(seen("2026-03-01", 199), seen("2026-03-05", 149), seen("2026-03-06", 149));

        // Then it holds since it was first seen, after the price before it
        PriceView view = view();
        assertThat(view.offer().minor()).isEqualTo(149);
        assertThat(view.sinceMicros()).isEqualTo(Sightings.micros("2026-03-05"));
        assertThat(view.offer().atMicros()).isEqualTo(Sightings.micros("2026-03-06"));
        assertThat(view.previous()).hasValue(199);
        assertThat(view.offer().lowest()).isEqualTo(149);
        assertThat(view.offer().lowestDay()).isEqualTo(Sightings.day("2026-03-05"));
    }

    @Test
    void aPriceHoldsUntilNextSeen() {
        // Given 100 on the 1st and 200 on the 11th
        given(seen("2026-03-01", 100), seen("2026-03-11", 200));

        // Then ten days weigh 100 and one day weighs 200
        PriceStatistics statistics = month();
        assertThat(statistics.meanMicroMinor()).isEqualTo(109_090_909);
        assertThat(statistics.median()).isEqualTo(100);
        assertThat(statistics.min()).isEqualTo(100);
        assertThat(statistics.max()).isEqualTo(200);
        assertThat(statistics.observations()).isEqualTo(2);
        assertThat(statistics.changes()).isEqualTo(1);
    }

    /** The example of docs/prices.md. */
    @Test
    void aLateLowerPriceTakesItsPlace() {
        // Given a price that dropped
        given(seen("2026-03-01", 199), seen("2026-03-11", 149), seen("2026-03-12", 149));
        PriceStatistics before = month();
        assertThat(before.meanMicroMinor()).isEqualTo(190_666_667);
        assertThat(before.median()).isEqualTo(199);
        assertThat(before.changes()).isEqualTo(1);
        assertThat(view().trend()).isEqualTo(Trend.FALLING);

        // When a still lower one of the week before becomes known
        given(seen("2026-03-05", 129));

        // Then it is the lowest and what came before, and the price stays
        assertThat(view().offer().minor()).isEqualTo(149);
        assertThat(view().sinceMicros()).isEqualTo(Sightings.micros("2026-03-11"));
        assertThat(view().previous()).hasValue(129);
        assertThat(view().offer().lowestDay()).isEqualTo(Sightings.day("2026-03-05"));
        assertThat(view().trend()).isEqualTo(Trend.FALLING);
    }

    @Test
    void aPriceHoldsFourteenDaysAtMost() {
        // Given 100 once and 200 four weeks later
        given(seen("2026-03-01", 100), seen("2026-03-29", 200));

        // Then the unknown days between weigh nothing: (14 × 100 + 200) / 15
        assertThat(month().meanMicroMinor()).isEqualTo(106_666_667);
    }

    @Test
    void aHigherRevisionReplacesTheObservation() {
        // Given
        given(version("2026-03-01", 100, 0, false), version("2026-03-01", 90, 1, false));

        // Then
        assertThat(view().offer().minor()).isEqualTo(90);
        assertThat(view().offer().lowest()).isEqualTo(90);
        assertThat(view().previous()).isEmpty();
    }

    @Test
    void theLowerPriceHoldsBetweenConflictingVersions() {
        // When two versions claim the same revision
        given(version("2026-03-01", 100, 3, false), version("2026-03-01", 120, 3, false));

        // Then
        assertThat(view().offer().minor()).isEqualTo(100);
        assertThat(history.conflict()).isTrue();
    }

    @Test
    void theSameVersionAgainChangesNothing() {
        // Given
        given(seen("2026-03-01", 100));

        // When
        Arrival arrival = history.add(seen("2026-03-01", 100));

        // Then
        assertThat(arrival).isEqualTo(Arrival.WITHOUT_EFFECT);
    }

    @Test
    void anObservationOlderThanTheNewestIsLate() {
        // Given
        given(seen("2026-03-05", 100));

        // When
        Arrival arrival = history.add(seen("2026-03-01", 50));

        // Then it changes the history, not the price
        assertThat(arrival).isEqualTo(Arrival.LATE);
        assertThat(view().offer().minor()).isEqualTo(100);
        assertThat(view().offer().lowest()).isEqualTo(50);
    }

    @Test
    void aRetractionBringsThePriceBeforeBack() {
        // Given
        given(seen("2026-03-01", 100), seen("2026-03-05", 10));

        // When
        given(version("2026-03-05", 10, 1, true));

        // Then
        assertThat(view().offer().minor()).isEqualTo(100);
        assertThat(view().offer().lowest()).isEqualTo(100);
        assertThat(view().offer().observation()).isEqualTo(seen("2026-03-01", 100));
    }

    @Test
    void nothingIsLeftWhenAllIsTakenBack() {
        given(seen("2026-03-01", 100), version("2026-03-01", 100, 1, true));

        assertThat(history.current()).isEmpty();
    }

    @Test
    void oldObservationsLeaveASummary() {
        // Given a low two years ago and the same price every fifth day ever since
        given(seen("2024-01-10", 80));
        for (int day = Sightings.day("2024-02-10"); day <= Sightings.day("2026-03-01"); day += 5) {
            given(Sightings.observation(day, 0, 2, 120, 0, false, 1));
        }

        // Then 127 days are kept, and what was before is known
        assertThat(history.kept()).hasSize(26);
        assertThat(view().offer().lowest()).isEqualTo(80);
        assertThat(view().offer().lowestDay()).isEqualTo(Sightings.day("2024-01-10"));
        assertThat(view().sinceMicros()).isEqualTo(Sightings.micros("2024-02-10"));
        assertThat(view().previous()).hasValue(80);
    }

    @Test
    void anObservationThatIsNoLongerKeptCanNotBeTakenBack() {
        oldObservationsLeaveASummary();

        // When
        Arrival arrival = history.add(version("2024-01-10", 80, 1, true));

        // Then
        assertThat(arrival).isEqualTo(Arrival.TOO_LATE);
        assertThat(view().offer().lowest()).isEqualTo(80);
    }

    @Test
    void aFewObservationsAreKeptWhateverTheirAge() {
        // Given
        given(seen("2017-01-10", 80), seen("2020-02-10", 120), seen("2026-03-01", 120));

        // When
        given(version("2017-01-10", 80, 1, true));

        // Then
        assertThat(view().offer().lowest()).isEqualTo(120);
        assertThat(view().previous()).isEmpty();
        assertThat(view().sinceMicros()).isEqualTo(Sightings.micros("2020-02-10"));
    }

    @Test
    void ofACrowdedDayTheLastObservationsAreKept() {
        // When a price is told every hour, and a lost one of the morning comes late
        for (int hour = 0; hour < 24; hour++) {
            given(Sightings.observation(20_000, hour, 2, 100 + hour, 0, false, 1));
        }
        Observation late = Sightings.observation(20_000, 0, 1, 50, 0, false, 1);

        // Then there is no room for it
        assertThat(history.add(late)).isEqualTo(Arrival.CROWDED);
        assertThat(history.kept()).hasSize(PriceHistory.KEPT_OF_DAY);
    }

    @Test
    void windowsEndWithTheNewestDayOfTheStore() {
        // Given 100 on the 1st
        given(seen("2026-03-01", 100), seen("2026-03-02", 200));

        // Then in a store whose newest day is the 9th the week knows the 3rd to the 9th
        PriceStatistics week = history.view(Sightings.day("2026-03-09"))
                .orElseThrow()
                .statistics()
                .get(0);
        assertThat(week.windowDays()).isEqualTo(7);
        assertThat(week.knownDays()).isEqualTo(7);
        assertThat(week.meanMicroMinor()).isEqualTo(200_000_000);
        assertThat(week.observations()).isZero();
        // And once it doesn't hold any more, the week isn't told
        assertThat(history.view(Sightings.day("2026-03-22")).orElseThrow().statistics())
                .extracting(PriceStatistics::windowDays)
                .containsExactly(30, 90);
        assertThat(history.isKnownOn(Sightings.day("2026-06-12"))).isTrue();
        assertThat(history.isKnownOn(Sightings.day("2026-06-13"))).isFalse();
    }

    @Test
    void volatilityIsTheStandardDeviationInPartsOfTheMean() {
        // Given a day at 100 and a day at 300: deviation 100, mean 200
        given(seen("2026-03-01", 100), seen("2026-03-02", 300));

        assertThat(month().volatilityMicro()).isEqualTo(500_000);
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
            history.add(version);
        }
    }

    private PriceView view() {
        int newest = history.kept().get(history.kept().size() - 1).day();
        return history.view(newest).orElseThrow();
    }

    private PriceStatistics month() {
        return view().statistics().stream()
                .filter(window -> window.windowDays() == 30)
                .findFirst()
                .orElseThrow();
    }
}
