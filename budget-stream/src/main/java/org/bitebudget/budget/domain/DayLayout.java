package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.platform.money.LargestRemainder;

/** How a category's money lies on the days of a month, counted from 0: commitments on the days they are due, the rest by weight. */
final class DayLayout {

    private static final DayLayout EVEN = new DayLayout(null, null);

    // Null where every day weighs the same.
    private final long[] weights;
    // Null where nothing is due.
    private final long[] due;

    private DayLayout(long[] weights, long[] due) {
        this.weights = weights;
        this.due = due;
    }

    /** Every day alike. */
    static DayLayout even() {
        return EVEN;
    }

    static DayLayout of(YearMonth month, DayDistribution distribution, List<DueCommitment> commitments) {
        boolean even = distribution instanceof DayDistribution.Even;
        if (even && commitments.isEmpty()) {
            return EVEN;
        }
        long[] due = commitments.isEmpty() ? null : new long[month.lengthOfMonth()];
        for (DueCommitment commitment : commitments) {
            due[commitment.date().getDayOfMonth() - 1] += commitment.minor();
        }
        return new DayLayout(even ? null : distribution.weights(month), due);
    }

    /**
     * Lays an amount on the days from one on, by largest remainder. What is less than the commitments still to come is split over them.
     *
     * @param amount minor units, not negative
     * @param planned the days, of which those from {@code from} on are set
     */
    void lay(long amount, int from, long[] planned) {
        long committed = committed(from);
        if (committed > amount) {
            set(LargestRemainder.split(amount, Arrays.copyOfRange(due, from, due.length)), from, planned);
            return;
        }
        spread(amount - committed, from, planned);
        for (int day = from; committed > 0 && day < due.length; day++) {
            planned[day] += due[day];
        }
    }

    private long committed(int from) {
        long committed = 0;
        for (int day = from; due != null && day < due.length; day++) {
            committed += due[day];
        }
        return committed;
    }

    private void spread(long amount, int from, long[] planned) {
        if (weights != null) {
            long[] part = Arrays.copyOfRange(weights, from, weights.length);
            if (Arrays.stream(part).anyMatch(weight -> weight > 0)) {
                set(LargestRemainder.split(amount, part), from, planned);
                return;
            }
        }
        int days = planned.length - from;
        long each = amount / days;
        long larger = amount % days;
        for (int i = 0; i < days; i++) {
            planned[from + i] = i < larger ? each + 1 : each;
        }
    }

    private static void set(long[] days, int from, long[] planned) {
        System.arraycopy(days, 0, planned, from, days.length);
    }
}
