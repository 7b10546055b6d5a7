package org.bitebudget.forecast.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ErrorGrowthTest {

    @Test
    void aFewErrorsDoNotDecide() {
        // Given one origin of one series that happened to be right at the first steps
        double[][][] observed = {{{0, 0, 0, 6, 6, 6}}};

        // When the growth is asked for
        double[] growth = ErrorGrowth.of(new double[1][1][6], observed, new double[] {3}, 1, 6);

        // Then it is still close to a random walk's
        assertThat(growth[5] / growth[0]).isBetween(1.5, 3.0);
        assertThat(Arrays.stream(growth).average().orElseThrow()).isCloseTo(1, within(1e-12));
    }

    @Test
    void manyErrorsDo() {
        // Given a thousand series whose errors are the same at each step
        double[][][] observed = new double[1][1000][6];
        double[] usual = new double[1000];
        for (int i = 0; i < 1000; i++) {
            Arrays.fill(observed[0][i], i % 7);
            usual[i] = 1;
        }

        double[] growth = ErrorGrowth.of(new double[1][1000][6], observed, usual, 1, 6);

        assertThat(growth).containsOnly(new double[] {1}, within(0.02));
    }

    @Test
    void withoutErrorsTheyGrowWithTheCyclesAhead() {
        double[] growth = ErrorGrowth.of(new double[0][][], new double[0][][], new double[0], 4, 12);

        assertThat(growth[9] / growth[1]).isCloseTo(Math.sqrt(3), within(1e-12));
        assertThat(growth[2]).isCloseTo(growth[1], within(1e-12));
    }
}
