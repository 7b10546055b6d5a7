package org.bitebudget.budget.domain;

import java.time.LocalDate;

/**
 * Spending that is not booked, since it can't be converted into the month's currency. It is booked once a rate comes with which it can.
 *
 * @param currency ISO 4217 code it was spent in
 * @param date local day
 * @param entries how many entries it concerns
 * @param reason what is in the way
 */
public record RefusedSpending(String currency, LocalDate date, int entries, Reason reason) {

    /** Why spending can't be converted. */
    public enum Reason {
        /** No rate between the currencies is in force on the day. */
        NO_RATE,
        /** At the rate in force, what a category spends on the day is beyond what a budget can hold. */
        TOO_LARGE
    }
}
