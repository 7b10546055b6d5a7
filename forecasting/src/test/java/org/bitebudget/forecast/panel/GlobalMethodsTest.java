package org.bitebudget.forecast.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bitebudget.forecast.panel.Analogs.Anchor;
import org.junit.jupiter.api.Test;

class GlobalMethodsTest {

    @Test
    void analogsFindTheContinuationInAnotherSeries() {
        // Given a walk, and a series that is an earlier part of it in another unit
        double[] walk = walk(300);
        double[] part = Arrays.stream(walk, 0, 200).map(v -> 7 * v).toArray();
        Panel panel = Panel.of(List.of(walk, part), 1);

        for (Anchor anchor : Anchor.values()) {
            // When the part is forecast from its nearest neighbour
            double[] forecast = new Analogs("analogs", 30, 1, anchor).forecast(panel, new int[] {0}, 10)[0][1];

            // Then it goes on as the walk did
            for (int h = 0; h < 10; h++) {
                assertThat(forecast[h]).isCloseTo(7 * walk[200 + h], within(1e-6));
            }
        }
    }

    @Test
    void pooledRegressionContinuesNoiselessWavesExactly() {
        // Given waves of one period, any phase, size and level, which obey one linear recursion
        List<double[]> waves = IntStream.range(0, 8)
                .mapToObj(i -> IntStream.range(0, 120)
                        .mapToDouble(t -> 50 * i + (1 + i) * Math.sin(2 * Math.PI * (t + 3 * i) / 17))
                        .toArray())
                .toList();

        // When they are forecast
        double[][] forecast = new PooledRegression("pooled", new int[] {20}, false, 1e-10)
                .forecast(Panel.of(waves, 1), new int[] {0}, 12)[0];

        // Then the waves go on
        for (int i = 0; i < 8; i++) {
            for (int h = 0; h < 12; h++) {
                double truth = 50 * i + (1 + i) * Math.sin(2 * Math.PI * (120 + h + 3 * i) / 17);
                assertThat(forecast[i][h]).isCloseTo(truth, within(0.01));
            }
        }
    }

    @Test
    void weightsGoToWhoWasRight() {
        // Given a method that is right, one that is wrong, and a series on which it is the other way round
        double[][][] observed = {{{10, 10}, {10, 10}, {10, 10}}};
        double[][][] right = {{{11, 11}, {11, 11}, {12, 12}}};
        double[][][] wrong = {{{12, 12}, {12, 12}, {11, 11}}};

        // When weights are learnt
        double[][] weights = new Combination(new double[][][][] {right, wrong}, observed).weights(2);

        // Then most follow the panel, and the odd one itself
        assertThat(weights[0][0]).isGreaterThan(weights[0][1]);
        assertThat(weights[2][1]).isGreaterThan(2 * weights[0][1]);
        for (double[] w : weights) {
            assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void trialsFitIntoTheSeries() {
        assertThat(Origins.of(panel(100), 10)).containsExactly(30, 20, 10);
        assertThat(Origins.of(panel(20), 6)).containsExactly(12, 6);
        assertThat(Origins.of(panel(17), 6)).containsExactly(6, 3);
        assertThat(Origins.of(panel(6), 6)).isEmpty();
    }

    private static Panel panel(int size) {
        return Panel.of(List.of(walk(size)), 1);
    }

    private static double[] walk(int size) {
        Random random = new Random(5);
        double[] walk = new double[size];
        for (int t = 1; t < size; t++) {
            walk[t] = walk[t - 1] + random.nextGaussian();
        }
        return walk;
    }
}
