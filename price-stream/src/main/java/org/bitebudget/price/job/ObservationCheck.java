package org.bitebudget.price.job;

import java.time.Instant;
import java.util.Optional;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.flink.EventCheck;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.time.FutureLimit;

/** Refuses observations that can't be a price, whoever wrote them to the topic. */
public final class ObservationCheck implements EventCheck<PriceObservation> {

    @Override
    public Optional<String> refusal(PriceObservation event) {
        if (event.getStore().isEmpty() || event.getProduct().isEmpty()) {
            return Optional.of("an observation names a store and a product");
        }
        if (event.getPrice().getMinor() < 0) {
            return Optional.of("the price is below zero");
        }
        if (!Currencies.isKnown(event.getPrice().getCurrency())) {
            return Optional.of("the currency is not in ISO 4217");
        }
        Instant latest = event.getEnvelope().getRecordedAt().plus(FutureLimit.ALLOWED);
        if (event.getWhen().getInstant().isAfter(latest)) {
            return Optional.of("the price was seen more than 24 hours after it was recorded");
        }
        return Optional.empty();
    }
}
