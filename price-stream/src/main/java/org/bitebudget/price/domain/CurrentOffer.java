package org.bitebudget.price.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The price that holds.
 *
 * @param minor minor units
 * @param currency ISO 4217 code
 * @param atMicros when it was last seen
 * @param lowest lowest price ever in that currency, minor units
 * @param lowestDay first day it cost that much
 * @param observation where it comes from; null where only older prices are left
 */
public record CurrentOffer(
        long minor, String currency, long atMicros, long lowest, int lowestDay, Observation observation) {

    /** @param believed observations in time and in one currency */
    static Optional<CurrentOffer> of(List<Observation> believed, Map<String, OlderPrices> older) {
        if (believed.isEmpty()) {
            return newest(older.values()).map(CurrentOffer::ofOlder);
        }
        Observation last = believed.get(believed.size() - 1);
        OlderPrices before = older.get(last.currency());
        long lowest = before == null ? Long.MAX_VALUE : before.lowest();
        int lowestDay = before == null ? Integer.MAX_VALUE : before.lowestDay();
        for (Observation each : believed) {
            if (each.minor() < lowest || (each.minor() == lowest && each.day() < lowestDay)) {
                lowest = each.minor();
                lowestDay = each.day();
            }
        }
        return Optional.of(new CurrentOffer(last.minor(), last.currency(), last.atMicros(), lowest, lowestDay, last));
    }

    static Optional<OlderPrices> newest(Collection<OlderPrices> older) {
        return older.stream()
                .max(Comparator.<OlderPrices>comparingLong(
                                summary -> summary.last().atMicros())
                        .thenComparing(OlderPrices::currency));
    }

    private static CurrentOffer ofOlder(OlderPrices older) {
        return new CurrentOffer(
                older.last().minor(),
                older.currency(),
                older.last().atMicros(),
                older.lowest(),
                older.lowestDay(),
                null);
    }
}
