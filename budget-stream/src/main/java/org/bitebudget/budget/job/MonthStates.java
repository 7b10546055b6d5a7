package org.bitebudget.budget.job;

import java.time.YearMonth;
import org.bitebudget.budget.domain.Decision;
import org.bitebudget.budget.domain.MonthInputs;
import org.bitebudget.state.BudgetDecisionState;
import org.bitebudget.state.BudgetEntryState;
import org.bitebudget.state.BudgetMonthState;

/** A month's inputs out of the state. */
final class MonthStates {

    private MonthStates() {}

    static MonthInputs inputs(String household, YearMonth month, BudgetMonthState state) {
        MonthInputs inputs = new MonthInputs(household, month);
        for (org.bitebudget.event.PlanChange change : state.getPlanChanges()) {
            inputs.add(PlanChanges.of(change));
        }
        for (BudgetEntryState entry : state.getEntries()) {
            inputs.add(LedgerEntries.fromState(entry));
        }
        for (BudgetDecisionState decision : state.getDecisions()) {
            inputs.add(new Decision(
                    decision.getEventId(),
                    LedgerEntries.instant(decision.getOccurredAtMicros()),
                    decision.getRedistributionId(),
                    decision.getFingerprint(),
                    decision.getAccepted()));
        }
        return inputs;
    }

    static BudgetDecisionState toState(Decision decision) {
        return new BudgetDecisionState(
                decision.eventId(),
                LedgerEntries.micros(decision.occurredAt()),
                decision.redistributionId(),
                decision.fingerprint(),
                decision.accepted());
    }
}
