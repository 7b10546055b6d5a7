package org.bitebudget.budget.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.money.Rate;

/**
 * What one unit of a currency is worth in another from a day on.
 *
 * @param eventId identity of the event
 * @param revision grows with every correction of the rate of that day
 * @param occurredAt when it was fixed
 * @param base ISO 4217 code of the one unit
 * @param quote ISO 4217 code of what it is worth
 * @param from local day from which it is in force
 * @param rate major units of {@code quote} for one major unit of {@code base}, above zero
 */
public record ExchangeRate(
        String eventId, long revision, Instant occurredAt, String base, String quote, LocalDate from, Rate rate) {

    /** Which of two rates of one pair and day holds. */
    static final Comparator<ExchangeRate> REVISIONS = Comparator.comparingLong(ExchangeRate::revision)
            .thenComparing(ExchangeRate::occurredAt)
            .thenComparing(ExchangeRate::eventId)
            .thenComparing(rate -> rate.rate().toDecimal());

    /** @throws InvalidBudgetInputException if a currency is unknown, both are one, or the rate is not above zero */
    public ExchangeRate {
        for (String currency : new String[] {base, quote}) {
            if (!Currencies.isKnown(currency)) {
                throw new InvalidBudgetInputException("'" + currency + "' is not a known ISO 4217 currency");
            }
        }
        if (base.equals(quote)) {
            throw new InvalidBudgetInputException("a rate is between two currencies, not " + base + " and itself");
        }
        if (rate.mantissa() <= 0) {
            throw new InvalidBudgetInputException("a rate is above zero, not " + rate.toDecimal());
        }
    }
}
