package org.bitebudget.price.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.money.Money;

/**
 * One version of an observation of a product's price in a store.
 *
 * @param id identity of the observation; its versions share it
 * @param at when the price was seen
 * @param day that moment's date in the store's zone
 * @param price what the product cost
 * @param revision the higher one holds
 * @param sourceRank how much the source is trusted; more is better
 * @param retracted true takes the observation back
 * @param details what else it says, or null where the history no longer keeps it
 */
public record Observation(
        String id,
        Instant at,
        LocalDate day,
        Money price,
        long revision,
        int sourceRank,
        boolean retracted,
        Offer details) {

    /**
     * Order of a product's observations in time. At the same moment the better source comes last and so holds; between
     * equal sources the lowest price.
     */
    static final Comparator<Observation> IN_TIME = Comparator.comparing(Observation::at)
            .thenComparing(Observation::sourceRank)
            .thenComparing(
                    Observation::price, Comparator.comparing(Money::minor).reversed())
            .thenComparing(Observation::id);

    private static final Comparator<Observation> BY_STRENGTH = Comparator.comparing(Observation::revision)
            .thenComparing(Observation::sourceRank)
            .thenComparing(Observation::retracted)
            .thenComparing(
                    Observation::price, Comparator.comparing(Money::minor).reversed());

    /** Whether this version holds against another one of the same observation, whichever came first. */
    boolean prevailsOver(Observation other) {
        return BY_STRENGTH.compare(this, other) > 0;
    }

    /** Whether two versions claim the same revision but not the same price. */
    boolean conflictsWith(Observation other) {
        return revision == other.revision && retracted == other.retracted && !price.equals(other.price);
    }

    Observation withoutDetails() {
        return details == null ? this : new Observation(id, at, day, price, revision, sourceRank, retracted, null);
    }

    /**
     * Those that were not taken back and cost in the newest one's currency, in time; prices in others can't be compared.
     *
     * @param observations in time
     */
    static List<Observation> comparable(List<Observation> observations) {
        List<Observation> live =
                observations.stream().filter(each -> !each.retracted()).toList();
        if (live.isEmpty()) {
            return live;
        }
        String currency = live.get(live.size() - 1).price().currency();
        return live.stream()
                .filter(each -> each.price().currency().equals(currency))
                .toList();
    }

    /** What else it says, if the history still keeps it. */
    public Optional<Offer> offer() {
        return Optional.ofNullable(details);
    }
}
