package org.bitebudget.budget.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A month's spending in the currency it is kept in, by the category it is booked under and day. What was spent in another currency is
 * converted at the rate in force on its day, as one sum for a day and category, so that it does not matter how a purchase is split.
 */
final class MonthSpending {

    private final YearMonth month;
    private final PlanCalendar plans;
    private final String currency;
    private final SortedMap<String, long[]> byCategory = new TreeMap<>();
    private final List<RefusedSpending> refused = new ArrayList<>();
    private final SortedSet<String> unknownCategories = new TreeSet<>();

    MonthSpending(MonthLedger ledger, PlanCalendar plans, String currency, ExchangeRates rates) {
        this.month = ledger.month();
        this.plans = plans;
        this.currency = currency;
        plans.categories().forEach(this::days);
        for (String spentIn : ledger.spentIn()) {
            if (spentIn.equals(currency)) {
                ledger.spending(spentIn).forEach(this::book);
            } else {
                convert(ledger, spentIn, rates);
            }
        }
    }

    /** The month it is of. */
    YearMonth month() {
        return month;
    }

    /** ISO 4217 code of the currency it is kept in. */
    String currency() {
        return currency;
    }

    /** Planned categories and those with spending → minor units for each day. The arrays change with {@link #add}. */
    SortedMap<String, long[]> byCategory() {
        return byCategory;
    }

    /** What could not be converted, by currency and day. */
    List<RefusedSpending> refused() {
        return refused;
    }

    /** Categories that the taxonomy does not know and that were booked as uncategorised. */
    SortedSet<String> unknownCategories() {
        return unknownCategories;
    }

    /** Adds what was spent in the month's currency on a day, if its category is at hand; says whether it is. */
    boolean add(String category, int day, long minor) {
        long[] days = byCategory.get(plans.bookedUnder(category, day));
        if (days == null || !CategoryIds.isKnown(category)) {
            return false;
        }
        days[day] = Math.addExact(days[day], minor);
        return true;
    }

    private void book(String category, long[] spent) {
        boolean unknown = !CategoryIds.isKnown(category);
        for (int day = 0; day < spent.length; day++) {
            if (spent[day] != 0) {
                long[] days = days(plans.bookedUnder(category, day));
                days[day] = Math.addExact(days[day], spent[day]);
                if (unknown) {
                    unknownCategories.add(category);
                }
            }
        }
    }

    private long[] days(String category) {
        return byCategory.computeIfAbsent(category, booked -> new long[month.lengthOfMonth()]);
    }

    private void convert(MonthLedger ledger, String spentIn, ExchangeRates rates) {
        Map<String, long[]> spent = ledger.spending(spentIn);
        Map<String, long[]> converted = new HashMap<>();
        spent.keySet().forEach(category -> converted.put(category, new long[month.lengthOfMonth()]));
        for (int day = 0; day < month.lengthOfMonth(); day++) {
            int entries = ledger.spendingEntriesOn(spentIn, day);
            if (entries > 0 && !convert(spent, spentIn, day, rates, converted)) {
                int refusedDay = day;
                converted.values().forEach(days -> days[refusedDay] = 0);
                LocalDate date = month.atDay(day + 1);
                RefusedSpending.Reason reason =
                        rates.convert(0, spentIn, currency, date).isPresent()
                                ? RefusedSpending.Reason.TOO_LARGE
                                : RefusedSpending.Reason.NO_RATE;
                refused.add(new RefusedSpending(spentIn, date, entries, reason));
            }
        }
        converted.forEach(this::book);
    }

    /** Converts a day; says whether all of it could be. */
    private boolean convert(
            Map<String, long[]> spent, String spentIn, int day, ExchangeRates rates, Map<String, long[]> converted) {
        LocalDate date = month.atDay(day + 1);
        boolean all = rates.convert(0, spentIn, currency, date).isPresent();
        for (Map.Entry<String, long[]> category : spent.entrySet()) {
            OptionalLong minor = rates.convert(category.getValue()[day], spentIn, currency, date);
            all &= minor.isPresent();
            converted.get(category.getKey())[day] = minor.orElse(0);
        }
        return all;
    }
}
