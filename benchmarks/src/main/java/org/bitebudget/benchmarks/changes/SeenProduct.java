package org.bitebudget.benchmarks.changes;

import java.util.List;
import java.util.function.Predicate;
import org.bitebudget.ml.domain.prices.ObservedPrice;

/** One product's price on the days on which it was seen, and what came after each of them. */
record SeenProduct(List<ObservedPrice> days) {
    /** A window is known where the product was seen at most so many days before its end. */
    private static final int SLACK = 2;

    /** What happened in a window. */
    enum Outcome {
        YES,
        NO,
        UNKNOWN
    }

    /** Whether another price was seen within so many days after that sighting. */
    Outcome changes(int sighting, int within) {
        long minor = days.get(sighting).minor();
        return outcome(sighting, within, seen -> seen.minor() != minor);
    }

    /** Whether a promotion was seen. */
    Outcome isPromoted(int sighting, int within) {
        return outcome(sighting, within, ObservedPrice::promo);
    }

    /** The last price seen in the window, if the window is known; else 0. */
    long priceAfter(int sighting, int within) {
        int last = last(sighting, within);
        return isKnown(sighting, last, within) ? days.get(last).minor() : 0;
    }

    /** Whether the price changed in as many days before. */
    boolean changedBefore(int sighting, int within) {
        ObservedPrice now = days.get(sighting);
        for (int i = sighting - 1; i >= 0 && days.get(i).day() >= now.day() - within; i--) {
            if (days.get(i).minor() != now.minor()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a promotion started in as many days before. */
    boolean startedBefore(int sighting, int within) {
        for (int i = sighting; i > 0 && days.get(i).day() > days.get(sighting).day() - within; i--) {
            if (days.get(i).promo() && !days.get(i - 1).promo()) {
                return true;
            }
        }
        return false;
    }

    /** Days until a promotion was seen, or −1 where none was. */
    int daysToPromotion(int sighting) {
        for (int i = sighting + 1; i < days.size(); i++) {
            if (days.get(i).promo()) {
                return days.get(i).day() - days.get(sighting).day();
            }
        }
        return -1;
    }

    private Outcome outcome(int sighting, int within, Predicate<ObservedPrice> event) {
        int last = last(sighting, within);
        if (!isKnown(sighting, last, within)) {
            return Outcome.UNKNOWN;
        }
        return days.subList(sighting + 1, last + 1).stream().anyMatch(event) ? Outcome.YES : Outcome.NO;
    }

    private int last(int sighting, int within) {
        int end = days.get(sighting).day() + within;
        int last = sighting;
        while (last + 1 < days.size() && days.get(last + 1).day() <= end) {
            last++;
        }
        return last;
    }

    private boolean isKnown(int sighting, int last, int within) {
        return days.get(last).day() >= days.get(sighting).day() + within - SLACK;
    }
}
