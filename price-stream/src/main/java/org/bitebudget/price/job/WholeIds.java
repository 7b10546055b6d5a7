package org.bitebudget.price.job;

import org.bitebudget.event.PriceSource;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.price.domain.Observation;

/** Ids of observations in full. Of an old one of a feed or connector only the beginning is kept, since the rest follows. */
final class WholeIds {

    private WholeIds() {}

    /** The id; only its beginning where somebody gave an old observation another id than its product, moment and source make. */
    static String of(WatchedProduct product, Observation observation) {
        String kept = observation.id().toString();
        if (!observation.id().shortened()) {
            return kept;
        }
        String whole = Ids.observation(
                product.clock.store,
                product.product,
                Micros.toInstant(observation.atMicros()),
                source(observation).name());
        return whole.startsWith(kept) ? whole : kept;
    }

    private static PriceSource source(Observation observation) {
        return observation.sourceRank() == WatchedPrices.rank(PriceSource.CONNECTOR)
                ? PriceSource.CONNECTOR
                : PriceSource.FEED;
    }
}
