package org.bitebudget.ocr.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.PriceObservation;

/**
 * What a newer reading of a receipt changes about the prices that it told.
 *
 * @param news what is to be written: prices that are new or other than before, and those taken back
 * @param told all that hold from now on
 */
record ToldPrices(List<PriceObservation> news, List<PriceObservation> told) {

    /**
     * Compares what was told with what is to be told.
     *
     * @param reading envelope of the newer reading; its revision is higher than that of all that was told
     */
    static ToldPrices of(List<PriceObservation> before, List<PriceObservation> now, Envelope reading) {
        Map<String, PriceObservation> old = new LinkedHashMap<>();
        before.forEach(price -> old.put(price.getObservationId(), price));
        List<PriceObservation> news = new ArrayList<>();
        List<PriceObservation> told = new ArrayList<>();
        for (PriceObservation price : now) {
            PriceObservation known = old.remove(price.getObservationId());
            boolean same = known != null && saysTheSame(known, price);
            told.add(same ? known : price);
            if (!same) {
                news.add(price);
            }
        }
        old.values().forEach(gone -> news.add(retraction(gone, reading)));
        return new ToldPrices(news, told);
    }

    private static boolean saysTheSame(PriceObservation known, PriceObservation price) {
        return PriceObservation.newBuilder(price)
                .setEnvelope(known.getEnvelope())
                .build()
                .equals(known);
    }

    private static PriceObservation retraction(PriceObservation told, Envelope reading) {
        Envelope before = told.getEnvelope();
        return PriceObservation.newBuilder(told)
                .setEnvelope(ReceiptFacts.envelope(
                        before.getSubjectId(),
                        reading.getRevision(),
                        before.getOccurredAt(),
                        reading.getRecordedAt(),
                        null))
                .setRetracted(true)
                .build();
    }
}
