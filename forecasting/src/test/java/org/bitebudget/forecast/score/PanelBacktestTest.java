package org.bitebudget.forecast.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.bitebudget.forecast.panel.Panel;
import org.bitebudget.forecast.panel.PanelEnsemble.Progress;
import org.junit.jupiter.api.Test;

class PanelBacktestTest {
    private static final int HORIZON = 8;
    private static final int SIZE = 40;

    @Test
    void aGapAtTheOriginIsNotFilledTowardsWhatCameLater() {
        // Given a price of about ten, a gap that spans the origin, and a price of about a hundred after it
        double[] values = wave(10);
        System.arraycopy(wave(100), 34, values, 34, SIZE - 34);
        Arrays.fill(values, 28, 34, Double.NaN);

        // When the last value is the forecast
        PanelScore score = new PanelBacktest(Panel.of(List.of(values), 1), HORIZON, 1).score("naive", Progress.NONE);

        // Then it is the last one before the gap, compared with the six prices that were seen
        double error = 0;
        for (int t = 34; t < SIZE; t++) {
            error += 200 * Math.abs(values[t] - values[27]) / (values[t] + values[27]) / 6;
        }
        assertThat(score.smape()).isCloseTo(error, within(1e-9));
        assertThat(score.maseByStep().get(0)).isNaN();
        assertThat(score.maseByStep().get(2)).isPositive();
        assertThat(score.coverage95()).isZero();
    }

    @Test
    void whatWasNotObservedIsComparedWithNothing() {
        // Given a series without observations in the steps that are held back, one that only begins there, and a whole
        // one
        double[] ended = wave(10);
        Arrays.fill(ended, SIZE - HORIZON, SIZE, Double.NaN);
        double[] begun = wave(10);
        Arrays.fill(begun, 0, SIZE - HORIZON, Double.NaN);

        PanelScore all = new PanelBacktest(Panel.of(List.of(ended, begun, wave(10)), 1), HORIZON, 1)
                .score("naive", Progress.NONE);
        PanelScore whole = new PanelBacktest(Panel.of(List.of(wave(10)), 1), HORIZON, 1).score("naive", Progress.NONE);

        // Then the figures are those of the whole one
        assertThat(all.smape()).isCloseTo(whole.smape(), within(1e-12));
        assertThat(all.mase()).isCloseTo(whole.mase(), within(1e-12));
        PanelBacktest nothing = new PanelBacktest(Panel.of(List.of(ended), 1), HORIZON, 1);
        assertThatThrownBy(() -> nothing.score("naive", Progress.NONE)).hasMessageContaining("nothing was observed");
    }

    private static double[] wave(double level) {
        double[] values = new double[SIZE];
        Arrays.setAll(values, t -> level + Math.sin(t));
        return values;
    }
}
