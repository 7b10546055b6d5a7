package org.bitebudget.budget.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.budget.job.Happened.line;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.RedistributionMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inputs that have been on their topic for long wait for each other, over checkpoints and restarts. */
class BacklogTest {

    private final Happened happened = new Happened("0b1c7b0e-2f6e-4c53-8a51-6a3c2c1f9d10");
    private final Happened other = new Happened("72a4d7f0-15c9-4b4e-9d52-0c1a0c6f1e55");
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
    void aBacklogsInputsWaitUntilItIsReadAndComeToOneMonth() throws Exception {
        budgets.arrivesOfBacklog(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.arrivesOfBacklog(happened.purchase("e", 1, "2026-11-03", line("dining", 100)));
        budgets.checkpoint();
        budgets.arrivesOfBacklog(happened.purchase("f", 1, "2026-11-04", line("dining", 200)));
        budgets.checkpoint();
        assertThat(budgets.months()).isEmpty();

        budgets.checkpoint();

        assertThat(budgets.months()).singleElement().satisfies(month -> {
            assertThat(month.getSpent()).isEqualTo(300);
            assertThat(month.getHasPlan()).isTrue();
        });
    }

    @Test
    void whatWaitsAtACheckpointOutlivesAFailure() throws Exception {
        budgets.arrivesOfBacklog(happened.purchase("e", 1, "2026-11-03", line("dining", 100)));
        OperatorSubtaskState kept = budgets.checkpoint();
        budgets.close();

        budgets = BudgetHarness.start(kept);
        budgets.arrivesOfBacklog(happened.purchase("f", 1, "2026-11-04", line("dining", 200)));
        budgets.checkpoint();
        budgets.checkpoint();

        assertThat(budgets.months()).extracting(BudgetMonth::getSpent).containsExactly(300L);
    }

    @Test
    void aHouseholdThatSomebodyWaitsForHasNoneOfItPutOff() throws Exception {
        budgets.arrivesOfBacklog(happened.purchase("e", 1, "2026-11-03", line("dining", 100)));
        budgets.arrivesOfBacklog(other.purchase("e", 1, "2026-11-03", line("dining", 500)));
        budgets.arrives(happened.purchase("f", 1, "2026-11-04", line("dining", 200)));
        budgets.checkpoint();

        assertThat(budgets.months()).singleElement().satisfies(month -> {
            assertThat(month.getHousehold()).isEqualTo(happened.household());
            assertThat(month.getSpent()).isEqualTo(300);
        });

        budgets.checkpoint();
        assertThat(budgets.months()).extracting(BudgetMonth::getSpent).containsExactly(300L, 500L);
    }

    @Test
    void ratesHaveABacklogWorkedOnAtOnce() throws Exception {
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.checkpoint();

        budgets.arrivesOfBacklog(
                happened.entry("chf", 1, LedgerKind.PURCHASE, "2026-11-10", "CHF", line("dining", 700, "CHF")));
        budgets.arrives(Happened.rate("EUR", "CHF", "2026-11-09", 70, 1));
        budgets.checkpoint();

        assertThat(budgets.months()).extracting(BudgetMonth::getSpent).containsExactly(0L, 1_000L);
    }
}
