package org.bitebudget.ml.domain.lstm;

import java.time.LocalDate;
import java.util.Random;
import org.bitebudget.ml.domain.prices.PriceTrack;

/**
 * Price series of our own making, for training where no data may be shipped. Each follows one of three habits of grocery shops, drawn with its
 * parameters from the seed: shelf prices that step up once or twice a year with promotions of one or two weeks in between; everyday prices that hardly
 * move; and produce that follows the season with noise and weekend offers.
 */
public final class SyntheticPrices {
    private static final LocalDate BEGIN = LocalDate.of(2023, 1, 2);
    private static final double YEAR = 365.2425;
    private static final int WEEK = 7;
    private static final int SATURDAY = 5;

    private final Random random;

    public SyntheticPrices(long seed) {
        this.random = new Random(seed);
    }

    /** The next series, of that many days. */
    public PriceTrack next(int days) {
        double draw = random.nextDouble();
        if (draw < 0.45) {
            return promoted(days);
        }
        return draw < 0.85 ? everyday(days) : produce(days);
    }

    private PriceTrack promoted(int days) {
        double[] prices = new double[days];
        boolean[] promos = new boolean[days];
        double shelf = startingPrice();
        boolean announced = random.nextDouble() < 0.8;
        int cycle = WEEK * (3 + random.nextInt(6));
        int length = WEEK * (1 + random.nextInt(2));
        double depth = 0.1 + 0.3 * random.nextDouble();
        int offset = random.nextInt(cycle);
        for (int t = 0; t < days; t++) {
            shelf = random.nextDouble() < 1.5 / YEAR ? shelfPrice(shelf * (1.02 + 0.08 * random.nextDouble())) : shelf;
            int phase = (t + offset) % cycle;
            if (phase == 0 && random.nextDouble() < 0.3) {
                offset += WEEK;
                phase = WEEK;
            }
            boolean promotion = phase >= cycle - length;
            prices[t] = promotion ? shelfPrice(shelf * (1 - depth)) : shelf;
            promos[t] = promotion && announced;
        }
        return new PriceTrack(begin(), prices, promos);
    }

    private PriceTrack everyday(int days) {
        double[] prices = new double[days];
        double shelf = startingPrice();
        for (int t = 0; t < days; t++) {
            double change = random.nextDouble() < 0.75 ? 1.03 : 0.96;
            shelf = random.nextDouble() < 2.5 / YEAR ? shelfPrice(shelf * change) : shelf;
            prices[t] = shelf;
        }
        return new PriceTrack(begin(), prices, new boolean[days]);
    }

    private PriceTrack produce(int days) {
        double[] prices = new double[days];
        boolean[] promos = new boolean[days];
        int first = begin();
        double level = startingPrice();
        double swing = 0.1 + 0.25 * random.nextDouble();
        double peak = random.nextInt(365);
        boolean weekends = random.nextDouble() < 0.4;
        double noise = 0;
        double shown = level;
        for (int t = 0; t < days; t++) {
            noise = 0.9 * noise + 0.03 * random.nextGaussian();
            double season = swing * Math.cos(2 * Math.PI * (first + t - peak) / YEAR);
            double fair = level * Math.exp(season + noise);
            shown = t % WEEK == 0 || Math.abs(fair / shown - 1) > 0.12 ? shelfPrice(fair) : shown;
            int dayOfWeek = Math.floorMod(first + t - (int) BEGIN.toEpochDay(), WEEK);
            boolean offer = weekends && dayOfWeek >= SATURDAY;
            prices[t] = offer ? shelfPrice(shown * 0.85) : shown;
            promos[t] = offer;
        }
        return new PriceTrack(first, prices, promos);
    }

    private int begin() {
        return (int) BEGIN.toEpochDay() + random.nextInt(365);
    }

    /** Between 0.69 and about 30, as most groceries are. */
    private double startingPrice() {
        return shelfPrice(0.7 * Math.exp(3.7 * random.nextDouble()));
    }

    /** The nearest price that ends in 9. */
    private static double shelfPrice(double price) {
        return Math.max(9, Math.round((price * 100 - 9) / 10) * 10 + 9) / 100.0;
    }
}
