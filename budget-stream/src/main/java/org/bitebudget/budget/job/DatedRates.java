package org.bitebudget.budget.job;

import java.util.Optional;
import org.bitebudget.budget.domain.ExchangeRate;
import org.bitebudget.budget.domain.InvalidBudgetInputException;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.money.InvalidAmountException;
import org.bitebudget.platform.money.Rate;

/** Exchange rates from their events. */
final class DatedRates {

    private DatedRates() {}

    /** What is wrong with the event, if anything is. */
    static Optional<String> refusal(org.bitebudget.event.ExchangeRate event) {
        try {
            of(event);
            return Optional.empty();
        } catch (InvalidBudgetInputException | InvalidAmountException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** @throws InvalidBudgetInputException if the event contradicts itself */
    static ExchangeRate of(org.bitebudget.event.ExchangeRate event) {
        return new ExchangeRate(
                event.getEnvelope().getEventId(),
                event.getEnvelope().getRevision(),
                event.getEnvelope().getOccurredAt(),
                event.getBase(),
                event.getQuote(),
                event.getValidFrom(),
                new Rate(event.getRate().getMantissa(), event.getRate().getScale()));
    }

    /** The pair and day, of which the highest revision holds. */
    static String key(org.bitebudget.event.ExchangeRate event) {
        return Keys.join(event.getBase(), event.getQuote(), event.getValidFrom().toString());
    }
}
