package org.bitebudget.price.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A product's price as it stands.
 *
 * @param offer the price that holds
 * @param sinceMicros when it was first seen, without another price in between
 * @param previous the price before that, minor units
 * @param statistics over windows that end with the store's newest day; windows of which no day is known are left out
 * @param trend where the price is heading
 */
public record PriceView(
        CurrentOffer offer, long sinceMicros, OptionalLong previous, List<PriceStatistics> statistics, Trend trend) {

    static Optional<PriceView> of(List<Observation> believed, Map<String, OlderPrices> older, int windowEnd) {
        return CurrentOffer.of(believed, older)
                .map(offer -> of(offer, believed, older.get(offer.currency()), windowEnd));
    }

    private static PriceView of(CurrentOffer offer, List<Observation> believed, OlderPrices older, int windowEnd) {
        long since = offer.atMicros();
        OptionalLong previous = OptionalLong.empty();
        for (int i = believed.size() - 1; i >= 0 && previous.isEmpty(); i--) {
            if (believed.get(i).minor() == offer.minor()) {
                since = believed.get(i).atMicros();
            } else {
                previous = OptionalLong.of(believed.get(i).minor());
            }
        }
        if (previous.isEmpty() && older != null) {
            boolean goesOn = older.last().minor() == offer.minor();
            since = goesOn ? older.since() : since;
            previous = goesOn ? older.previous() : OptionalLong.of(older.last().minor());
        }
        DailyPrices days = DailyPrices.of(believed, windowEnd);
        return new PriceView(
                offer, since, previous, PriceStatistics.of(believed, older, days, windowEnd), Trend.of(days));
    }
}
