package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A month as the stream keeps it: each entry's revision that holds beside what the entries add up to. */
final class KeptMonth {

    private final Map<String, LedgerEntry> entries = new HashMap<>();
    private final ExchangeRates rates = new ExchangeRates();
    private final MonthFold fold;

    KeptMonth(YearMonth month) {
        this.fold = new MonthFold(MonthArbitraries.HOUSEHOLD, new MonthLedger(month), List.of(), List.of(), rates);
    }

    void add(PlanChange change) {
        fold.add(change);
    }

    void add(InstalmentChange change) {
        fold.add(change);
    }

    void add(Decision decision) {
        fold.add(decision);
    }

    void add(ExchangeRate rate) {
        if (rates.add(rate)) {
            fold.revalue(rates);
        }
    }

    void add(LedgerEntry entry) {
        LedgerEntry held = entries.get(entry.entryId());
        if (held != null && !entry.supersedes(held)) {
            return;
        }
        if (held != null) {
            fold.takeBack(held);
        }
        fold.book(entry);
        entries.put(entry.entryId(), entry);
    }

    Optional<BudgetMonth> fold() {
        return fold.fold();
    }
}
