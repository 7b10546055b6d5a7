package org.bitebudget.budget.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.budget.job.Happened.line;

import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.state.BudgetInput;
import org.junit.jupiter.api.Test;

class WaitingInputsTest {

    private final Happened happened = new Happened("0b1c7b0e-2f6e-4c53-8a51-6a3c2c1f9d10");
    private final WaitingInputs waiting = new WaitingInputs();

    @Test
    void whatCameForAHouseholdIsGivenBackInItsOrder() throws Exception {
        Object plan = happened.plan(RedistributionMode.AUTOMATIC);
        Object purchase = happened.purchase("e", 1, "2026-11-03", line("dining", 500));

        waiting.add(new BudgetInput("one", plan));
        waiting.add(new BudgetInput("other", purchase));
        waiting.add(new BudgetInput("one", purchase));
        waiting.addHousehold("one");
        waiting.addHousehold("nothing came");

        assertThat(waiting.households()).containsExactly("one", "other", "nothing came");
        assertThat(waiting.of("one")).containsExactly(plan, purchase);
        assertThat(waiting.of("other")).containsExactly(purchase);
        assertThat(waiting.of("nothing came")).isEmpty();
    }

    @Test
    void whatWaitsIsBounded() throws Exception {
        LedgerEntry purchase = happened.purchase("e", 1, "2026-11-03", line("dining", 500));
        int taken = 0;
        while (!waiting.isFull()) {
            waiting.add(new BudgetInput("household " + taken % 1_000, purchase));
            taken++;
        }
        assertThat(taken).isBetween(50_000, 500_000);

        waiting.clear();

        assertThat(waiting.isFull()).isFalse();
        assertThat(waiting.households()).isEmpty();
    }
}
