package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.platform.money.LargestRemainder;
import org.bitebudget.platform.taxonomy.Bucket;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * One category on its way through a month, day by day; days count from 0. Holds at every moment: the days' planned amounts
 * less the shortfall add up to the month's amount.
 */
final class CategoryTrack {

    private final String category;
    private final YearMonth month;
    private final long[] spent;
    private final long[] planned;
    private final long[] carried;
    private long[] weights;
    private Bucket bucket;
    private CarryPolicy policy = CarryPolicy.NONE;
    private long base;
    private long redistributed;
    private long shortfall;
    private long spentSoFar;
    private long lived;
    private long toldUncovered;

    /** @param spent what is spent on each day; the track keeps the array */
    CategoryTrack(String category, YearMonth month, long[] spent) {
        this.category = category;
        this.month = month;
        this.spent = spent;
        this.planned = new long[spent.length];
        this.carried = new long[spent.length];
        this.weights = new DayDistribution.Even().weights(month);
        this.bucket = Taxonomy.shipped().category(category).bucket();
    }

    /** A plan takes effect on a day: what was lived stays, the days from then on hold the rest of the new month amount. */
    void plan(int day, PlannedCategory plannedCategory, long amount) {
        bucket = plannedCategory.bucket();
        weights = plannedCategory.distribution().weights(month);
        base = amount;
        replan(day);
        // An overspend that the new plan itself makes is the household's decision, not a reason to move money.
        toldUncovered = overspend();
    }

    /** A plan without this category takes effect on a day. */
    void dropFromPlan(int day) {
        base = 0;
        replan(day);
        toldUncovered = overspend();
    }

    /** Money moves in (positive) or out (negative) at the end of a day: the days after it are planned anew, or the last day itself. */
    void move(int day, long amount) {
        redistributed += amount;
        if (day + 1 < planned.length) {
            replan(day + 1);
            return;
        }
        long shortfallBefore = shortfall;
        lived -= planned[day];
        replan(day);
        lived += planned[day];
        if (policy != CarryPolicy.NONE) {
            carried[day] -= shortfall - shortfallBefore;
        }
    }

    /** An overspend has been told and could not be covered; it is not told again. */
    void leaveUncovered(long amount) {
        toldUncovered += amount;
    }

    /** A day begins: fixes what is carried into it. */
    void begin(int day, CarryPolicy carryPolicy) {
        policy = carryPolicy;
        long rest = lived - shortfall - spentSoFar;
        int daysLeft = planned.length - day;
        carried[day] = switch (policy) {
            case NONE -> 0;
            case NEXT_DAY -> rest;
            // The first of the even parts that largest remainder gives.
            case REST_OF_MONTH -> rest / daysLeft + Long.signum(rest % daysLeft);
        };
    }

    /** A day ends: it is lived and its spending counts. */
    void end(int day) {
        lived = Math.addExact(lived, planned[day]);
        spentSoFar = Math.addExact(spentSoFar, spent[day]);
        // Money that came back lowers what is still told.
        toldUncovered = Math.min(toldUncovered, overspend());
    }

    /** Month plan − spent so far, in minor units. */
    long surplus() {
        return month() - spentSoFar;
    }

    /** The overspend of the month that nobody has been told of yet. */
    long need() {
        return overspend() - toldUncovered;
    }

    CategoryMonth toMonth(Thresholds thresholds, boolean hasPlan) {
        List<CategoryDay> days = new ArrayList<>(planned.length);
        for (int day = 0; day < planned.length; day++) {
            DayStatus status = hasPlan ? thresholds.status(spent[day], planned[day] + carried[day]) : DayStatus.GREEN;
            days.add(new CategoryDay(month.atDay(day + 1), planned[day], spent[day], carried[day], status));
        }
        DayStatus status = hasPlan ? thresholds.status(spentSoFar, month()) : DayStatus.GREEN;
        return new CategoryMonth(category, bucket, month(), redistributed, shortfall, status, days);
    }

    private long month() {
        return base + redistributed;
    }

    private long overspend() {
        return Math.max(0, spentSoFar - month());
    }

    /** Lays what the month holds above the lived days onto the days from {@code from} on. */
    private void replan(int from) {
        long rest = month() - lived;
        shortfall = Math.max(0, -rest);
        long[] part = Arrays.copyOfRange(weights, from, weights.length);
        if (Arrays.stream(part).allMatch(weight -> weight == 0)) {
            Arrays.fill(part, 1);
        }
        long[] days = LargestRemainder.split(Math.max(0, rest), part);
        System.arraycopy(days, 0, planned, from, days.length);
    }
}
