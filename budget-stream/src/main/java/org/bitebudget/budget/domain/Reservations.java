package org.bitebudget.budget.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a category's commitments reserve. A commitment reserves its amount until the day it is due is over, or until it is paid: it is paid
 * on the first day, from {@value #DAYS_EARLY} days before it is due on, on which the category spends at least its amount. What a day
 * spends pays commitments in the order they are due. Only the sums of days count, so that it does not matter how a payment is split.
 *
 * @param due commitments of one category and month, in the order they are due
 */
record Reservations(List<DueCommitment> due) {

    /** Nothing reserved. */
    static final Reservations NONE = new Reservations(List.of());

    private static final int DAYS_EARLY = 7;

    Reservations {
        due = List.copyOf(due);
    }

    /**
     * What is reserved at the end of a day.
     *
     * @param day from 0
     * @param spent what is spent on each day; days after {@code day} are not looked at
     */
    long reserved(int day, long[] spent) {
        if (due.isEmpty()) {
            return 0;
        }
        int[] paid = paidOn(day, spent);
        long reserved = 0;
        for (int i = 0; i < paid.length; i++) {
            if (paid[i] < 0 && dayOf(due.get(i)) > day) {
                reserved += due.get(i).minor();
            }
        }
        return reserved;
    }

    /** The commitments with the days they were paid on. */
    List<DueCommitment> settled(YearMonth month, long[] spent) {
        int[] paid = paidOn(spent.length - 1, spent);
        List<DueCommitment> settled = new ArrayList<>(paid.length);
        for (int i = 0; i < paid.length; i++) {
            DueCommitment open = due.get(i);
            Optional<LocalDate> on = paid[i] < 0 ? Optional.empty() : Optional.of(month.atDay(paid[i] + 1));
            settled.add(new DueCommitment(open.id(), open.category(), open.date(), open.minor(), on));
        }
        return settled;
    }

    /** The day each commitment was paid on, as seen at the end of a day; −1 for those that are not. */
    private int[] paidOn(int day, long[] spent) {
        long[] left = Arrays.copyOf(spent, day + 1);
        int[] paid = new int[due.size()];
        for (int i = 0; i < paid.length; i++) {
            paid[i] = -1;
            int dueDay = dayOf(due.get(i));
            for (int on = Math.max(0, dueDay - DAYS_EARLY); on <= Math.min(dueDay, day) && paid[i] < 0; on++) {
                if (left[on] >= due.get(i).minor()) {
                    left[on] -= due.get(i).minor();
                    paid[i] = on;
                }
            }
        }
        return paid;
    }

    private static int dayOf(DueCommitment commitment) {
        return commitment.date().getDayOfMonth() - 1;
    }
}
