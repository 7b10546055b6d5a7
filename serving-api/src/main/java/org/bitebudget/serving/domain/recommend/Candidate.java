package org.bitebudget.serving.domain.recommend;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A product that may be recommended.
 *
 * @param itemId the same across lists
 * @param name as people read it
 * @param category id of the taxonomy
 * @param collaborative what shoppers alike and the household's habit say, 0 to 1 within the list
 * @param content likeness to what the household buys, 0 to 1
 * @param why what speaks for it
 * @param because name of the product it goes along with or is like
 * @param habit how the household buys it; absent if it never did
 * @param households that bought it, on a list for everybody
 * @param offer the cheapest one known, against its usual price
 */
public record Candidate(
        String itemId,
        String name,
        Optional<String> category,
        double collaborative,
        double content,
        String why,
        Optional<String> because,
        Optional<BuyingHabit> habit,
        int households,
        Optional<Offer> offer) {

    /**
     * How a household buys a product.
     *
     * @param times purchases that are remembered
     * @param last day of the newest
     * @param intervalDays median days from one to the next
     * @param spreadDays standard deviation of those, robustly
     * @param quantity median of a purchase
     */
    public record BuyingHabit(
            int times, LocalDate last, OptionalDouble intervalDays, OptionalDouble spreadDays, double quantity) {
        private static final double NARROWEST = 0.2;
        private static final double SHORTEST = 0.5;

        /** Days from the newest purchase to a day; 0 if that lies behind. */
        public long daysSince(LocalDate today) {
            return Math.max(0, today.toEpochDay() - last.toEpochDay());
        }

        /** Days until the interval is over; 0 once it is, absent if no interval is known. */
        public OptionalDouble daysLeft(LocalDate today) {
            return intervalDays.isPresent()
                    ? OptionalDouble.of(Math.max(0, intervalDays.getAsDouble() - daysSince(today)))
                    : OptionalDouble.empty();
        }

        /**
         * How likely it has run out: the logistic curve of the days since the newest purchase around the interval. One half on the day it is due; one
         * half as well if no interval is known.
         */
        public double due(LocalDate today) {
            if (intervalDays.isEmpty()) {
                return 0.5;
            }
            double interval = intervalDays.getAsDouble();
            // a logistic curve has the deviation of a normal one at a scale of √3/π of it
            double scale = Math.max(spreadDays.orElse(0), NARROWEST * interval) * Math.sqrt(3) / Math.PI;
            return 1 / (1 + Math.exp((interval - daysSince(today)) / Math.max(scale, SHORTEST)));
        }
    }
}
