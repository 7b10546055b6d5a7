package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.platform.money.LargestRemainder;

/** How a category's money lies on the days of a month, counted from 0: commitments on the days they are due, the rest by weight. */
final class DayLayout {

    private final long[] weights;
    private final boolean even;
    private final long[] due;
    private final boolean hasDue;

    private DayLayout(long[] weights, boolean even, long[] due, boolean hasDue) {
        this.weights = weights;
        this.even = even;
        this.due = due;
        this.hasDue = hasDue;
    }

    /** Every day alike. */
    static DayLayout even(YearMonth month) {
        return of(month, new DayDistribution.Even(), List.of());
    }

    static DayLayout of(YearMonth month, DayDistribution distribution, List<DueCommitment> commitments) {
        long[] due = new long[month.lengthOfMonth()];
        for (DueCommitment commitment : commitments) {
            due[commitment.date().getDayOfMonth() - 1] += commitment.minor();
        }
        boolean even = distribution instanceof DayDistribution.Even;
        return new DayLayout(even ? new long[0] : distribution.weights(month), even, due, !commitments.isEmpty());
    }

    /**
     * Lays an amount on the days from one on, by largest remainder. What is less than the commitments still to come is split over them.
     *
     * @param amount minor units, not negative
     * @param planned the days, of which those from {@code from} on are set
     */
    void lay(long amount, int from, long[] planned) {
        long committed = 0;
        for (int day = from; hasDue && day < due.length; day++) {
            committed += due[day];
        }
        if (committed > amount) {
            set(LargestRemainder.split(amount, Arrays.copyOfRange(due, from, due.length)), from, planned);
            return;
        }
        spread(amount - committed, from, planned);
        for (int day = from; committed > 0 && day < due.length; day++) {
            planned[day] += due[day];
        }
    }

    private void spread(long amount, int from, long[] planned) {
        if (!even) {
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
