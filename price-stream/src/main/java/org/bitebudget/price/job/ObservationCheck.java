package org.bitebudget.price.job;

import java.time.Instant;
import java.util.Optional;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.flink.EventCheck;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.time.FutureLimit;
import org.bitebudget.price.domain.ObservationId;

/** Refuses observations that can't be a price, whoever wrote them to the topic. */
public final class ObservationCheck implements EventCheck<PriceObservation> {

    private static final long HIGHEST = 1_000_000_000_000_000L;

    @Override
    public Optional<String> refusal(PriceObservation event) {
        if (event.getStore().isEmpty() || event.getProduct().isEmpty()) {
            return Optional.of("an observation names a store and a product");
        }
        if (!ObservationId.isValid(event.getObservationId())) {
            return Optional.of("an observation's id is obs_ and 32 hex digits");
        }
        if (event.getPrice().getMinor() <= 0) {
            return Optional.of("the price is not above zero");
        }
        if (event.getPrice().getMinor() > HIGHEST) {
            return Optional.of("the price is above 10^15 minor units");
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
