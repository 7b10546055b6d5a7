package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All inputs of one household, over all months: an entry belongs to the month of its highest revision and to no other. What
 * the stream keeps piece by piece, this holds at once, to recompute months from their events.
 */
public final class HouseholdLedger {

    private final String household;
    private final SortedMap<YearMonth, MonthInputs> months = new TreeMap<>();
    private final Map<String, YearMonth> monthOfEntry = new HashMap<>();
    private final List<InstalmentChange> instalments = new ArrayList<>();

    public HouseholdLedger(String household) {
        this.household = household;
    }

    /** Takes a plan change. */
    public void add(PlanChange change) {
        month(change.plan().month()).add(change);
    }

    /** Takes a change of what is paid in parts; it concerns every month. */
    public void add(InstalmentChange change) {
        instalments.add(change);
    }

    /** Takes a revision of an entry; a higher one than held moves the entry to its own month. */
    public void add(LedgerEntry entry) {
        YearMonth placed = monthOfEntry.get(entry.entryId());
        if (placed != null) {
            LedgerEntry held = month(placed).entry(entry.entryId()).orElseThrow();
            if (!entry.supersedes(held)) {
                return;
            }
            month(placed).remove(entry.entryId());
        }
        month(entry.month()).add(entry);
        monthOfEntry.put(entry.entryId(), entry.month());
    }

    /** Takes a decision on a suggestion of a month. */
    public void add(YearMonth month, Decision decision) {
        month(month).add(decision);
    }

    /**
     * The months that have a plan or an entry, in order.
     *
     * @param rates what other currencies are worth
     */
    public List<BudgetMonth> fold(ExchangeRates rates) {
        months.values().forEach(inputs -> instalments.forEach(inputs::add));
        return months.values().stream()
                .flatMap(inputs -> LedgerFold.fold(inputs, rates).stream())
                .toList();
    }

    private MonthInputs month(YearMonth month) {
        return months.computeIfAbsent(month, key -> new MonthInputs(household, key));
    }
}
