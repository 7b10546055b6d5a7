package org.bitebudget.price.job;

import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.ids.Keys;

/** Key of the job's streams: {@code store|product}, as the topics write them. */
public final class ProductKey {

    private ProductKey() {}

    /** The product that was observed. */
    public static String of(PriceObservation observation) {
        return Keys.join(observation.getStore(), observation.getProduct());
    }
}
