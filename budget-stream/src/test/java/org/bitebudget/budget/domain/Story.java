package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A month and everything that happened in it. */
record Story(
        YearMonth month,
        List<PlanChange> plans,
        List<LedgerEntry> entries,
        List<ExchangeRate> rates,
        List<InstalmentChange> instalments,
        List<Decision> decisions) {

    /** The month's inputs, each as something that can be added, in the order of the story. */
    List<Consumer<MonthInputs>> inputs() {
        List<Consumer<MonthInputs>> inputs = new ArrayList<>();
        plans.forEach(change -> inputs.add(held -> held.add(change)));
        entries.forEach(entry -> inputs.add(held -> held.add(entry)));
        instalments.forEach(change -> inputs.add(held -> held.add(change)));
        decisions.forEach(decision -> inputs.add(held -> held.add(decision)));
        return inputs;
    }

    /** What belongs to the month once everything has arrived. */
    MonthInputs held() {
        return held(inputs());
    }

    MonthInputs held(List<Consumer<MonthInputs>> arrived) {
        MonthInputs held = new MonthInputs(MonthArbitraries.HOUSEHOLD, month);
        arrived.forEach(input -> input.accept(held));
        return held;
    }

    ExchangeRates exchangeRates() {
        ExchangeRates all = new ExchangeRates();
        rates.forEach(all::add);
        return all;
    }

    Optional<BudgetMonth> fold() {
        return LedgerFold.fold(held(), exchangeRates());
    }

    Story with(List<LedgerEntry> others) {
        return new Story(month, plans, others, rates, instalments, decisions);
    }
}
