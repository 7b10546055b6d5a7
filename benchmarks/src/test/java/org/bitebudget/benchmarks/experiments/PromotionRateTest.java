package org.bitebudget.benchmarks.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromotionRateTest {
    private static final int TRIALS = 400;
    private static final int HALF_A_YEAR = 182;
    private static final int WEEK = 7;
    private static final double ALPHA = 0.05;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.9})
    void equallyGoodChallengersAreSeldomPromotedThoughLookedAtEachWeek(double persistence) {
        // Given trials of equally good forecasters
        PromotionRate rate =
                PromotionRate.of(new SimulatedTrial(8, HALF_A_YEAR, persistence, 1), TRIALS, WEEK, ALPHA, 1);

        // Then at most alpha of them end in a promotion, where a test that takes each look for the only one promotes
        // many
        assertThat(rate.promotedShare()).isLessThanOrEqualTo(ALPHA);
        assertThat(rate.withdrawnShare()).isLessThanOrEqualTo(ALPHA);
        assertThat(rate.byEachLookShare()).isGreaterThan(2 * ALPHA);
    }

    @Test
    void betterChallengersArePromoted() {
        PromotionRate rate = PromotionRate.of(new SimulatedTrial(8, HALF_A_YEAR, 0.8, 0.5), 100, WEEK, ALPHA, 1);

        assertThat(rate.promotedShare()).isGreaterThan(0.8);
        assertThat(rate.withdrawnShare()).isZero();
    }
}
