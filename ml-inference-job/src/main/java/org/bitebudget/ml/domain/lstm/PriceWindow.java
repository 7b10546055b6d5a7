package org.bitebudget.ml.domain.lstm;

import java.time.LocalDate;
import org.bitebudget.ml.domain.prices.PriceTrack;

/**
 * What the price network sees of a series: the {@value #DAYS} days up to its newest one, {@value #FEATURES} figures a day.
 *
 * <ol>
 *   <li>price as {@value #LOG_SCALE}·log of its ratio to the newest price, within ±{@value #LARGEST_LOG}
 *   <li>season as the sine of the day's angle in the year
 *   <li>day of week from −1 (Monday) to 1 (Sunday)
 *   <li>1 on promotion, else 0
 *   <li>how long the price has been unchanged, as a share of the window
 * </ol>
 *
 * <p>Ratios make one network fit all products and currencies. Days before the series began repeat its first price; gaps repeat the price before.
 */
public final class PriceWindow {
    public static final int DAYS = 30;
    public static final int FEATURES = 5;
    /** Days that one answer of the network covers. */
    public static final int HORIZON = 14;

    private static final double LOG_SCALE = 10;
    private static final double LARGEST_LOG = 15;
    private static final double YEAR = 365.2425;

    private PriceWindow() {}

    /**
     * The window that ends with the last day of the track, day by day; {@value #DAYS} × {@value #FEATURES} figures.
     *
     * @throws IllegalArgumentException if no price is known or one isn't positive
     */
    public static float[] encode(PriceTrack track) {
        double[] prices = held(track);
        double newest = prices[prices.length - 1];
        float[] window = new float[DAYS * FEATURES];
        int unchanged = 0;
        for (int i = 0; i < DAYS; i++) {
            int t = track.size() - DAYS + i;
            int known = Math.max(0, t);
            boolean same = t > 0 && prices[t] == prices[t - 1];
            unchanged = same ? unchanged + 1 : 0;
            LocalDate date = LocalDate.ofEpochDay(track.lastDay() - DAYS + 1L + i);
            int at = i * FEATURES;
            window[at] = (float) scaled(prices[known] / newest);
            window[at + 1] = (float) Math.sin(2 * Math.PI * date.getDayOfYear() / YEAR);
            window[at + 2] = (date.getDayOfWeek().getValue() - 4) / 3f;
            window[at + 3] = track.isPromo(known) ? 1 : 0;
            window[at + 4] = Math.min(1f, unchanged / (float) DAYS);
        }
        return window;
    }

    /** The target of training for a ratio of a later price to the newest one; {@link #price} is its inverse. */
    public static double scaled(double ratio) {
        return Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, LOG_SCALE * Math.log(ratio)));
    }

    /** The price that an answer of the network stands for. */
    public static double price(double newest, double answer) {
        return newest * Math.exp(answer / LOG_SCALE);
    }

    private static double[] held(PriceTrack track) {
        double[] prices = new double[track.size()];
        double before =
                track.series().known().length == 0 ? Double.NaN : track.series().known()[0];
        for (int t = 0; t < prices.length; t++) {
            double price = track.priceAt(t);
            prices[t] = Double.isNaN(price) ? before : price;
            before = prices[t];
            if (!(before > 0)) {
                throw new IllegalArgumentException("the network needs positive prices but one is " + before);
            }
        }
        return prices;
    }
}
