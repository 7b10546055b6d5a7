package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A month as a function of its inputs: the days are lived in date order, each with the plan in force on it, the spending of all
 * entries that belong to it and, at its end, redistribution. Nothing else goes in, neither the clock nor the order of arrival;
 * a day without entries counts as one on which nothing was spent.
 *
 * <p>It is kept while inputs come: how every day began is remembered, so that an input costs the days from its own on, however
 * late it comes. Months do not reach into each other. Not safe for use by several threads.
 */
public final class MonthFold {

    private final String household;
    private final YearMonth month;
    private final MonthLedger ledger;
    private final Map<String, PlanChange> planChanges = new HashMap<>();
    private final Map<String, InstalmentChange> instalments = new HashMap<>();
    private final Map<String, Decision> decisions = new TreeMap<>();
    private ExchangeRates rates;
    // What is worked out of the inputs; null when an input came that it cannot take.
    private PlanCalendar plans;
    private LivedMonth lived;
    // First day that is not as it was last lived; the month's length if all are.
    private int touched;

    /**
     * A month with what belongs to it so far.
     *
     * @param household whose month
     * @param ledger what its entries add up to; kept, and changed by what is booked here
     * @param planChanges its plan changes
     * @param decisions decisions on what was suggested
     * @param rates what other currencies are worth, see {@link #revalue}
     */
    public MonthFold(
            String household,
            MonthLedger ledger,
            Collection<PlanChange> planChanges,
            Collection<Decision> decisions,
            ExchangeRates rates) {
        this.household = household;
        this.month = ledger.month();
        this.ledger = ledger;
        this.rates = rates;
        planChanges.forEach(this::add);
        decisions.forEach(this::add);
    }

    /**
     * Takes a plan change.
     *
     * @return whether it was new
     * @throws IllegalArgumentException if it is for another month
     */
    public boolean add(PlanChange change) {
        if (!change.plan().month().equals(month)) {
            throw new IllegalArgumentException("a plan of " + change.plan().month() + " is not one of " + month);
        }
        boolean added = MonthInputs.put(planChanges, change.eventId(), change, PlanChange.CONTENTS);
        if (added) {
            plans = null;
            lived = null;
        }
        return added;
    }

    /**
     * Takes a change of what the household pays in parts.
     *
     * @return whether it was new
     */
    public boolean add(InstalmentChange change) {
        boolean added = MonthInputs.put(instalments, change.eventId(), change, InstalmentChange.ORDER);
        if (added) {
            plans = null;
            lived = null;
        }
        return added;
    }

    /**
     * Takes a decision on a suggestion of this month.
     *
     * @return whether it is the last word so far
     */
    public boolean add(Decision decision) {
        boolean added = MonthInputs.put(decisions, decision.redistributionId(), decision, Decision.ORDER);
        if (added && lived != null) {
            lived.dayOf(decision.redistributionId()).ifPresent(this::touch);
        }
        return added;
    }

    /** Books the revision of an entry that now holds. */
    public void book(LedgerEntry entry) {
        ledger.book(entry);
        spend(entry, 1);
    }

    /** Takes back a revision that was booked and no longer holds. */
    public void takeBack(LedgerEntry entry) {
        ledger.takeBack(entry);
        spend(entry, -1);
    }

    /** Rates have come or were corrected: what was spent in other currencies is converted at these. */
    public void revalue(ExchangeRates now) {
        rates = now;
        if (lived != null && ledger.spendsBesides(lived.currency())) {
            lived = null;
        }
    }

    /** The month it is of. */
    public YearMonth month() {
        return month;
    }

    /** What its entries add up to. */
    public MonthLedger ledger() {
        return ledger;
    }

    /** Its plan changes, in no order. */
    public Collection<PlanChange> planChanges() {
        return List.copyOf(planChanges.values());
    }

    /** The last decision on each suggestion, by the suggestion's id. */
    public Collection<Decision> decisions() {
        return List.copyOf(decisions.values());
    }

    /** The month as it stands; empty if there is neither a plan nor an entry. */
    public Optional<BudgetMonth> fold() {
        if (planChanges.isEmpty() && ledger.isEmpty()) {
            return Optional.empty();
        }
        if (plans == null) {
            plans = PlanCalendar.of(month, planChanges.values(), instalments.values());
        }
        Optional<BudgetPlan> last = plans.last();
        if (lived == null) {
            String currency = last.map(BudgetPlan::currency).orElseGet(ledger::firstCurrency);
            lived = new LivedMonth(household, plans, new MonthSpending(ledger, plans, currency, rates), decisions);
            touched = 0;
        }
        lived.liveFrom(touched);
        touched = month.lengthOfMonth();
        return Optional.of(
                lived.toMonth(last.map(plan -> plan.zone().getId()).orElseGet(ledger::commonZone), ledger.members()));
    }

    private void spend(LedgerEntry entry, int sign) {
        if (lived == null || !entry.spends()) {
            return;
        }
        // Without a plan the spending itself decides on the currency; in another currency rates have to be looked at.
        if (plans.last().isEmpty() || !lived.currency().equals(entry.currency())) {
            lived = null;
            return;
        }
        int day = entry.date().getDayOfMonth() - 1;
        for (LedgerEntry.Line line : entry.lines()) {
            if (!lived.spend(line.category(), day, sign * line.minor())) {
                lived = null;
                return;
            }
        }
        touch(day);
    }

    private void touch(int day) {
        touched = Math.min(touched, day);
    }
}
