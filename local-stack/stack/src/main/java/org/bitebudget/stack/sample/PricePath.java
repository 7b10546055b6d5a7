package org.bitebudget.stack.sample;

import java.util.random.RandomGenerator;

/**
 * How one product's price moves from day to day: it stays for weeks, mostly rises a little when it moves, is sometimes
 * cut for good, and falls for a week during promotions.
 */
final class PricePath {

    private static final double CHANGES_PER_DAY = 1 / 30.0;
    private static final double CUTS_PER_DAY = 1 / 500.0;
    private static final double PROMOS_PER_DAY = 1 / 45.0;

    private final RandomGenerator random;
    private double level;
    private int promoDays;
    private int promoPercent;

    PricePath(long startMinor, RandomGenerator random) {
        this.level = startMinor;
        this.random = random;
    }

    void nextDay() {
        promoDays = Math.max(0, promoDays - 1);
        if (random.nextDouble() < CHANGES_PER_DAY) {
            level *= 1 + 0.015 + 0.02 * random.nextGaussian();
        }
        if (random.nextDouble() < CUTS_PER_DAY) {
            level *= 1 - random.nextDouble(0.08, 0.15);
        }
        if (promoDays == 0 && random.nextDouble() < PROMOS_PER_DAY) {
            startPromo(15 + 5 * random.nextInt(4));
        }
    }

    void startPromo(int percent) {
        promoDays = 5 + random.nextInt(5);
        promoPercent = percent;
    }

    boolean promoted() {
        return promoDays > 0;
    }

    int promoPercent() {
        return promoPercent;
    }

    /** Price without a promotion, in minor units, ending in 5 or 9 as shelf prices do. */
    long listPrice() {
        return shelfEnding(level);
    }

    /** What has to be paid today, in minor units. */
    long price() {
        return promoted() ? shelfEnding(level * (100 - promoPercent) / 100) : listPrice();
    }

    private static long shelfEnding(double minor) {
        long fives = Math.max(1, Math.round(minor / 5)) * 5;
        return fives % 10 == 0 ? fives - 1 : fives;
    }
}
