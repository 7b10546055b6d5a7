package org.bitebudget.ml.job;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.event.SeriesKind;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.state.SeriesInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Price observations, and what is said of them later, as inputs of their series, {@code price|store|product}. Leaves out what has no place in a price series: no store or product, a price of
 * zero or less, an unknown currency. Counter {@code unusablePrices}; the refusal itself is the price stream's to report.
 */
final class PriceInputs extends RichFlatMapFunction<PriceObservation, SeriesInput> {
    private static final Logger LOG = LoggerFactory.getLogger(PriceInputs.class);

    private transient Counter unusable;

    @Override
    public void open(OpenContext context) {
        unusable = getRuntimeContext().getMetricGroup().counter("unusablePrices");
    }

    @Override
    public void flatMap(PriceObservation price, Collector<SeriesInput> out) {
        boolean usable = !price.getStore().isEmpty()
                && !price.getProduct().isEmpty()
                && price.getPrice().getMinor() > 0
                && Currencies.isKnown(price.getPrice().getCurrency());
        if (usable) {
            out.collect(input(price));
        } else {
            unusable.inc();
            LOG.warn("event=unusable-price observation={}", price.getObservationId());
        }
    }

    static SeriesInput input(PriceObservation price) {
        return new SeriesInput(
                Keys.join("price", price.getStore(), price.getProduct()),
                SeriesKind.PRICE,
                price.getName(),
                price.getCategoryId(),
                price.getPrice().getCurrency(),
                Math.toIntExact(price.getWhen().getLocalDate().toEpochDay()),
                price.getPrice().getMinor(),
                price.getPromo() != null,
                ForecastEvents.micros(price.getEnvelope().getOccurredAt()),
                ForecastEvents.micros(price.getEnvelope().getRecordedAt()),
                price.getObservationId(),
                price.getEnvelope().getRevision(),
                price.getRetracted(),
                null);
    }

    /** What is said of a price that was observed, of which only identity and moment count. */
    static SeriesInput input(QuarantinedPrice price) {
        return new SeriesInput(
                Keys.join("price", price.getStore(), price.getProduct()),
                SeriesKind.PRICE,
                price.getName(),
                null,
                price.getPrice().getCurrency(),
                Math.toIntExact(LocalDate.ofInstant(price.getObservedAt(), ZoneOffset.UTC)
                        .toEpochDay()),
                price.getPrice().getMinor(),
                false,
                ForecastEvents.micros(price.getObservedAt()),
                ForecastEvents.micros(price.getEnvelope().getRecordedAt()),
                price.getObservationId(),
                0L,
                false,
                price.getReleased());
    }
}
