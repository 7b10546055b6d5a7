package org.bitebudget.budget.domain.goal;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import org.bitebudget.budget.domain.sentence.MessageKey;
import org.bitebudget.budget.domain.sentence.Sentence;
import org.bitebudget.platform.money.Money;

/**
 * How a savings goal stands on a day.
 *
 * @param goal what is saved for
 * @param saved put aside so far
 * @param daysLeft days to save on, today and the deadline included; 0 once the deadline is past
 * @param requiredPerDay what has to be put aside on each of them, rounded up; all that is missing once the deadline is past
 * @param projected day on which the goal is reached if saving goes on at the pace since it was opened; absent if nothing was
 *     saved, or not within a hundred years
 * @param status whether it gets there in time
 */
public record GoalProgress(
        SavingsGoal goal,
        Money saved,
        int daysLeft,
        Money requiredPerDay,
        Optional<LocalDate> projected,
        Status status) {

    /** How a goal stands. */
    public enum Status {
        /** No more is required a day than on the first day. */
        ON_TRACK,
        /** More is required a day than on the first day. */
        BEHIND,
        /** The target is saved. */
        REACHED,
        /** The deadline is past and the target is not saved. */
        MISSED
    }

    private static final int FARTHEST_DAYS = 36_525;

    /**
     * The progress on a day.
     *
     * @param contributions all there are, in any order
     * @param today the day
     */
    public static GoalProgress of(SavingsGoal goal, Collection<Contribution> contributions, LocalDate today) {
        long saved = contributions.stream().mapToLong(Contribution::minor).reduce(0, Math::addExact);
        long missing = Math.max(0, goal.target().minor() - saved);
        int daysLeft = (int) Math.max(0, ChronoUnit.DAYS.between(today, goal.deadline()) + 1);
        long perDay = perDay(missing, daysLeft);
        return new GoalProgress(
                goal,
                new Money(saved, goal.target().currency()),
                daysLeft,
                new Money(perDay, goal.target().currency()),
                projected(goal, saved, missing, today),
                status(goal, missing, perDay, today));
    }

    /** What is still missing. */
    public Money missing() {
        return new Money(Math.max(0, goal.target().minor() - saved.minor()), saved.currency());
    }

    /** The progress in a sentence. */
    public Sentence sentence() {
        return switch (status) {
            case REACHED -> Sentence.of(MessageKey.GOAL_REACHED, saved, goal.target());
            case MISSED -> Sentence.of(MessageKey.GOAL_MISSED, saved, goal.target(), goal.deadline(), missing());
            case ON_TRACK ->
                Sentence.of(MessageKey.GOAL_ON_TRACK, saved, goal.target(), requiredPerDay, daysLeft, goal.deadline());
            case BEHIND ->
                projected
                        .map(day -> Sentence.of(
                                MessageKey.GOAL_BEHIND, saved, goal.target(), day, requiredPerDay, goal.deadline()))
                        .orElseGet(() -> Sentence.of(
                                MessageKey.GOAL_NOT_BEGUN, goal.target(), requiredPerDay, daysLeft, goal.deadline()));
        };
    }

    private static Optional<LocalDate> projected(SavingsGoal goal, long saved, long missing, LocalDate today) {
        if (missing == 0) {
            return Optional.of(today);
        }
        if (saved <= 0) {
            return Optional.empty();
        }
        long lived = Math.max(1, ChronoUnit.DAYS.between(goal.openedOn(), today) + 1);
        BigInteger[] days = BigInteger.valueOf(missing)
                .multiply(BigInteger.valueOf(lived))
                .divideAndRemainder(BigInteger.valueOf(saved));
        BigInteger needed = days[1].signum() > 0 ? days[0].add(BigInteger.ONE) : days[0];
        return needed.compareTo(BigInteger.valueOf(FARTHEST_DAYS)) > 0
                ? Optional.empty()
                : Optional.of(today.plusDays(needed.intValue()));
    }

    /** Rounded up, so that whoever keeps to it is not late by a day. */
    private static long perDay(long minor, long days) {
        return -Math.floorDiv(-minor, Math.max(1, days));
    }

    private static Status status(SavingsGoal goal, long missing, long perDay, LocalDate today) {
        if (missing == 0) {
            return Status.REACHED;
        }
        if (today.isAfter(goal.deadline())) {
            return Status.MISSED;
        }
        long atFirst = perDay(goal.target().minor(), ChronoUnit.DAYS.between(goal.openedOn(), goal.deadline()) + 1);
        return perDay <= atFirst ? Status.ON_TRACK : Status.BEHIND;
    }
}
