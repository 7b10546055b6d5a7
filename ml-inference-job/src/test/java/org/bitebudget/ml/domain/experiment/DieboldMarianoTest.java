package org.bitebudget.ml.domain.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DieboldMarianoTest {

    @Test
    void oneStepIsATTestWithThePopulationsVariance() {
        // mean 3, variance 2 of five: 3 / sqrt(2 / 5) · sqrt((5 + 1 − 2) / 5)
        DieboldMariano test = DieboldMariano.of(new double[] {1, 2, 3, 4, 5}, 1);

        assertThat(test.statistic()).isCloseTo(Math.sqrt(18), within(1e-12));
        // two tails of Student's t with four degrees of freedom beyond 4.2426
        assertThat(test.pValue()).isCloseTo(0.013236, within(1e-5));
    }

    @Test
    void twoStepsCountTheOverlap() {
        // gains −1, 2, 4, 1, 3, 3: mean 2, autocovariances 16/6 and −2/6
        DieboldMariano test = DieboldMariano.of(new double[] {-1, 2, 4, 1, 3, 3}, 2);

        double variance = 16 / 6.0 + 2 * (-2 / 6.0);
        double correction = (6 + 1 - 4 + 2 / 6.0) / 6;
        assertThat(test.statistic()).isCloseTo(2 / Math.sqrt(variance / 6) * Math.sqrt(correction), within(1e-12));
    }

    @Test
    void whatSaysNothingIsNoEvidence() {
        assertThat(DieboldMariano.of(new double[] {1, 1, 1, 1}, 1).pValue()).isEqualTo(1);
        assertThat(DieboldMariano.of(new double[] {1, 2, 3}, 2).pValue()).isEqualTo(1);
        assertThat(DieboldMariano.of(new double[0], 1).pValue()).isEqualTo(1);
    }

    @Test
    void underNoDifferenceOneLookIsWrongAsOftenAsItSays() {
        // Given 4,000 pairs of equally good forecasters over 40 days
        Random random = new Random(5);
        int wrong = 0;
        for (int run = 0; run < 4000; run++) {
            double[] gains = random.doubles(40, -1, 1).toArray();
            wrong += DieboldMariano.of(gains, 1).pValue() < 0.05 ? 1 : 0;
        }

        // Then within four standard errors of 5 %
        assertThat(wrong / 4000.0).isCloseTo(0.05, within(4 * Math.sqrt(0.05 * 0.95 / 4000)));
    }
}
