package org.bitebudget.ml.domain.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The items with the highest values. */
public final class Highest {
    private Highest() {}

    /** At most so many items with values above zero, best first; of equal ones the lower number. */
    public static List<Integer> of(double[] values, int count) {
        Comparator<Integer> worstFirst =
                Comparator.<Integer>comparingDouble(item -> values[item]).thenComparing(Comparator.reverseOrder());
        PriorityQueue<Integer> best = new PriorityQueue<>(count + 1, worstFirst);
        for (int item = 0; item < values.length; item++) {
            if (values[item] > 0) {
                best.add(item);
                if (best.size() > count) {
                    best.poll();
                }
            }
        }
        List<Integer> items = new ArrayList<>(best);
        items.sort(worstFirst.reversed());
        return items;
    }
}
