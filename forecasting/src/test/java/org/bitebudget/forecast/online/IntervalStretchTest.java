package org.bitebudget.forecast.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalStretchTest {

    /** Errors are three times as large, as large as, and half as large as the model believes. */
    @ParameterizedTest
    @ValueSource(doubles = {3, 1, 0.5})
    void promisedSharesFallInsideWhateverTheModelBelieves(double truth) {
        Random random = new Random(3);
        IntervalStretch stretch = IntervalStretch.none(Coverage.STANDARD, 0.1);
        int[] inside = new int[2];
        int steps = 4000;
        for (int i = 0; i < steps; i++) {
            Point said = stretch.of(new Forecast("m", List.of(Coverage.STANDARD.normal(10, 1))))
                    .points()
                    .get(0);
            double observed = 10 + truth * random.nextGaussian();
            for (int level = 0; level < 2; level++) {
                Interval interval = said.intervals().get(level);
                inside[level] += interval.lower() <= observed && observed <= interval.upper() ? 1 : 0;
            }
            stretch = stretch.update(said, observed);
        }
        assertThat((double) inside[0] / steps).isCloseTo(0.80, within(0.01));
        assertThat((double) inside[1] / steps).isCloseTo(0.95, within(0.01));
    }

    @Test
    void anIntervalIsNeverNarrowerThanAllowed() {
        IntervalStretch stretch = IntervalStretch.none(Coverage.STANDARD, 1);
        for (int i = 0; i < 1000; i++) {
            stretch = stretch.update(Coverage.STANDARD.normal(10, 1), 10);
        }
        assertThat(stretch.factors()).containsOnly(1.0);
    }

    @Test
    void unknownWidthsAndGapsTeachNothing() {
        IntervalStretch stretch = IntervalStretch.none(Coverage.STANDARD, 1);
        assertThat(stretch.update(Coverage.STANDARD.normal(10, Double.NaN), 12)).isEqualTo(stretch);
        assertThat(stretch.update(Coverage.STANDARD.normal(10, 0), 12)).isEqualTo(stretch);
        assertThat(stretch.update(Coverage.STANDARD.normal(10, 1), Double.NaN)).isEqualTo(stretch);
    }
}
