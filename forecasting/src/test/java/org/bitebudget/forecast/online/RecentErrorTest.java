package org.bitebudget.forecast.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RecentErrorTest {

    @Test
    void weightsStartFromTheBacktestsShares() {
        double[] shares = {0.7, 0.3};
        assertThat(RecentError.weights(shares, new double[] {RecentError.START, RecentError.START}))
                .containsExactly(shares, within(1e-12));
    }

    @Test
    void whoIsTwiceAsWrongLosesAndIsHeardAgainWhenItImproves() {
        double good = RecentError.START;
        double bad = RecentError.START;
        for (int i = 0; i < 100; i++) {
            good = RecentError.update(good, 1);
            bad = RecentError.update(bad, 2);
        }
        double lost = RecentError.weights(new double[] {0.5, 0.5}, new double[] {good, bad})[1];
        assertThat(lost).isCloseTo(0.2, within(0.01));
        for (int i = 0; i < 100; i++) {
            good = RecentError.update(good, 1);
            bad = RecentError.update(bad, 1);
        }
        assertThat(RecentError.weights(new double[] {0.5, 0.5}, new double[] {good, bad})[1])
                .isCloseTo(0.5, within(0.01));
    }

    @Test
    void oneThatIsNotFollowedKeepsItsShareBesideTheAverage() {
        double[] weights = RecentError.weights(new double[] {0.4, 0.4, 0.2}, new double[] {0.5, 1.5, Double.NaN});
        assertThat(weights[2]).isLessThan(0.25).isGreaterThan(0.15);
        assertThat(weights[0] + weights[1] + weights[2]).isCloseTo(1, within(1e-12));
    }

    @Test
    void oneWildErrorCountsAsFive() {
        assertThat(RecentError.update(1, 1e12)).isEqualTo(RecentError.update(1, 5));
        assertThat(RecentError.update(1, Double.NaN)).isEqualTo(1);
    }
}
