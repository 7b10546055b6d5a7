package org.bitebudget.price.job;

import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.platform.money.BaseUnit;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.money.UnitPrice;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.Offer;

/** What an observation event means to the domain. */
final class ObservedPrice {

    private ObservedPrice() {}

    static Observation toDomain(PriceObservation event) {
        return new Observation(
                event.getObservationId(),
                event.getWhen().getInstant(),
                event.getWhen().getLocalDate(),
                money(event.getPrice()),
                event.getEnvelope().getRevision(),
                rank(event.getSource()),
                event.getRetracted(),
                offer(event));
    }

    static Money money(org.bitebudget.event.Money amount) {
        return new Money(amount.getMinor(), amount.getCurrency());
    }

    /** How much a source is trusted; kept in the state, so a source never changes its number. */
    private static int rank(PriceSource source) {
        return switch (source) {
            case RECEIPT -> 1;
            case FEED -> 2;
            case CONNECTOR -> 3;
        };
    }

    /** A list or unit price in another currency than the price says nothing about it and is left out. */
    private static Offer offer(PriceObservation event) {
        String currency = event.getPrice().getCurrency();
        org.bitebudget.event.Money list = event.getListPrice();
        org.bitebudget.event.UnitPrice unit = event.getUnitPrice();
        return new Offer(
                event.getName(),
                event.getWhen().getZone(),
                event.getSource().name(),
                list == null || !list.getCurrency().equals(currency) ? null : money(list),
                event.getSizeText(),
                unit == null || !unit.getCurrency().equals(currency)
                        ? null
                        : new UnitPrice(
                                unit.getMicroMinor(),
                                currency,
                                BaseUnit.valueOf(unit.getPer().name())),
                event.getPromo() == null ? null : event.getPromo().getKind().name(),
                event.getPromo() == null ? null : event.getPromo().getText(),
                event.getCategoryText(),
                event.getCategoryId(),
                event.getCanonicalProductId(),
                event.getBatchId());
    }
}
