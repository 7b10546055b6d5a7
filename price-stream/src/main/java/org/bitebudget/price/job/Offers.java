package org.bitebudget.price.job;

import org.bitebudget.event.PriceObservation;
import org.bitebudget.price.domain.Offer;
import org.bitebudget.state.SeenOffer;

/** Closes what an observation says beside the price into bytes, and opens them. Of one thread. */
final class Offers {

    private final RecordBytes<SeenOffer> bytes = new RecordBytes<>(SeenOffer.class, SeenOffer.getClassSchema());

    /** A list or unit price in another currency than the price says nothing about it and is left out. */
    byte[] close(PriceObservation event) {
        String currency = event.getPrice().getCurrency();
        var list = event.getListPrice();
        var unit = event.getUnitPrice();
        return bytes.close(new SeenOffer(
                event.getName(),
                event.getWhen().getZone(),
                event.getSource(),
                list == null || !list.getCurrency().equals(currency) ? null : list.getMinor(),
                event.getSize(),
                event.getSizeText(),
                unit == null || !unit.getCurrency().equals(currency) ? null : unit,
                event.getPromo(),
                event.getCategoryText(),
                event.getCategoryId(),
                event.getCanonicalProductId()));
    }

    SeenOffer open(Offer offer) {
        return bytes.open(offer.encoded());
    }
}
