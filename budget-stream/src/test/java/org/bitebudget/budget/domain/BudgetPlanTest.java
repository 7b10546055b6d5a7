package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.bitebudget.platform.taxonomy.Bucket;
import org.junit.jupiter.api.Test;

class BudgetPlanTest {

    @Test
    void aPlanWithIncomeOnlyIsCompletedWithTheStarterCategories() {
        // When
        BudgetPlan plan = Plans.plan(RedistributionMode.AUTOMATIC).completed();

        // Then
        assertThat(total(plan)).isEqualTo(plan.income());
        assertThat(plan.amounts()).containsEntry("savings", 60_000L);
    }

    @Test
    void whatTheNamedCategoriesLeaveIsSharedOutOverTheOthers() {
        // Given: 900.00 of wants, 90.00 of it for eating out
        BudgetPlan named = Plans.plan(RedistributionMode.AUTOMATIC, Plans.DINING);

        // When
        BudgetPlan plan = named.completed();

        // Then
        assertThat(plan.amounts()).containsEntry("dining", 9_000L);
        assertThat(total(plan)).isEqualTo(plan.income());
        assertThat(plan.categories())
                .filteredOn(category -> category.category().equals("dining"))
                .hasSize(1);
    }

    @Test
    void aBucketThatIsGivenAwayWholeStaysAsItIs() {
        // Given
        BudgetPlan named = Plans.plan(
                RedistributionMode.AUTOMATIC,
                new PlannedCategory(
                        "dining",
                        Bucket.WANT,
                        new Allocation.Share(BigDecimal.ONE),
                        4,
                        false,
                        new DayDistribution.Even()));

        // When
        BudgetPlan plan = named.completed();

        // Then
        assertThat(plan.categories())
                .filteredOn(category -> category.bucket() == Bucket.WANT)
                .singleElement()
                .extracting(PlannedCategory::category)
                .isEqualTo("dining");
    }

    private static long total(BudgetPlan plan) {
        return plan.amounts().values().stream().mapToLong(Long::longValue).sum();
    }
}
