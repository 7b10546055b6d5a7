package org.bitebudget.benchmarks.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TakeRatePromotionsTest {
    private static final double ALPHA = 0.05;

    @Test
    void equallyGoodChallengersAreSeldomPromotedThoughLookedAtAfterEachHousehold() {
        TakeRatePromotions promotions = TakeRatePromotions.of(new SimulatedHouseholds(1000, 0.5, 1), 400, ALPHA, 1);

        assertThat(promotions.promotedShare()).isLessThanOrEqualTo(ALPHA);
        assertThat(promotions.withdrawnShare()).isLessThanOrEqualTo(ALPHA);
        assertThat(promotions.byEachLookShare()).isGreaterThan(ALPHA);
    }

    @Test
    void betterChallengersArePromotedByTheFirstHouseholdsThatSuffice() {
        TakeRatePromotions promotions = TakeRatePromotions.of(new SimulatedHouseholds(1000, 0.5, 2), 50, ALPHA, 1);

        assertThat(promotions.promotedShare()).isGreaterThan(0.9);
        assertThat(promotions.medianHouseholds()).isBetween(20.0, 900.0);
    }
}
