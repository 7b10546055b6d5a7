package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a month's entries spend, by booked category and day.
 *
 * @param byCategory category → minor units for each day
 * @param refused ids of entries in another currency, sorted
 */
record Spending(SortedMap<String, long[]> byCategory, List<String> refused) {

    /**
     * Books the entries.
     *
     * @param entries in the order of the fold; only purchases and refunds count
     * @param currency what the month is kept in
     */
    static Spending of(YearMonth month, List<LedgerEntry> entries, String currency, PlanCalendar plans) {
        SortedMap<String, long[]> byCategory = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            if (!entry.spends()) {
                continue;
            }
            if (!entry.currency().equals(currency)) {
                refused.add(entry.entryId());
                continue;
            }
            int day = entry.date().getDayOfMonth() - 1;
            for (LedgerEntry.Line line : entry.lines()) {
                String category = CategoryIds.bookedUnder(line.category(), plans.bookable(day));
                long[] days = byCategory.computeIfAbsent(category, id -> new long[month.lengthOfMonth()]);
                days[day] = Math.addExact(days[day], line.minor());
            }
        }
        refused.sort(null);
        return new Spending(byCategory, List.copyOf(refused));
    }
}
