package org.bitebudget.forecast.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bitebudget.forecast.Forecast.Interval;
import org.junit.jupiter.api.Test;

class IntervalScoreTest {

    @Test
    void anObservationInsideCostsTheWidthAndOneOutsideWhatItIsMissedBy() {
        Interval interval = new Interval(0.95, 10, 14);
        assertThat(IntervalScore.of(interval, 11)).isCloseTo(4, within(1e-9));
        assertThat(IntervalScore.of(interval, 15)).isCloseTo(4 + 40, within(1e-9));
        assertThat(IntervalScore.of(interval, 9.5)).isCloseTo(4 + 20, within(1e-9));
        assertThat(IntervalScore.of(new Interval(0.8, 10, 14), 15)).isCloseTo(4 + 10, within(1e-9));
    }

    @Test
    void theScaleIsTheUsualChangeFromCycleToCycle() {
        assertThat(IntervalScore.scale(new double[] {1, 2, 4, 8}, 1)).isCloseTo(7 / 3.0, within(1e-12));
        assertThat(IntervalScore.scale(new double[] {1, 2, 4, 8}, 2)).isCloseTo(4.5, within(1e-12));
        assertThat(IntervalScore.scale(new double[] {1, 2}, 2)).isNaN();
    }
}
