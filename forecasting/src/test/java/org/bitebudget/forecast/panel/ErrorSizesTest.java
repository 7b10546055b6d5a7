package org.bitebudget.forecast.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErrorSizesTest {

    @Test
    void whatThePanelSaysCountsLikeAnOrigin() {
        // Given two series whose errors are, on average over both, as large as usual
        ErrorSizes sizes = new ErrorSizes(new double[][] {{2, 2, 2}, {0.5, 0.5, 0.5}}, new double[] {1, 1});

        // Then each lies a quarter of the way from its own errors to them
        assertThat(sizes.of(0)).isCloseTo(Math.pow(2, 0.75), within(1e-12));
        assertThat(sizes.of(1)).isCloseTo(Math.pow(2, -0.75), within(1e-12));
    }

    @Test
    void anOriginIsForetoldWithoutItsOwnError() {
        double[][] calm = new ErrorSizes(new double[][] {{2, 3, 1}, {4, 1, 1}}, new double[] {1, 2}).fromOthers();
        double[][] wild = new ErrorSizes(new double[][] {{2, 3, 900}, {4, 1, 1}}, new double[] {1, 2}).fromOthers();

        assertThat(wild[0][2]).isCloseTo(calm[0][2], within(1e-12));
        assertThat(wild[0][0]).isGreaterThan(calm[0][0]);
        assertThat(wild[1][0]).isGreaterThan(calm[1][0]);
    }

    @Test
    void oneOriginMoreMakesMissesLess() {
        // Given a series whose error at its newest origin was three times what the others foretell
        ErrorSizes sizes = new ErrorSizes(new double[][] {{1, 1, 1}, {1, 1, 3}}, new double[] {1, 1});

        // When it is foretold as well as from all three
        double[][] others = sizes.fromOthers();
        double[][] all = sizes.asFromAll();

        // Then it is missed by less, the misses of two and three origins and the panel being as √(1 + 1/3) to √(1 +
        // 1/4)
        double spread = Math.log(3 / others[1][2]) - Math.log(1 / others[0][0]);
        assertThat(Math.log(3 / all[1][2]) - Math.log(1 / all[0][0]))
                .isCloseTo(spread * Math.sqrt(1.25 / (1 + 1.0 / 3)), within(1e-12));
    }

    @Test
    void usualIsTheSeasonalNaiveErrorOverTheHorizon() {
        double[] rising = new double[40];
        double[] weekly = new double[40];
        for (int t = 0; t < 40; t++) {
            rising[t] = t;
            weekly[t] = t % 7;
        }

        // steps of one to four ahead, or of one and two weeks
        assertThat(ErrorSizes.usual(rising, 1, 4)).isCloseTo(2.5, within(1e-12));
        assertThat(ErrorSizes.usual(rising, 7, 10)).isCloseTo(10.5, within(1e-12));
        assertThat(ErrorSizes.usual(weekly, 7, 10)).isZero();
        assertThat(ErrorSizes.usual(new double[] {1, 3}, 7, 10)).isCloseTo(2, within(1e-12));
        assertThat(ErrorSizes.usual(new double[] {1}, 1, 4)).isZero();
    }

    @Test
    void aSeriesThatNeverMovedHasItsOwnErrorsOnly() {
        ErrorSizes sizes = new ErrorSizes(new double[][] {{5, 5}, {0, 0}, {2, 8}}, new double[] {1, 0, 0});

        assertThat(sizes.of(1)).isZero();
        assertThat(sizes.of(2)).isCloseTo(4, within(1e-12));
        assertThat(sizes.fromOthers()[2]).containsExactly(new double[] {8, 2}, within(1e-12));
    }
}
