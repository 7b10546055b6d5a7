package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bitebudget.platform.taxonomy.Bucket;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * One category on its way through a month, day by day; days count from 0. Holds at every moment: the days' planned amounts
 * less the shortfall add up to the month's amount. It remembers how its days began and can go back to any of them.
 */
final class CategoryTrack {

    private final String category;
    private final YearMonth month;
    private final long[] spent;
    private final long[] planned;
    private final long[] carried;
    private final List<DayStart> starts = new ArrayList<>(2);
    private boolean changed = true;
    private Bucket bucket;
    private DayLayout layout;
    private Reservations reservations = Reservations.NONE;
    private CarryPolicy policy = CarryPolicy.NONE;
    private long base;
    // What came from each other category, negative where it was given to it.
    private Map<String, Long> moved = Map.of();
    private long redistributed;
    private long toldUncovered;
    private int laidFrom;
    private long laid;
    private long spentSoFar;
    private long lived;

    /**
     * How a day begins, as far as the days before it do not tell. Kept for the days that begin otherwise than the day before.
     *
     * @param laidFrom first of the days that were last planned anew
     * @param laid what they hold together; negative: by how much the days before them hold more than the month
     */
    private record DayStart(
            int day,
            Bucket bucket,
            DayLayout layout,
            Reservations reservations,
            long base,
            Map<String, Long> moved,
            long redistributed,
            long toldUncovered,
            int laidFrom,
            long laid) {}

    /** @param spent what is spent on each day; the track keeps the array */
    CategoryTrack(String category, YearMonth month, long[] spent) {
        this.category = category;
        this.month = month;
        this.spent = spent;
        this.planned = new long[spent.length];
        this.carried = new long[spent.length];
        this.layout = DayLayout.even();
        this.bucket = Taxonomy.shipped().category(category).bucket();
    }

    String category() {
        return category;
    }

    boolean hasSpending() {
        for (long onDay : spent) {
            if (onDay != 0) {
                return true;
            }
        }
        return false;
    }

    /** A day is about to begin, before any plan that takes effect on it: {@link #rewind} can come back here. */
    void remember(int day) {
        if (changed) {
            starts.add(new DayStart(
                    day, bucket, layout, reservations, base, moved, redistributed, toldUncovered, laidFrom, laid));
            changed = false;
        }
    }

    /** Back to the beginning of a day that was lived, if any was; what was spent may have changed from that day on. */
    void rewind(int day) {
        if (starts.isEmpty()) {
            return;
        }
        while (starts.get(starts.size() - 1).day() > day) {
            starts.remove(starts.size() - 1);
        }
        DayStart start = starts.get(starts.size() - 1);
        changed = false;
        bucket = start.bucket();
        layout = start.layout();
        reservations = start.reservations();
        base = start.base();
        moved = start.moved();
        redistributed = start.redistributed();
        toldUncovered = start.toldUncovered();
        laidFrom = start.laidFrom();
        laid = start.laid();
        layout.lay(Math.max(0, laid), laidFrom, planned);
        lived = 0;
        spentSoFar = 0;
        for (int before = 0; before < day; before++) {
            lived += planned[before];
            spentSoFar += spent[before];
        }
    }

    /**
     * A plan takes effect on a day: what was lived stays, the days from then on hold the rest of the new month amount, which is nothing if
     * the plan leaves the category out. What moved between two categories of which it leaves one out is back where it came from: the plan
     * has no money for it any more, or has it planned elsewhere.
     */
    void adopt(int day, PlanLayout plan) {
        PlanLayout.Row row = plan.row(category);
        if (row == null) {
            reservations = Reservations.NONE;
            base = 0;
        } else {
            bucket = row.category().bucket();
            layout = row.days();
            reservations = row.reservations();
            base = row.amount();
        }
        if (!moved.isEmpty()) {
            Map<String, Long> kept = new HashMap<>(moved);
            kept.keySet().removeIf(other -> row == null || plan.row(other) == null);
            setMoved(kept);
        }
        replan(day);
        // An overspend that the new plan itself makes is the household's decision, not a reason to move money.
        toldUncovered = overspend();
    }

    /**
     * Money moves at the end of a day: the days after it are planned anew, or the last day itself.
     *
     * @param amounts what comes from other categories (positive) or goes to them (negative), by category
     */
    void move(int day, Map<String, Long> amounts) {
        Map<String, Long> all = new HashMap<>(moved);
        amounts.forEach((other, amount) -> all.merge(other, amount, Long::sum));
        setMoved(all);
        if (day + 1 < planned.length) {
            replan(day + 1);
            return;
        }
        long shortfallBefore = shortfall();
        lived -= planned[day];
        replan(day);
        lived += planned[day];
        if (policy != CarryPolicy.NONE) {
            carried[day] -= shortfall() - shortfallBefore;
        }
    }

    /** An overspend has been told and could not be covered; it is not told again. */
    void leaveUncovered(long amount) {
        changed |= amount != 0;
        toldUncovered += amount;
    }

    /** A day begins: fixes what is carried into it. */
    void begin(int day, CarryPolicy carryPolicy) {
        policy = carryPolicy;
        long rest = lived - shortfall() - spentSoFar;
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
        if (toldUncovered > overspend()) {
            toldUncovered = overspend();
            changed = true;
        }
    }

    /** Month plan − spent so far − reserved for commitments to come, in minor units. */
    long surplus(int day) {
        return month() - spentSoFar - reservations.reserved(day, spent);
    }

    /** The overspend of the month that nobody has been told of yet. */
    long need() {
        return overspend() - toldUncovered;
    }

    /** @param thresholds when a status turns; null if the month has no plan */
    CategoryMonth toMonth(Thresholds thresholds) {
        CategoryDays days =
                new CategoryDays(month, thresholds, planned.clone(), spent.clone(), carried.clone(), reservations);
        DayStatus status = thresholds == null ? DayStatus.GREEN : thresholds.status(spentSoFar, month());
        return new CategoryMonth(category, bucket, month(), redistributed, shortfall(), status, days);
    }

    private long month() {
        return base + redistributed;
    }

    private long shortfall() {
        return Math.max(0, -laid);
    }

    private long overspend() {
        return Math.max(0, spentSoFar - month());
    }

    private void setMoved(Map<String, Long> amounts) {
        moved = Map.copyOf(amounts);
        redistributed = moved.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Lays what the month holds above the lived days onto the days from {@code from} on. */
    private void replan(int from) {
        changed = true;
        laidFrom = from;
        laid = month() - lived;
        layout.lay(Math.max(0, laid), from, planned);
    }
}
