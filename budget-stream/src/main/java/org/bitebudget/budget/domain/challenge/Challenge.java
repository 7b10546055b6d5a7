package org.bitebudget.budget.domain.challenge;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bitebudget.budget.domain.InvalidBudgetInputException;
import org.bitebudget.platform.money.Money;

/**
 * Something a household wants to manage within a span of days.
 *
 * @param kind what counts
 * @param categories taxonomy ids it is about, what lies below them included; empty for all spending
 * @param start first day
 * @param end last day, at most a year later
 * @param targetDays how many days, for the kinds that count days; 0 for a cap
 * @param limit the cap, or what a day of a streak may cost at most; zero for days without spending
 */
public record Challenge(
        Kind kind, List<String> categories, LocalDate start, LocalDate end, int targetDays, Money limit) {

    /** What counts. */
    public enum Kind {
        /** So many days on which nothing is spent. */
        NO_SPEND_DAYS,
        /** No more than so much spent in all. */
        SPENDING_CAP,
        /** So many days in a row that cost no more than the limit. */
        STREAK
    }

    private static final int LONGEST_DAYS = 366;

    /** @throws InvalidBudgetInputException if it cannot be managed, or is managed already */
    public Challenge {
        categories = List.copyOf(categories);
        if (end.isBefore(start) || ChronoUnit.DAYS.between(start, end) >= LONGEST_DAYS) {
            throw new InvalidBudgetInputException(
                    "a challenge lasts 1 to " + LONGEST_DAYS + " days, not " + start + " to " + end);
        }
        if (limit.minor() < 0) {
            throw new InvalidBudgetInputException("a challenge's limit is negative: " + limit);
        }
        if (kind == Kind.SPENDING_CAP) {
            requireCap(targetDays, limit);
        } else {
            requireDays(kind, start, end, targetDays, limit);
        }
    }

    /** How many days it lasts. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(start, end) + 1;
    }

    private static void requireCap(int targetDays, Money limit) {
        if (targetDays != 0) {
            throw new InvalidBudgetInputException("a cap counts money, not days");
        }
        if (limit.minor() == 0) {
            throw new InvalidBudgetInputException("a cap is above zero; count days without spending instead");
        }
    }

    private static void requireDays(Kind kind, LocalDate start, LocalDate end, int targetDays, Money limit) {
        long days = ChronoUnit.DAYS.between(start, end) + 1;
        if (targetDays < 1 || targetDays > days) {
            throw new InvalidBudgetInputException(
                    "of " + days + " days 1 to " + days + " can be asked for, not " + targetDays);
        }
        if (kind == Kind.NO_SPEND_DAYS && limit.minor() != 0) {
            throw new InvalidBudgetInputException("days without spending have no limit; a streak has");
        }
    }
}
