package org.bitebudget.budget.domain.insight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bitebudget.budget.domain.DueCommitment;
import org.bitebudget.platform.taxonomy.Bucket;

/**
 * A household's month as its budget stands, in minor units of one currency.
 *
 * @param month which month
 * @param currency ISO 4217 code
 * @param hasPlan whether anything is planned
 * @param categories every planned category and every one with spending
 * @param commitments the bills of its plan
 */
public record MonthStanding(
        YearMonth month, String currency, boolean hasPlan, List<Category> categories, List<DueCommitment> commitments) {

    /**
     * One category.
     *
     * @param id taxonomy id
     * @param bucket kind of spending
     * @param planned the month's amount after redistribution
     * @param days one for each day of the month
     */
    public record Category(String id, Bucket bucket, long planned, List<Day> days) {

        public Category {
            days = List.copyOf(days);
        }

        /** What was spent in the month. */
        public long spent() {
            return days.stream().mapToLong(Day::spent).sum();
        }

        /** Whether it is spent rather than put aside. */
        public boolean isSpending() {
            return bucket != Bucket.SAVING;
        }
    }

    /**
     * One day of a category.
     *
     * @param planned what the plan lays on it
     * @param spent what was spent on it
     * @param carried what earlier days left or took
     */
    public record Day(long planned, long spent, long carried) {

        /** What could be spent. */
        long available() {
            return planned + carried;
        }
    }

    public MonthStanding {
        categories = List.copyOf(categories);
        commitments = List.copyOf(commitments);
    }

    /** Planned over all categories. */
    public long planned() {
        return categories.stream().mapToLong(Category::planned).sum();
    }

    /** Planned for needs and wants. */
    public long plannedToSpend() {
        return spending().stream().mapToLong(Category::planned).sum();
    }

    /** Spent on needs and wants. */
    public long spent() {
        return spending().stream().mapToLong(Category::spent).sum();
    }

    /** The needs and wants. */
    public List<Category> spending() {
        return categories.stream().filter(Category::isSpending).toList();
    }

    /** The bills of needs and wants that are still reserved on a day: not paid, and due on it or later. */
    public List<DueCommitment> reserved(LocalDate day) {
        Set<String> spending = spending().stream().map(Category::id).collect(Collectors.toSet());
        return commitments.stream()
                .filter(bill -> bill.paidOn().isEmpty() && !bill.date().isBefore(day))
                .filter(bill -> spending.contains(bill.category()))
                .toList();
    }

    /** Whether more was spent on needs and wants on a day than they had. */
    public boolean isOver(int dayOfMonth) {
        long left = spending().stream()
                .map(category -> category.days().get(dayOfMonth - 1))
                .mapToLong(day -> day.available() - day.spent())
                .sum();
        return left < 0;
    }

    /** What was spent beyond the month of its category, over needs and wants. */
    public long overPlan() {
        return spending().stream()
                .mapToLong(category -> Math.max(0, category.spent() - category.planned()))
                .sum();
    }
}
