package org.bitebudget.budget.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;

/**
 * A plan from a day on. On each day the change with the highest revision holds among those that are in effect by then; days
 * before keep what they were lived with.
 *
 * @param eventId identity of the event
 * @param revision grows with every change of the month's plan
 * @param occurredAt when the household decided it
 * @param effectiveFrom first day it holds for; a day before the month means the month's first
 * @param plan what holds
 */
public record PlanChange(String eventId, long revision, Instant occurredAt, LocalDate effectiveFrom, BudgetPlan plan) {

    /** By revision; two changes of one revision are told apart by when they were decided, then by event id. */
    static final Comparator<PlanChange> ORDER = Comparator.comparingLong(PlanChange::revision)
            .thenComparing(PlanChange::occurredAt)
            .thenComparing(PlanChange::eventId);

    /** Which of two contents under one event id holds: a fault of their producer, whose outcome must not hang on what came first. */
    static final Comparator<PlanChange> CONTENTS = ORDER.thenComparing(
            (one, other) -> one.equals(other) ? 0 : one.toString().compareTo(other.toString()));

    /** @throws InvalidBudgetInputException if it takes effect after its month */
    public PlanChange {
        if (YearMonth.from(effectiveFrom).isAfter(plan.month())) {
            throw new InvalidBudgetInputException(
                    "a plan for " + plan.month() + " cannot take effect on " + effectiveFrom + ", after the month");
        }
    }

    /** First day of the month it holds for, 1 to 31. */
    int firstDay() {
        return YearMonth.from(effectiveFrom).equals(plan.month()) ? effectiveFrom.getDayOfMonth() : 1;
    }
}
