package org.bitebudget.budget.domain;

import java.util.Optional;

/** A month worked out at once from all its inputs, without looking at anything else. */
public final class LedgerFold {

    private LedgerFold() {}

    /**
     * The month; empty if there is neither a plan nor an entry.
     *
     * @param inputs everything that belongs to the month
     * @param rates what other currencies are worth
     */
    public static Optional<BudgetMonth> fold(MonthInputs inputs, ExchangeRates rates) {
        MonthFold fold = new MonthFold(
                inputs.household(),
                inputs.ledger(),
                inputs.planChanges(),
                inputs.decisions().values(),
                rates);
        inputs.instalments().forEach(fold::add);
        return fold.fold();
    }
}
