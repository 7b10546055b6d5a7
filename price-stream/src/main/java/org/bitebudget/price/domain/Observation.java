package org.bitebudget.price.domain;

import java.util.Comparator;

/**
 * One version of an observation of a product's price in a store.
 *
 * @param id identity of the observation; its versions share it
 * @param atMicros when the price was seen, microseconds since 1970 UTC; the same in all versions
 * @param day that moment's date in the store's zone, days since 1970
 * @param minor what the product cost, minor units
 * @param currency ISO 4217 code
 * @param revision the higher one holds
 * @param sourceRank how good the source is; more is better: receipt 1, feed 2, connector 3
 * @param retracted true takes the observation back
 * @param inStock whether the store had it
 * @param trust 0 to 1: how sure it is that the store asked this price
 * @param offer what else it says, or null where the history no longer keeps it
 * @param batchId feed batch it came with, or null
 */
public record Observation(
        ObservationId id,
        long atMicros,
        int day,
        long minor,
        String currency,
        long revision,
        int sourceRank,
        boolean retracted,
        boolean inStock,
        float trust,
        Offer offer,
        String batchId) {

    /**
     * Order of a product's observations in time. At the same moment the better source comes last and so holds; between
     * equal sources the lowest price.
     */
    static final Comparator<Observation> IN_TIME = Comparator.comparingLong(Observation::atMicros)
            .thenComparingInt(Observation::sourceRank)
            .thenComparing(Comparator.comparingLong(Observation::minor).reversed())
            .thenComparing(Observation::id);

    /** Order that no version can change. */
    static final Comparator<Observation> BY_IDENTITY =
            Comparator.comparingLong(Observation::atMicros).thenComparing(Observation::id);

    private static final int RECEIPT = 1;

    private static final Comparator<Observation> BY_STRENGTH = Comparator.comparingLong(Observation::revision)
            .thenComparingInt(Observation::sourceRank)
            .thenComparing(Observation::retracted)
            .thenComparing(Comparator.comparingLong(Observation::minor).reversed())
            .thenComparing(Observation::currency)
            .thenComparing(Observation::inStock)
            .thenComparing(Observation::trust)
            .thenComparing(Observation::offer, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Whether this version holds against another one of the same observation, whichever came first. */
    boolean prevailsOver(Observation other) {
        boolean comparable = offer != null && other.offer != null;
        return BY_STRENGTH.compare(comparable ? this : withoutDetails(), comparable ? other : other.withoutDetails())
                > 0;
    }

    /** Whether two versions claim the same revision but not the same price. */
    boolean conflictsWith(Observation other) {
        return revision == other.revision
                && retracted == other.retracted
                && (minor != other.minor || !currency.equals(other.currency));
    }

    boolean sameObservation(Observation other) {
        return atMicros == other.atMicros && id.matches(other.id);
    }

    boolean samePrice(Observation other) {
        return minor == other.minor && currency.equals(other.currency);
    }

    Observation withoutDetails() {
        return offer == null && batchId == null ? this : copy(id, null, null);
    }

    /** The observation with what else it says, as it was kept apart from it. */
    public Observation withDetails(Offer offered, String batch) {
        return copy(id, offered, batch);
    }

    /** Leaves out of the id what follows from product, moment and source; a receipt's has more in it. */
    Observation withShortId() {
        return id.shortened() || sourceRank <= RECEIPT ? this : copy(id.shorten(), offer, batchId);
    }

    private Observation copy(ObservationId name, Offer offered, String batch) {
        return new Observation(
                name, atMicros, day, minor, currency, revision, sourceRank, retracted, inStock, trust, offered, batch);
    }
}
