package org.bitebudget.ml.domain.recommend;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a shopper buys one item. Ages are counted in baskets: the newest has age 0.
 *
 * @param times baskets that held it
 * @param age of the newest of them
 * @param firstAge of the oldest of them
 * @param slow Σ 0.9^age over them
 * @param fast Σ 0.6^age over them
 */
record Habit(int times, int age, int firstAge, double slow, double fast) {
    private static final double SLOW = 0.9;
    private static final double FAST = 0.6;
    private static final int LONG_AGO = 99;

    /** Of an item that was never bought. */
    static final Habit NONE = new Habit(0, LONG_AGO, LONG_AGO, 0, 0);

    /** Habits of everything in the history, by item in ascending order. */
    static Map<Integer, Habit> of(List<Basket> history) {
        Map<Integer, Habit> habits = new TreeMap<>();
        for (int i = 0; i < history.size(); i++) {
            int age = history.size() - 1 - i;
            Habit once = new Habit(1, age, age, slowWeight(age), Math.pow(FAST, age));
            history.get(i).forEach(item -> habits.merge(item, once, Habit::then));
        }
        return habits;
    }

    /** What a basket of that age counts in the slow sum. */
    static double slowWeight(int age) {
        return Math.pow(SLOW, age);
    }

    /** The slow sum of an item that was in each of so many baskets. */
    static double slowSum(int baskets) {
        return (1 - Math.pow(SLOW, baskets)) / (1 - SLOW);
    }

    private Habit then(Habit later) {
        return new Habit(times + 1, later.age, firstAge, slow + later.slow, fast + later.fast);
    }

    /** Mean number of baskets from one time to the next; −1 if it was bought once at most. */
    double interval() {
        return times > 1 ? (double) (firstAge - age) / (times - 1) : -1;
    }

    /** How far into that interval the next basket is: 1 is when it is due; −1 if the interval is unknown. */
    double due() {
        return times > 1 ? (age + 1) / interval() : -1;
    }
}
