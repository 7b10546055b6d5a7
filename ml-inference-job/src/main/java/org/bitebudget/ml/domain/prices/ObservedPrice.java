package org.bitebudget.ml.domain.prices;

import java.util.Comparator;

/**
 * The price that stands for one day of one product: of several on a day, the one that {@link #SAME_DAY} puts last.
 *
 * @param day local date as days since 1970-01-01
 * @param minor price in minor units of the series' currency
 * @param promo true if the store said that it was a promotion
 * @param occurredAt microseconds since 1970-01-01 UTC
 * @param observation identity of the observation
 * @param revision the highest revision of an observation holds
 */
public record ObservedPrice(int day, long minor, boolean promo, long occurredAt, String observation, long revision) {

    /** The later observation speaks for the day; identity breaks ties, so that order of arrival doesn't matter. */
    public static final Comparator<ObservedPrice> SAME_DAY = Comparator.comparingLong(ObservedPrice::occurredAt)
            .thenComparing(ObservedPrice::observation)
            .thenComparingLong(ObservedPrice::revision);
}
