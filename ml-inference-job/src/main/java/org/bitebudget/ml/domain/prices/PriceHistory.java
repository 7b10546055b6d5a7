package org.bitebudget.ml.domain.prices;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest daily prices of one product in one store: at most {@link #WINDOW_DAYS} days from the first to the last, oldest first, one per
 * observed day. The same observations give the same history in whatever order they come, as far as the window reaches.
 */
public record PriceHistory(List<ObservedPrice> days) {
    /** Long enough for a season of weeks and four windows of the neural network, short enough for a state of some kilobytes. */
    public static final int WINDOW_DAYS = 120;

    public PriceHistory {
        days = List.copyOf(days);
    }

    public static PriceHistory empty() {
        return new PriceHistory(List.of());
    }

    public boolean isEmpty() {
        return days.isEmpty();
    }

    /** The newest observed day; only of a history that isn't empty. */
    public ObservedPrice last() {
        return days.get(days.size() - 1);
    }

    /** This history and one more observation, or itself if that changes nothing: older than the window, or not the one that speaks for its day. */
    public PriceHistory with(ObservedPrice observed) {
        if (!isEmpty() && observed.day() <= last().day() - WINDOW_DAYS) {
            return this;
        }
        List<ObservedPrice> next = new ArrayList<>(days.size() + 1);
        ObservedPrice winner = observed;
        for (ObservedPrice known : days) {
            boolean sameObservation = known.observation().equals(observed.observation());
            if (sameObservation && known.revision() >= observed.revision()) {
                return this;
            }
            if (sameObservation) {
                continue;
            }
            if (known.day() == observed.day()) {
                winner = ObservedPrice.SAME_DAY.compare(known, observed) > 0 ? known : observed;
            } else {
                next.add(known);
            }
        }
        int at = next.size();
        while (at > 0 && next.get(at - 1).day() > winner.day()) {
            at--;
        }
        next.add(at, winner);
        int newest = next.get(next.size() - 1).day();
        next.removeIf(known -> known.day() <= newest - WINDOW_DAYS);
        return next.equals(days) ? this : new PriceHistory(next);
    }

    /** This history without that observation; its day is then unobserved, even if other observations of that day lost to it before. */
    public PriceHistory without(String observation) {
        List<ObservedPrice> next = days.stream()
                .filter(known -> !known.observation().equals(observation))
                .toList();
        return next.size() == days.size() ? this : new PriceHistory(next);
    }

    /** Every day from the first to the last; only of a history that isn't empty. */
    public PriceTrack track(int fractionDigits) {
        return PriceTrack.of(days, fractionDigits);
    }
}
