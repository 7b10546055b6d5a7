package org.bitebudget.ml.domain.change;

import java.util.Arrays;
import java.util.Set;

/** The features of one day in the situation of one product; what an effect that is left out would say is 0. */
final class DayFeatures {
    private static final int[] AGES = {1, 2, 4, 7, 8, 14, 15, 22, 29, 57};
    private static final int WEEK = 7;

    static final int OWN = 1;
    private static final int AGE = 2;
    private static final int UNSEEN = AGE + AGES.length;
    private static final int PROMO = UNSEEN + 1;
    private static final int PROMO_AGE = PROMO + 1;
    private static final int MOVE = PROMO_AGE + AGES.length;
    private static final int WEEKDAY = MOVE + 4;
    private static final int RECENT = WEEKDAY + WEEK;
    static final int COUNT = RECENT + 1;

    private final Set<Effect> effects;
    private final Situation from;
    private final double[] x = new double[COUNT];
    private final double own;
    private final double recent;

    /**
     * @param mean the store's events a day and product
     * @param recent how much more happened lately, as a logarithm
     */
    DayFeatures(Set<Effect> effects, Situation from, double mean, double recent) {
        this.effects = effects;
        this.from = from;
        this.own = Math.log((from.events() + 1) / (from.days() * mean + 1));
        this.recent = recent;
    }

    /** Of that day; the array is used again for the next one. */
    double[] at(int day) {
        Arrays.fill(x, 0);
        x[0] = 1;
        int age = day - from.since();
        int step = step(age);
        if (effects.contains(Effect.OWN_RATE)) {
            x[OWN] = own;
        }
        if (effects.contains(Effect.AGE)) {
            x[from.began() ? AGE + step : UNSEEN] = 1;
        }
        if (effects.contains(Effect.PROMOTION) && from.promo()) {
            x[PROMO] = 1;
            x[PROMO_AGE + step] = 1;
        }
        if (effects.contains(Effect.LAST_MOVE) && from.lastMove() != 0) {
            x[MOVE + (from.lastMove() < 0 ? 0 : 1) + (age > 28 ? 2 : 0)] = 1;
        }
        if (effects.contains(Effect.WEEKDAY)) {
            x[WEEKDAY + Math.floorMod(day, WEEK)] = 1;
        }
        if (effects.contains(Effect.RECENT)) {
            x[RECENT] = recent;
        }
        return x;
    }

    private static int step(int age) {
        int step = 0;
        while (step < AGES.length - 1 && age >= AGES[step + 1]) {
            step++;
        }
        return step;
    }
}
