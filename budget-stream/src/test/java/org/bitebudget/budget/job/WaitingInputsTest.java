package org.bitebudget.budget.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.budget.job.Happened.line;

import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.state.BudgetInput;
import org.junit.jupiter.api.Test;

class WaitingInputsTest {

    private final Happened happened = new Happened("0b1c7b0e-2f6e-4c53-8a51-6a3c2c1f9d10");
    private final WaitingInputs waiting = new WaitingInputs();

    @Test
    void whatCameForAHouseholdIsGivenBackInItsOrder() {
        PlanChange plan = happened.plan(RedistributionMode.AUTOMATIC);
        LedgerEntry purchase = happened.purchase("e", 1, "2026-11-03", line("dining", 500));

        waiting.add(BudgetInputs.of("one", plan));
        waiting.add(BudgetInputs.of("other", purchase));
        waiting.add(BudgetInputs.of("one", purchase));
        waiting.addHousehold("one");
        waiting.addHousehold("nothing came");

        assertThat(waiting.byHousehold()).containsOnlyKeys("one", "other", "nothing came");
        assertThat(waiting.byHousehold().get("one"))
                .extracting(BudgetInputs::event)
                .containsExactly(plan, purchase);
        assertThat(waiting.byHousehold().get("other"))
                .extracting(BudgetInputs::event)
                .containsExactly(purchase);
        assertThat(waiting.byHousehold().get("nothing came")).isEmpty();
    }

    @Test
    void whatWaitsIsBounded() {
        LedgerEntry purchase = happened.purchase("e", 1, "2026-11-03", line("dining", 500));
        int taken = 0;
        while (!waiting.isFull()) {
            BudgetInput input = BudgetInputs.of("household " + taken % 1_000, purchase);
            waiting.add(input);
            taken++;
        }
        assertThat(taken).isBetween(100_000, 1_000_000);

        waiting.clear();

        assertThat(waiting.isFull()).isFalse();
        assertThat(waiting.byHousehold()).isEmpty();
    }
}
