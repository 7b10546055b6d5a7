package org.bitebudget.serving.domain.recommend;

import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How likely something happens within some numbers of days after the last one known. Between those numbers it is taken to be equally likely on each day.
 *
 * @param origin the last day known
 * @param within chance by number of days, both rising; empty if nothing is known
 */
public record Chances(LocalDate origin, Map<Integer, Double> within) {

    /** Nothing is known. */
    public static final Chances UNKNOWN = new Chances(LocalDate.EPOCH, Map.of());

    public Chances {
        within = Map.copyOf(within);
    }

    /**
     * Chance that it happens after a day and until another, given that it hasn't until then; absent if nothing is known, or only of fewer days.
     *
     * @param day later than the other
     */
    public OptionalDouble between(LocalDate today, LocalDate day) {
        long until = day.toEpochDay() - origin.toEpochDay();
        long since = Math.max(0, today.toEpochDay() - origin.toEpochDay());
        if (within.keySet().stream().noneMatch(days -> days >= until)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(1 - Math.exp(logSpared(until) - logSpared(since)));
    }

    /** Logarithm of the chance that it hasn't happened after so many days, which equal chances on each day let fall in a straight line. */
    private double logSpared(long days) {
        TreeMap<Integer, Double> known = new TreeMap<>(within);
        double day = 0;
        double spared = 0;
        for (Map.Entry<Integer, Double> next : known.entrySet()) {
            double then = Math.log1p(-Math.min(next.getValue(), 1 - 1e-9));
            if (next.getKey() >= days) {
                return spared + (then - spared) * (days - day) / (next.getKey() - day);
            }
            day = next.getKey();
            spared = then;
        }
        return spared;
    }
}
