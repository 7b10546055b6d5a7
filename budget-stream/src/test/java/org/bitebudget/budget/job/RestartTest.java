package org.bitebudget.budget.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.budget.job.Happened.line;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.RedistributionMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job that goes on from a checkpoint, after one that had worked on without another. */
class RestartTest {

    private final Happened happened = new Happened("0b1c7b0e-2f6e-4c53-8a51-6a3c2c1f9d10");
    private BudgetHarness budgets;

    @BeforeEach
    void start() throws Exception {
        budgets = BudgetHarness.start();
    }

    @AfterEach
    void stop() throws Exception {
        budgets.close();
    }

    @Test
    void theStateGoesOn() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("dining", 10_000)));
        OperatorSubtaskState state = budgets.checkpoint();

        // When
        budgets.close();
        budgets = BudgetHarness.start(state);
        budgets.arrives(happened.purchase("f", 1, "2026-11-11", line("entertainment", 10)));
        budgets.checkpoint();

        // Then
        BudgetMonth month = budgets.months().get(0);
        assertThat(month.getEnvelope().getRevision()).isEqualTo(2);
        assertThat(month.getSpent()).isEqualTo(10_010);
        assertThat(budgets.side(BudgetOperator.REDISTRIBUTIONS)).isEmpty();
        assertThat(budgets.side(BudgetOperator.DAYS)).hasSize(1);
    }

    @Test
    void cellsThatMayHaveBeenWrittenBeforeItAreWrittenAgain() throws Exception {
        // Given a restart after entries were taken in that no checkpoint holds yet
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        OperatorSubtaskState state = budgets.checkpoint();
        budgets.close();
        budgets = BudgetHarness.start(state, Instant.parse("2026-12-01T00:00:00Z"));

        // When now they come together, and one takes back what the other spent
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("dining", 100)));
        budgets.arrives(happened.deletion("e", 2, "2026-11-10"));
        budgets.arrives(happened.purchase("f", 1, "2026-11-30", line("entertainment", 10)));
        budgets.checkpoint();

        // Then the days from the first of them on say once more what holds
        assertThat(budgets.side(BudgetOperator.DAYS))
                .hasSize(2 * 21)
                .filteredOn(row -> row.spent() != 0)
                .singleElement()
                .satisfies(row -> assertThat(row.categoryId()).isEqualTo("entertainment"));
    }

    @Test
    void categoriesThatAMonthMayHaveHadAreDeleted() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.arrives(happened.purchase("d", 1, "2026-11-02", line("dining", 100)));
        OperatorSubtaskState state = budgets.checkpoint();
        long before = Collections.max(budgets.side(BudgetOperator.DAYS), Comparator.comparing(BudgetDayRow::version))
                .version();
        budgets.close();
        budgets = BudgetHarness.start(state, Instant.parse("2026-12-01T00:00:00Z"));

        // When a purchase for a pet turns out to have been eating out, and one in a month without a plan never was
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("pet", 100)));
        budgets.arrives(happened.purchase("e", 2, "2026-11-10", line("dining", 100)));
        budgets.arrives(happened.purchase("f", 1, "2026-10-10", line("nobody knows it", 100)));
        budgets.arrives(happened.deletion("f", 2, "2026-10-10"));
        budgets.checkpoint();

        // Then rows that an unfinished checkpoint may have left are deleted, by higher versions
        assertThat(budgets.months()).extracting(BudgetMonth::getMonth).containsExactly(Happened.MONTH);
        assertThat(budgets.side(BudgetOperator.DAYS))
                .allMatch(row -> row.version() > before + 1)
                .filteredOn(BudgetDayRow::deleted)
                .extracting(row -> row.month() + " " + row.categoryId())
                .containsOnly("2026-11 pet", "2026-10 other", "2026-10 other.uncategorised")
                .hasSize(30 + 2 * 31);
    }

    @Test
    void mereSpendingIsWrittenOnItsDayAlone() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        OperatorSubtaskState state = budgets.checkpoint();
        budgets.close();
        budgets = BudgetHarness.start(state, Instant.parse("2026-12-01T00:00:00Z"));

        // When
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("dining.cafe", 100)));
        budgets.checkpoint();

        // Then
        assertThat(budgets.side(BudgetOperator.DAYS)).hasSize(1);
    }
}
