package org.bitebudget.price.job;

import java.util.List;
import java.util.Optional;
import org.bitebudget.event.BaseUnit;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.event.PriceStatistics;
import org.bitebudget.event.Promo;
import org.bitebudget.event.PromoKind;
import org.bitebudget.event.Trend;
import org.bitebudget.event.UnitPrice;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.price.domain.Offer;
import org.bitebudget.price.domain.PriceView;

/** The current price as an event. */
final class CurrentPrices {

    private CurrentPrices() {}

    /**
     * @param cause the observation that changed the history
     * @param view the price after it; nothing means that all observations were taken back
     * @param revision number of this change
     */
    static CurrentPrice of(PriceObservation cause, Optional<PriceView> view, long revision) {
        CurrentPrice.Builder price = CurrentPrice.newBuilder()
                .setEnvelope(envelope(cause, revision))
                .setStore(cause.getStore())
                .setProduct(cause.getProduct());
        view.ifPresentOrElse(known -> describe(price, known, cause), () -> withdraw(price, cause));
        return price.build();
    }

    private static Envelope envelope(PriceObservation cause, long revision) {
        String subject = ProductKey.of(cause);
        return Envelope.newBuilder()
                .setEventId(Ids.event(PriceJob.NAME, subject, revision))
                .setSubjectId(subject)
                .setRevision(revision)
                .setOccurredAt(cause.getWhen().getInstant())
                .setRecordedAt(cause.getEnvelope().getRecordedAt())
                .setProducer(PriceJob.NAME)
                .build();
    }

    private static void describe(CurrentPrice.Builder price, PriceView view, PriceObservation cause) {
        price.setPrice(money(view.price()))
                .setSince(view.since())
                .setObservedAt(view.observedAt())
                .setPrevious(view.previous().map(CurrentPrices::money).orElse(null))
                .setLowest(money(view.lowest()))
                .setLowestOn(view.lowestOn())
                .setStatistics(view.statistics().map(CurrentPrices::statistics).stream()
                        .toList())
                .setTrend(Trend.valueOf(view.trend().name()))
                .setObservationId(view.observationId());
        view.offer().ifPresentOrElse(offer -> offer(price, offer), () -> identity(price, cause));
    }

    private static void offer(CurrentPrice.Builder price, Offer offer) {
        price.setName(offer.name())
                .setZone(offer.zone())
                .setSource(PriceSource.valueOf(offer.source()))
                .setListPrice(offer.listPrice() == null ? null : money(offer.listPrice()))
                .setSizeText(offer.sizeText())
                .setUnitPrice(offer.unitPrice() == null ? null : unitPrice(offer.unitPrice()))
                .setPromo(
                        offer.promoKind() == null
                                ? null
                                : new Promo(PromoKind.valueOf(offer.promoKind()), offer.promoText(), null, null))
                .setCategoryText(offer.categoryText())
                .setCategoryId(offer.categoryId())
                .setCanonicalProductId(offer.canonicalProductId())
                .setBatchId(offer.batchId());
    }

    private static void identity(CurrentPrice.Builder price, PriceObservation cause) {
        price.setName(cause.getName()).setZone(cause.getWhen().getZone()).setSource(cause.getSource());
    }

    private static void withdraw(CurrentPrice.Builder price, PriceObservation cause) {
        identity(price, cause);
        price.setPrice(cause.getPrice())
                .setSince(cause.getWhen().getInstant())
                .setObservedAt(cause.getWhen().getInstant())
                .setLowest(cause.getPrice())
                .setLowestOn(cause.getWhen().getLocalDate())
                .setStatistics(List.of())
                .setTrend(Trend.STEADY)
                .setObservationId(cause.getObservationId())
                .setWithdrawn(true);
    }

    private static PriceStatistics statistics(org.bitebudget.price.domain.PriceStatistics statistics) {
        return new PriceStatistics(
                statistics.windowDays(),
                money(statistics.min()),
                money(statistics.max()),
                statistics.meanMicroMinor(),
                money(statistics.median()),
                statistics.observations(),
                statistics.changes(),
                0,
                0L);
    }

    private static UnitPrice unitPrice(org.bitebudget.platform.money.UnitPrice price) {
        return new UnitPrice(
                price.microMinor(),
                price.currency(),
                BaseUnit.valueOf(price.unit().name()));
    }

    static Money money(org.bitebudget.platform.money.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }
}
