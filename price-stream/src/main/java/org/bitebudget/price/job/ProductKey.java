package org.bitebudget.price.job;

import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.PriceMove;

/** Keys of the job's streams: {@code store|product} and {@code household|rule}, as the topics write them. */
public final class ProductKey {

    private ProductKey() {}

    /** The product that was observed. */
    public static String of(PriceObservation observation) {
        return Keys.join(observation.getStore(), observation.getProduct());
    }

    static String of(PriceMove move) {
        return Keys.join(move.getStore(), move.getProduct());
    }

    static String of(PriceAlertRule rule) {
        return Keys.join(rule.getStore(), rule.getProduct());
    }

    static String ofRuleItself(PriceAlertRule rule) {
        return Keys.join(rule.getHousehold(), rule.getRuleId());
    }
}
