package org.bitebudget.ml.domain.prices;

import java.util.Arrays;
import java.util.List;
import org.bitebudget.forecast.Series;

/** Prices of consecutive days, in major units of their currency, with what is known of promotions. Immutable. */
public final class PriceTrack {
    /** A price that isn't seen for longer than this is unknown, not unchanged. */
    public static final int HOLDS_DAYS = 28;

    private static final int WEEK = 7;

    private final int firstDay;
    private final double[] prices;
    private final boolean[] promos;

    /**
     * @param firstDay days since 1970-01-01
     * @param prices one a day; NaN where unknown
     * @param promos one a day; true on promotion
     */
    public PriceTrack(int firstDay, double[] prices, boolean[] promos) {
        if (prices.length != promos.length || prices.length == 0) {
            throw new IllegalArgumentException("a track has a price and a promotion mark for each day, but there are "
                    + prices.length + " and " + promos.length);
        }
        this.firstDay = firstDay;
        this.prices = prices.clone();
        this.promos = promos.clone();
    }

    /**
     * Every day from the first observed one to the last: a price holds until the next one, {@link #HOLDS_DAYS} days at most.
     *
     * @param days at least one, oldest first, no day twice
     * @param fractionDigits of the currency
     */
    public static PriceTrack of(List<ObservedPrice> days, int fractionDigits) {
        double unit = Math.pow(10, fractionDigits);
        int first = days.get(0).day();
        int size = days.get(days.size() - 1).day() - first + 1;
        double[] prices = new double[size];
        boolean[] promos = new boolean[size];
        int next = 0;
        for (int t = 0; t < size; t++) {
            if (days.get(next).day() == first + t) {
                next++;
            }
            ObservedPrice holding = days.get(next - 1);
            boolean holds = first + t - holding.day() <= HOLDS_DAYS;
            prices[t] = holds ? holding.minor() / unit : Double.NaN;
            promos[t] = holds && holding.promo();
        }
        return new PriceTrack(first, prices, promos);
    }

    public int size() {
        return prices.length;
    }

    public int dayAt(int t) {
        return firstDay + t;
    }

    public int lastDay() {
        return firstDay + prices.length - 1;
    }

    public double priceAt(int t) {
        return prices[t];
    }

    public boolean isPromo(int t) {
        return promos[t];
    }

    /** The first {@code size} days. */
    public PriceTrack head(int size) {
        return new PriceTrack(firstDay, Arrays.copyOf(prices, size), Arrays.copyOf(promos, size));
    }

    /** The prices as a series with a season of a week. */
    public Series series() {
        return Series.of(prices, WEEK);
    }
}
