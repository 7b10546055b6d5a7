package org.bitebudget.budget.job;

import java.util.List;
import java.util.Optional;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.BudgetPlan;
import org.bitebudget.event.Redistribution;

/**
 * What a month gives to the outside at a checkpoint.
 *
 * @param folded the month as it now stands
 * @param month the same as its event
 * @param plan the plan in force, if it changed
 * @param redistributions those that are new, changed or withdrawn
 * @param alerts those that are due
 * @param days rows of the days that changed
 */
record Publication(
        org.bitebudget.budget.domain.BudgetMonth folded,
        BudgetMonth month,
        Optional<BudgetPlan> plan,
        List<Redistribution> redistributions,
        List<BudgetAlert> alerts,
        List<BudgetDayRow> days) {}
