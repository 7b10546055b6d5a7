package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a month's entries add up to: spending by currency, category as the lines name it and day, and how many entries spend; what
 * each member moved; and how many entries there are of each currency and zone. To book entries and to take them back commutes, and however a purchase is split,
 * its sums are the same. Not safe for use by several threads.
 */
public final class MonthLedger {

    private final YearMonth month;
    private final SortedMap<String, Map<String, long[]>> spending = new TreeMap<>();
    private final SortedMap<String, int[]> entries = new TreeMap<>();
    private final SortedMap<String, Integer> currencies = new TreeMap<>();
    private final SortedMap<String, Integer> zones = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, MemberAccount>> members = new TreeMap<>();

    /** Takes cells of spending. */
    public interface SpendingVisitor {
        /**
         * One cell.
         *
         * @param currency ISO 4217 code
         * @param category as the lines name it
         * @param day from 0
         * @param minor minor units, never 0
         */
        void visit(String currency, String category, int day, long minor);
    }

    /** Nothing booked yet. */
    public MonthLedger(YearMonth month) {
        this.month = month;
    }

    /** The month it is of. */
    public YearMonth month() {
        return month;
    }

    /**
     * Books the revision of an entry that now holds; a deletion books nothing.
     *
     * @throws IllegalArgumentException if it is for another month
     */
    public void book(LedgerEntry entry) {
        take(entry, 1);
    }

    /**
     * Takes back a revision that was booked and no longer holds.
     *
     * @throws IllegalArgumentException if it is for another month
     */
    public void takeBack(LedgerEntry entry) {
        take(entry, -1);
    }

    /** Whether no entry is booked. */
    public boolean isEmpty() {
        return zones.isEmpty();
    }

    /** Every cell of spending that is not 0, by currency; for keeping it elsewhere. */
    public void forEachSpending(SpendingVisitor visitor) {
        spending.forEach((currency, byCategory) -> byCategory.forEach((category, days) -> {
            for (int day = 0; day < days.length; day++) {
                if (days[day] != 0) {
                    visitor.visit(currency, category, day, days[day]);
                }
            }
        }));
    }

    /** Adds to a cell of spending, as {@link #forEachSpending} gave it. */
    public void addSpending(String currency, String category, int day, long minor) {
        long[] days = spending.computeIfAbsent(currency, key -> new HashMap<>())
                .computeIfAbsent(category, key -> new long[month.lengthOfMonth()]);
        days[day] = Math.addExact(days[day], minor);
    }

    /** How many entries spend, by currency, then for each day from 0; a copy. */
    public SortedMap<String, int[]> spendingEntries() {
        SortedMap<String, int[]> copy = new TreeMap<>();
        entries.forEach((currency, days) -> copy.put(currency, days.clone()));
        return copy;
    }

    /** Adds to the number of entries that spend in a currency on a day, from 0. */
    public void addSpendingEntries(String currency, int day, int number) {
        int[] days = entries.computeIfAbsent(currency, key -> new int[month.lengthOfMonth()]);
        days[day] += number;
        if (number < 0 && isZero(days)) {
            entries.remove(currency);
        }
    }

    /** How many entries of any kind there are in each currency; a copy. */
    public SortedMap<String, Integer> currencies() {
        return new TreeMap<>(currencies);
    }

    /** How many entries of any kind were lived in each zone; a copy. */
    public SortedMap<String, Integer> zones() {
        return new TreeMap<>(zones);
    }

    /** Adds to the number of entries in a currency. */
    public void addCurrency(String currency, int number) {
        count(currencies, currency, number);
    }

    /** Adds to the number of entries lived in a zone. */
    public void addZone(String zone, int number) {
        count(zones, zone, number);
    }

    /** What each member moved, by member and currency; accounts of nothing but zeros are left out. */
    public List<MemberAccount> members() {
        return members.values().stream()
                .flatMap(byCurrency -> byCurrency.values().stream())
                .filter(account -> !account.isZero())
                .toList();
    }

    /** Adds an account, as {@link #members} gave it. */
    public void addMember(MemberAccount account) {
        members.computeIfAbsent(account.member(), member -> new TreeMap<>())
                .merge(account.currency(), account, MemberAccount::plus);
    }

    /** Whether something was spent in another currency than this one. */
    public boolean spendsBesides(String currency) {
        return entries.keySet().stream().anyMatch(spentIn -> !spentIn.equals(currency));
    }

    /** The currencies that something was spent in. */
    Set<String> spentIn() {
        return entries.keySet();
    }

    /** Category → minor units for each day, of one currency; not to be changed. */
    Map<String, long[]> spending(String currency) {
        return spending.getOrDefault(currency, Map.of());
    }

    /** How many entries spend in a currency on a day. */
    int spendingEntriesOn(String currency, int day) {
        int[] days = entries.get(currency);
        return days == null ? 0 : days[day];
    }

    /** The currency that was spent first in the month, of several on one day the first by its code. */
    String firstCurrency() {
        String first = currencies.firstKey();
        int firstDay = month.lengthOfMonth();
        for (Map.Entry<String, Map<String, long[]>> spentIn : spending.entrySet()) {
            for (long[] days : spentIn.getValue().values()) {
                for (int day = 0; day < firstDay; day++) {
                    if (days[day] != 0) {
                        first = spentIn.getKey();
                        firstDay = day;
                    }
                }
            }
        }
        return first;
    }

    /** The zone of most entries, the first of several by its name. */
    String commonZone() {
        String most = zones.firstKey();
        for (Map.Entry<String, Integer> zone : zones.entrySet()) {
            most = zone.getValue() > zones.get(most) ? zone.getKey() : most;
        }
        return most;
    }

    private void take(LedgerEntry entry, int sign) {
        if (!entry.month().equals(month)) {
            throw new IllegalArgumentException("an entry of " + entry.month() + " is not one of " + month);
        }
        if (entry.kind() == LedgerEntry.Kind.DELETION) {
            return;
        }
        int day = entry.date().getDayOfMonth() - 1;
        String currency = entry.currency();
        long sum = 0;
        for (LedgerEntry.Line line : entry.lines()) {
            sum += line.minor();
            if (entry.spends()) {
                addSpending(currency, line.category(), day, sign * line.minor());
            }
        }
        count(currencies, currency, sign);
        count(zones, entry.zone(), sign);
        if (entry.spends()) {
            addSpendingEntries(currency, day, sign);
            addMember(new MemberAccount(entry.member(), currency, sign * sum, 0, 0));
        } else {
            long moved = sign * sum;
            addMember(new MemberAccount(entry.member(), currency, 0, moved, 0));
            entry.toMember().ifPresent(to -> addMember(new MemberAccount(to, currency, 0, 0, moved)));
        }
    }

    private static void count(SortedMap<String, Integer> numbers, String key, int number) {
        numbers.merge(key, number, (held, more) -> held + more == 0 ? null : Integer.valueOf(held + more));
    }

    private static boolean isZero(int[] days) {
        for (int number : days) {
            if (number != 0) {
                return false;
            }
        }
        return true;
    }
}
