package org.bitebudget.price.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;

/** The current price that the believed observations of a product make. */
final class PriceThen {

    private static final List<Integer> WINDOWS = List.of(7, 30, 90);

    private final List<PriceObservation> believed;
    private final PriceObservation newest;

    /** @param believed in time, at least one */
    PriceThen(List<PriceObservation> believed) {
        this.believed = believed;
        this.newest = believed.get(believed.size() - 1);
    }

    PriceObservation newest() {
        return newest;
    }

    /** Its event with statistics up to that day. */
    CurrentPrice event(Envelope envelope, LocalDate windowEnd, String canonicalProductId) {
        PriceObservation lowest = lowest();
        String currency = newest.getPrice().getCurrency();
        return CurrentPrice.newBuilder()
                .setEnvelope(envelope)
                .setStore(newest.getStore())
                .setProduct(newest.getProduct())
                .setName(newest.getName())
                .setPrice(newest.getPrice())
                .setSince(since())
                .setObservedAt(newest.getWhen().getInstant())
                .setZone(newest.getWhen().getZone())
                .setPrevious(previous().orElse(null))
                .setListPrice(Optional.ofNullable(newest.getListPrice())
                        .filter(price -> price.getCurrency().equals(currency))
                        .orElse(null))
                .setSizeText(newest.getSizeText())
                .setUnitPrice(Optional.ofNullable(newest.getUnitPrice())
                        .filter(price -> price.getCurrency().equals(currency))
                        .orElse(null))
                .setPromo(newest.getPromo())
                .setCategoryText(newest.getCategoryText())
                .setCategoryId(newest.getCategoryId())
                .setCanonicalProductId(canonicalProductId == null ? newest.getCanonicalProductId() : canonicalProductId)
                .setLowest(lowest.getPrice())
                .setLowestOn(lowest.getWhen().getLocalDate())
                .setStatistics(WINDOWS.stream()
                        .map(days ->
                                Window.endingWith(windowEnd, days, believed).statistics())
                        .flatMap(Optional::stream)
                        .toList())
                .setTrend(Window.trend(believed, windowEnd))
                .setSource(newest.getSource())
                .setObservationId(newest.getObservationId())
                .setBatchId(newest.getBatchId())
                .setWindowEnd(windowEnd)
                .setSize(newest.getSize())
                .setInStock(newest.getInStock())
                .setTrust(newest.getTrust())
                .build();
    }

    /** Whether a day of the longest window is known. */
    boolean isKnownUpTo(LocalDate windowEnd) {
        return !Window.endingWith(windowEnd, WINDOWS.get(WINDOWS.size() - 1), believed)
                .knownPrices()
                .isEmpty();
    }

    /** The lowest price ever, when it was first seen. */
    PriceObservation lowest() {
        PriceObservation lowest = believed.get(0);
        for (PriceObservation each : believed) {
            lowest = each.getPrice().getMinor() < lowest.getPrice().getMinor() ? each : lowest;
        }
        return lowest;
    }

    private Instant since() {
        Instant since = newest.getWhen().getInstant();
        for (int i = believed.size() - 1; i >= 0 && costsTheSame(believed.get(i)); i--) {
            since = believed.get(i).getWhen().getInstant();
        }
        return since;
    }

    private Optional<Money> previous() {
        Stream<PriceObservation> others = believed.stream().filter(each -> !costsTheSame(each));
        return others.reduce((earlier, later) -> later).map(PriceObservation::getPrice);
    }

    private boolean costsTheSame(PriceObservation each) {
        return each.getPrice().getMinor() == newest.getPrice().getMinor();
    }
}
