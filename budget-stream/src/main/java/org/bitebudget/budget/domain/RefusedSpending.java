package org.bitebudget.budget.domain;

import java.time.LocalDate;

/**
 * Spending that is not booked, since no rate into the month's currency is in force on its day. It is booked once the rate comes.
 *
 * @param currency ISO 4217 code it was spent in
 * @param date local day
 * @param entries how many entries it concerns
 */
public record RefusedSpending(String currency, LocalDate date, int entries) {}
