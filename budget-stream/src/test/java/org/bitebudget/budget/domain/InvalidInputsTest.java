package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bitebudget.platform.taxonomy.Bucket;
import org.junit.jupiter.api.Test;

class InvalidInputsTest {

    private static final DayDistribution EVEN = new DayDistribution.Even();

    @Test
    void sharesAboveTheWholeBucketAreRefused() {
        refused(
                () -> Plans.plan(RedistributionMode.OFF, share("dining", "0.6"), share("snacks", "0.41")),
                "more than 1");
        refused(() -> share("dining", "1.01"), "at most 1");
    }

    @Test
    void bucketSharesThatDoNotAddUpAreRefused() {
        refused(() -> new BucketShares(50, 30, 30), "add up to 100");
        refused(() -> new BucketShares(150, -30, -20), "not negative");
    }

    @Test
    void aCategoryNamedTwiceIsRefused() {
        refused(() -> Plans.plan(RedistributionMode.OFF, Plans.DINING, Plans.DINING), "dining twice");
    }

    @Test
    void anUnknownCategoryIsRefusedInAPlan() {
        refused(() -> Plans.want("yachts", 1, 5), "'yachts' is not a category");
    }

    @Test
    void negativeAndOverflowingAmountsAreRefused() {
        refused(() -> new PlannedIncome(LocalDate.of(2026, 11, 1), -1), "negative");
        refused(() -> Plans.want("dining", -5, 4), "negative");
        refused(() -> Plans.want("dining", Long.MAX_VALUE, 4), "beyond");
        refused(() -> Plans.purchase("a", 1, "dining", Long.MIN_VALUE), "beyond");
    }

    @Test
    void aPlanThatTakesEffectAfterItsMonthIsRefused() {
        refused(
                () -> new PlanChange(
                        "plan",
                        1,
                        Instant.EPOCH,
                        LocalDate.of(2026, 12, 1),
                        Plans.plan(RedistributionMode.OFF, Plans.DINING)),
                "after the month");
    }

    @Test
    void prioritiesThresholdsAndWeightsOutOfRangeAreRefused() {
        refused(() -> Plans.want("dining", 1, 6), "priority");
        refused(() -> new Thresholds(101, 100), "amber");
        refused(() -> new DayDistribution.WeekdayWeights(List.of(0, 0, 0, 0, 0, 0, 0)), "not all 0");
        refused(() -> new DayDistribution.FixedDays(List.of(32)), "1 to 31");
    }

    private static PlannedCategory share(String category, String share) {
        return new PlannedCategory(category, Bucket.WANT, new Allocation.Share(new BigDecimal(share)), 5, false, EVEN);
    }

    private static void refused(ThrowingCallable input, String reason) {
        assertThatThrownBy(input)
                .isInstanceOf(InvalidBudgetInputException.class)
                .hasMessageContaining(reason);
    }
}
