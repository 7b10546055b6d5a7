package org.bitebudget.price.job;

import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.money.Money;
import org.bitebudget.price.domain.PriceStep;
import org.bitebudget.state.PriceMove;

/** A step of a price as the record that alerts are judged by. */
final class PriceMoves {

    private PriceMoves() {}

    static PriceMove of(PriceObservation cause, PriceStep step) {
        return PriceMove.newBuilder()
                .setStore(cause.getStore())
                .setProduct(cause.getProduct())
                .setName(cause.getName())
                .setCanonicalProductId(cause.getCanonicalProductId())
                .setCategoryId(cause.getCategoryId())
                .setObservationId(cause.getObservationId())
                .setRevision(cause.getEnvelope().getRevision())
                .setAtMicros(Micros.of(step.seenAt()))
                .setRecordedAtMicros(Micros.of(cause.getEnvelope().getRecordedAt()))
                .setZone(cause.getWhen().getZone())
                .setCurrency(step.now().currency())
                .setPriceMinor(step.now().minor())
                .setBeforeMinor(step.before().map(Money::minor).orElse(null))
                .setLowestBeforeMinor(step.lowestBefore().map(Money::minor).orElse(null))
                .setInStock(cause.getInStock())
                .setWasInStock(step.before().isPresent())
                .setSize(cause.getSize())
                .setUnitPriceMicro(
                        cause.getUnitPrice() == null
                                ? null
                                : cause.getUnitPrice().getMicroMinor())
                .build();
    }
}
