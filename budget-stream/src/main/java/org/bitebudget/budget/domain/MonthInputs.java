package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All inputs of one household's month, as a set: what comes twice changes nothing, of an entry only the highest revision is
 * kept, and the order of arrival leaves no trace. Not safe for use by several threads.
 */
public final class MonthInputs {

    private final String household;
    private final YearMonth month;
    private final Map<String, PlanChange> planChanges = new HashMap<>();
    private final Map<String, InstalmentChange> instalments = new HashMap<>();
    private final Map<String, LedgerEntry> entries = new HashMap<>();
    private final Map<String, Decision> decisions = new TreeMap<>();

    /** No inputs yet. */
    public MonthInputs(String household, YearMonth month) {
        this.household = household;
        this.month = month;
    }

    /** The household they belong to. */
    public String household() {
        return household;
    }

    /** The month they belong to. */
    public YearMonth month() {
        return month;
    }

    /**
     * Takes a plan change.
     *
     * @return whether anything changed
     * @throws IllegalArgumentException if it is for another month
     */
    public boolean add(PlanChange change) {
        requireThisMonth(change.plan().month());
        return put(planChanges, change.eventId(), change, PlanChange.CONTENTS);
    }

    /**
     * Takes a change of what the household pays in parts.
     *
     * @return whether anything changed
     */
    public boolean add(InstalmentChange change) {
        return put(instalments, change.eventId(), change, InstalmentChange.ORDER);
    }

    /**
     * Takes a revision of an entry, a deletion included.
     *
     * @return whether anything changed
     * @throws IllegalArgumentException if it is for another month
     */
    public boolean add(LedgerEntry entry) {
        requireThisMonth(entry.month());
        return put(entries, entry.entryId(), entry, LedgerEntry.REVISIONS);
    }

    /**
     * Takes a decision on a suggestion of this month.
     *
     * @return whether anything changed
     */
    public boolean add(Decision decision) {
        return put(decisions, decision.redistributionId(), decision, Decision.ORDER);
    }

    /**
     * Forgets an entry, since a higher revision of it belongs to another month.
     *
     * @return whether it was there
     */
    public boolean remove(String entryId) {
        return entries.remove(entryId) != null;
    }

    /** The revision of an entry that holds, a deletion included. */
    public Optional<LedgerEntry> entry(String entryId) {
        return Optional.ofNullable(entries.get(entryId));
    }

    /** The plan changes, in no order. */
    public Collection<PlanChange> planChanges() {
        return Collections.unmodifiableCollection(planChanges.values());
    }

    /** The changes of what is paid in parts, in no order. */
    public Collection<InstalmentChange> instalments() {
        return Collections.unmodifiableCollection(instalments.values());
    }

    /** The entries by local date, instant and event id, deleted ones included. */
    public List<LedgerEntry> entries() {
        return entries.values().stream().sorted(LedgerEntry.ORDER).toList();
    }

    /** What the entries add up to. */
    public MonthLedger ledger() {
        MonthLedger ledger = new MonthLedger(month);
        entries.values().forEach(ledger::book);
        return ledger;
    }

    /** The last decision on each redistribution, by redistribution id. */
    public Map<String, Decision> decisions() {
        return Collections.unmodifiableMap(decisions);
    }

    private void requireThisMonth(YearMonth other) {
        if (!month.equals(other)) {
            throw new IllegalArgumentException("an input of " + other + " is not one of " + month);
        }
    }

    /** Puts a value in place of one that is less in the order, and says whether it did. */
    static <V> boolean put(Map<String, V> values, String id, V value, Comparator<V> order) {
        V held = values.get(id);
        if (held != null && order.compare(held, value) >= 0) {
            return false;
        }
        values.put(id, value);
        return true;
    }
}
