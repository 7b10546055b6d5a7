package org.bitebudget.ml.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.metrics.Counter;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.money.Currencies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out what has no place in a price series: no store or product, a price of zero or less, an unknown currency. Counter
 * {@code unusablePrices}; the refusal itself is the price stream's to report.
 */
final class UsablePrices extends RichFilterFunction<PriceObservation> {
    private static final Logger LOG = LoggerFactory.getLogger(UsablePrices.class);

    private transient Counter unusable;

    @Override
    public void open(OpenContext context) {
        unusable = getRuntimeContext().getMetricGroup().counter("unusablePrices");
    }

    @Override
    public boolean filter(PriceObservation price) {
        boolean usable = !price.getStore().isEmpty()
                && !price.getProduct().isEmpty()
                && price.getPrice().getMinor() > 0
                && Currencies.isKnown(price.getPrice().getCurrency());
        if (!usable) {
            unusable.inc();
            LOG.warn("event=unusable-price observation={}", price.getObservationId());
        }
        return usable;
    }
}
