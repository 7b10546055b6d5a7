package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * One category on every day of a month. A list of days, and the same as plain numbers for those who need no objects; days count from
 * 0, amounts are minor units.
 */
public final class CategoryDays extends AbstractList<CategoryDay> implements RandomAccess {

    private final YearMonth month;
    private final Thresholds thresholds;
    private final long[] planned;
    private final long[] spent;
    private final long[] carried;
    private final Reservations reservations;

    /**
     * Keeps the arrays.
     *
     * @param thresholds when a status turns; null without a plan, where every day is green
     */
    CategoryDays(
            YearMonth month,
            Thresholds thresholds,
            long[] planned,
            long[] spent,
            long[] carried,
            Reservations reservations) {
        this.month = month;
        this.thresholds = thresholds;
        this.planned = planned;
        this.spent = spent;
        this.carried = carried;
        this.reservations = reservations;
    }

    /** What the plan lays on the day. */
    public long planned(int day) {
        return planned[day];
    }

    /** What was spent on it. */
    public long spent(int day) {
        return spent[day];
    }

    /** What earlier days leave (positive) or took (negative), if nothing more is spent before this day. */
    public long carried(int day) {
        return carried[day];
    }

    /** What is left of it; negative for an overspend. */
    public long remaining(int day) {
        return planned[day] + carried[day] - spent[day];
    }

    /** How it stands. */
    public DayStatus status(int day) {
        return thresholds == null ? DayStatus.GREEN : thresholds.status(spent[day], planned[day] + carried[day]);
    }

    /** Whether two days are the same in everything but their date. */
    public boolean areAlike(int one, int other) {
        return planned[one] == planned[other] && spent[one] == spent[other] && carried[one] == carried[other];
    }

    /** What commitments still to come reserve at the day's end. */
    public long reserved(int day) {
        return reservations.reserved(day, spent);
    }

    /** What was spent in all. */
    public long spent() {
        long sum = 0;
        for (long onDay : spent) {
            sum += onDay;
        }
        return sum;
    }

    /** The commitments paid from the category, in the order they are due. */
    public List<DueCommitment> commitments() {
        return reservations.settled(month, spent);
    }

    @Override
    public CategoryDay get(int day) {
        return new CategoryDay(month.atDay(day + 1), planned[day], spent[day], carried[day], status(day));
    }

    @Override
    public int size() {
        return planned.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CategoryDays days
                && month.equals(days.month)
                && Objects.equals(thresholds, days.thresholds)
                && Arrays.equals(planned, days.planned)
                && Arrays.equals(spent, days.spent)
                && Arrays.equals(carried, days.carried)
                && reservations.equals(days.reservations);
    }

    @Override
    public int hashCode() {
        return Objects.hash(month, Arrays.hashCode(planned), Arrays.hashCode(spent), Arrays.hashCode(carried));
    }
}
