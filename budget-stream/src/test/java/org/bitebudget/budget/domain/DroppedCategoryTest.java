package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.budget.domain.Plans.DINING;
import static org.bitebudget.budget.domain.Plans.ENTERTAINMENT;
import static org.bitebudget.budget.domain.Plans.NOVEMBER;
import static org.bitebudget.budget.domain.Plans.purchase;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 100.00 of 90.00 is eaten out on the 10th, entertainment gives 10.00 of its 60.00, and on the 21st another plan takes effect. */
class DroppedCategoryTest {

    @Test
    void aPlanWithoutTheGiverLeavesItNothingAndTheReceiverWhatIsPlanned() {
        BudgetMonth month = fold(DINING);

        // Then: what entertainment was lived with is its shortfall: ten days at 2.00 and ten at 1.50
        CategoryMonth entertainment = category(month, "entertainment");
        assertThat(entertainment.planned()).isZero();
        assertThat(entertainment.redistributed()).isZero();
        assertThat(entertainment.shortfall()).isEqualTo(3_500);
        assertThat(category(month, "dining").planned()).isEqualTo(9_000);
        assertThat(category(month, "dining").redistributed()).isZero();
    }

    @Test
    void aPlanWithoutTheReceiverGivesTheGiverItsMoneyBack() {
        BudgetMonth month = fold(ENTERTAINMENT);

        assertThat(category(month, "dining").planned()).isZero();
        assertThat(category(month, "entertainment").planned()).isEqualTo(6_000);
        assertThat(category(month, "entertainment").redistributed()).isZero();
    }

    @Test
    void aPlanWithBothKeepsWhatMoved() {
        BudgetMonth month = fold(DINING, ENTERTAINMENT);

        assertThat(category(month, "dining").planned()).isEqualTo(10_000);
        assertThat(category(month, "entertainment").planned()).isEqualTo(5_000);
    }

    @Test
    void whatMovedBeforeIsStillTold() {
        assertThat(fold(DINING).redistributions()).singleElement().satisfies(moved -> {
            assertThat(moved.date()).isEqualTo(NOVEMBER.atDay(10));
            assertThat(moved.covered()).isEqualTo(1_000);
        });
    }

    private static BudgetMonth fold(PlannedCategory... later) {
        MonthInputs inputs = Plans.inputs(
                Plans.plan(RedistributionMode.AUTOMATIC, DINING, ENTERTAINMENT), purchase("a", 10, "dining", 10_000));
        inputs.add(new PlanChange(
                "later", 2, Instant.EPOCH, NOVEMBER.atDay(21), Plans.plan(RedistributionMode.AUTOMATIC, later)));
        BudgetMonth month = LedgerFold.fold(inputs, new ExchangeRates()).orElseThrow();
        for (CategoryMonth each : month.categories()) {
            long days = IntStream.range(0, each.days().size())
                    .mapToLong(each.days()::planned)
                    .sum();
            assertThat(days - each.shortfall()).isEqualTo(each.planned());
        }
        return month;
    }

    private static CategoryMonth category(BudgetMonth month, String id) {
        return month.categories().stream()
                .filter(each -> each.category().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
