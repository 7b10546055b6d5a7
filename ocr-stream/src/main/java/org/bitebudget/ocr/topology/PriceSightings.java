package org.bitebudget.ocr.topology;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.parse.ReadItem;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.platform.ids.Ids;

/** The prices a reading tells; only where the lines add up, since a misread price would stay in the history. */
record PriceSightings(ReceiptFacts facts, LineCategoriser categoriser) {

    /** One observation for each bought product of a known shop, day and currency. */
    List<PriceObservation> observations(long revision) {
        Reading reading = facts.reading();
        List<PriceObservation> observations = new ArrayList<>();
        boolean known = facts.merchantId() != null
                && reading.date() != null
                && !reading.currency().isEmpty();
        if (!known || reading.delta() == null || reading.delta() != 0) {
            return observations;
        }
        Set<String> seen = new HashSet<>();
        for (ReadItem item : reading.items()) {
            String product = ReceiptFacts.kebab(item.name());
            long price = unitPrice(item);
            if (price > 0 && !product.isEmpty() && seen.add(product)) {
                observations.add(observation(item, product, price, revision));
            }
        }
        return observations;
    }

    private PriceObservation observation(ReadItem item, String product, long price, long revision) {
        LocalMoment when = facts.moment();
        String store = facts.merchantId();
        String id = Ids.observation(store, product, when.getInstant(), PriceSource.RECEIPT.name());
        return PriceObservation.newBuilder()
                // a price says nothing about who paid it
                .setEnvelope(ReceiptFacts.envelope(id, revision, when.getInstant(), facts.recordedAt(), null))
                .setObservationId(id)
                .setStore(store)
                .setProduct(product)
                .setName(item.name())
                .setPrice(facts.money(price))
                .setCategoryId(categoriser.categorise(item.name()).categoryId())
                .setSource(PriceSource.RECEIPT)
                .setWhen(when)
                .build();
    }

    private static long unitPrice(ReadItem item) {
        if (item.unitPrice() != null) {
            return item.unitPrice()
                    .movePointRight(2)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        }
        return item.quantity().compareTo(BigDecimal.ONE) == 0 ? item.total() - item.discount() : 0;
    }
}
