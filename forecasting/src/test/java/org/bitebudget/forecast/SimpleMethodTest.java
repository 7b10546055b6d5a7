package org.bitebudget.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SimpleMethodTest {
    private static final double Z80 = 1.2815515655;

    @Test
    void naiveSpreadsAsARandomWalk() {
        // Given changes of 1, −2 and 2, whose mean square is 3
        Forecast forecast = fit(SimpleMethod.NAIVE, 1, 4, 5, 3, 5).forecast(4, Coverage.STANDARD);

        // Then every step is the last value, and step 4 has twice the deviation of step 1
        assertThat(forecast.means()).containsOnly(5);
        assertThat(half(forecast, 0)).isCloseTo(Z80 * Math.sqrt(3), within(1e-6));
        assertThat(half(forecast, 3)).isCloseTo(Z80 * Math.sqrt(12), within(1e-6));
    }

    @Test
    void naiveKnowsThatAGapMayHideChanges() {
        // Given a change of 2 across two steps and an unknown end
        Forecast forecast =
                fit(SimpleMethod.NAIVE, 1, 4, Double.NaN, 6, Double.NaN).forecast(1, Coverage.STANDARD);

        // Then the variance of one step is 2²/2, and the answer is two steps from the last known value
        assertThat(forecast.means()).containsExactly(6);
        assertThat(half(forecast, 0)).isCloseTo(Z80 * Math.sqrt(2 * 2.0), within(1e-6));
    }

    @Test
    void driftGoesOnAlongTheLineThroughTheEnds() {
        // Given 1, 3, 4, 7: slope 2, changes around it 0, −1, 1, so σ² = 2/2 with one degree of freedom spent
        Forecast forecast = fit(SimpleMethod.DRIFT, 1, 1, 3, 4, 7).forecast(3, Coverage.STANDARD);

        assertThat(forecast.means()).containsExactly(9, 11, 13);
        assertThat(half(forecast, 2)).isCloseTo(Z80 * Math.sqrt(3 * (1 + 3 / 3.0)), within(1e-6));
    }

    @Test
    void seasonalNaiveRepeatsTheLastCycle() {
        // Given two cycles of three with changes 1, 0 and −2, whose mean square is 5/3
        Forecast forecast =
                fit(SimpleMethod.SEASONAL_NAIVE, 3, 1, 2, 3, 2, 2, 1).forecast(4, Coverage.STANDARD);

        assertThat(forecast.means()).containsExactly(2, 2, 1, 2);
        assertThat(half(forecast, 0)).isCloseTo(Z80 * Math.sqrt(5 / 3.0), within(1e-6));
        assertThat(half(forecast, 3)).isCloseTo(Z80 * Math.sqrt(2 * 5 / 3.0), within(1e-6));
    }

    @Test
    void oneObservationStaysWithUnknownSpread() {
        for (SimpleMethod method : SimpleMethod.values()) {
            Forecast forecast = fit(method, 7, 4.2).forecast(2, Coverage.STANDARD);
            assertThat(forecast.means()).containsOnly(4.2);
            assertThat(half(forecast, 0)).isNaN();
        }
    }

    @Test
    void nothingKnownIsRefused() {
        for (SimpleMethod method : SimpleMethod.values()) {
            assertThatThrownBy(() -> fit(method, 7, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property(tries = 200, seed = "20080101")
    void storedStatesGoOnAsIfTheyHadNeverBeenStored(
            @ForAll @Size(min = 1, max = 40) double @DoubleRange(min = -1000, max = 1000) [] values,
            @ForAll @IntRange(min = 1, max = 7) int season,
            @ForAll SimpleMethod method) {
        // Given a model of the first value, when it takes in the others by way of its stored state
        Series series = Series.of(values, season);
        FittedModel whole = method.fit(series);
        FittedModel stored = method.fit(series.head(Math.min(values.length, season + 1)));
        for (int t = Math.min(values.length, season + 1); t < values.length; t++) {
            stored = stored.state().restore().update(values[t]);
        }

        // Then it is where one pass over all of them leads
        if (stored.name().equals(whole.name())) {
            assertThat(stored.state()).isEqualTo(whole.state());
        }
    }

    private static FittedModel fit(ForecastMethod method, int season, double... values) {
        return method.fit(Series.of(values, season));
    }

    private static double half(Forecast forecast, int step) {
        Forecast.Interval interval = forecast.points().get(step).intervals().get(0);
        return (interval.upper() - interval.lower()) / 2;
    }
}
