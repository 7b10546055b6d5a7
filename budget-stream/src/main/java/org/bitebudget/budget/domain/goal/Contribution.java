package org.bitebudget.budget.domain.goal;

import java.time.LocalDate;

/**
 * Money put aside for a goal or paid on an instalment plan.
 *
 * @param date local day
 * @param minor minor units of the goal's currency, negative where money was taken out again
 */
public record Contribution(LocalDate date, long minor) {}
