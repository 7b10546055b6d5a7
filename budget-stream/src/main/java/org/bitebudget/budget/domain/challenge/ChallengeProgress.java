package org.bitebudget.budget.domain.challenge;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.bitebudget.budget.domain.history.PurchaseHistory;
import org.bitebudget.budget.domain.sentence.MessageKey;
import org.bitebudget.budget.domain.sentence.Sentence;
import org.bitebudget.platform.money.Money;

/**
 * How a challenge stands on a day: a fold over the days, so that a late or corrected entry changes what it should have changed
 * from the start, and nothing else. A day counts once it is over.
 *
 * @param challenge what was set
 * @param days days without spending, or the longest streak; 0 for a cap
 * @param currentStreak days in a row up to yesterday that kept the limit
 * @param spent what was spent in its currency and categories within its days, refunds taken off
 * @param daysLeft days still to come, today included
 * @param status how it stands
 */
public record ChallengeProgress(
        Challenge challenge, int days, int currentStreak, Money spent, int daysLeft, Status status) {

    /** How a challenge stands. */
    public enum Status {
        /** It has not begun. */
        UPCOMING,
        /** It can still be managed. */
        RUNNING,
        /** It is managed. */
        COMPLETED,
        /** It can no longer be managed. */
        FAILED
    }

    /**
     * The progress on a day.
     *
     * @param history all purchases of the challenge's days at least
     * @param today the day
     */
    public static ChallengeProgress of(Challenge challenge, PurchaseHistory history, LocalDate today) {
        ScopedSpending spending = ScopedSpending.of(challenge, history);
        int kept = 0;
        int streak = 0;
        int longest = 0;
        for (LocalDate day = challenge.start();
                !day.isAfter(challenge.end()) && day.isBefore(today);
                day = day.plusDays(1)) {
            boolean keeps = spending.keeps(day);
            kept += keeps ? 1 : 0;
            streak = keeps ? streak + 1 : 0;
            longest = Math.max(longest, streak);
        }
        LocalDate next = today.isBefore(challenge.start()) ? challenge.start() : today;
        int daysLeft = (int) Math.max(0, ChronoUnit.DAYS.between(next, challenge.end()) + 1);
        // Today is lost already if it broke the limit.
        boolean lostToday = daysLeft > 0 && next.equals(today) && !spending.keeps(today);
        int winnable = lostToday ? daysLeft - 1 : daysLeft;
        int possible =
                switch (challenge.kind()) {
                    case NO_SPEND_DAYS -> kept + winnable;
                    case STREAK -> Math.max(longest, lostToday ? winnable : streak + winnable);
                    case SPENDING_CAP -> 0;
                };
        int days =
                switch (challenge.kind()) {
                    case NO_SPEND_DAYS -> kept;
                    case STREAK -> longest;
                    case SPENDING_CAP -> 0;
                };
        Status status = challenge.kind() == Challenge.Kind.SPENDING_CAP
                ? statusOfCap(challenge, spending.total(), today)
                : statusOfDays(challenge, days, possible, today);
        Money spent = new Money(spending.total(), challenge.limit().currency());
        return new ChallengeProgress(challenge, days, streak, spent, daysLeft, status);
    }

    /** The progress in a sentence. */
    public Sentence sentence() {
        if (status == Status.UPCOMING) {
            return Sentence.of(MessageKey.CHALLENGE_UPCOMING, challenge.start(), challenge.end());
        }
        return challenge.kind() == Challenge.Kind.SPENDING_CAP ? sentenceOfCap() : sentenceOfDays();
    }

    private Sentence sentenceOfCap() {
        Money limit = challenge.limit();
        return switch (status) {
            case COMPLETED -> Sentence.of(MessageKey.CHALLENGE_CAP_COMPLETED, spent, limit);
            case FAILED -> Sentence.of(MessageKey.CHALLENGE_CAP_FAILED, spent, limit, spent.minus(limit));
            case UPCOMING, RUNNING ->
                Sentence.of(MessageKey.CHALLENGE_CAP_RUNNING, spent, limit, limit.minus(spent), daysLeft);
        };
    }

    private Sentence sentenceOfDays() {
        boolean streaks = challenge.kind() == Challenge.Kind.STREAK;
        int target = challenge.targetDays();
        return switch (status) {
            case COMPLETED ->
                Sentence.of(
                        streaks ? MessageKey.CHALLENGE_STREAK_COMPLETED : MessageKey.CHALLENGE_DAYS_COMPLETED,
                        days,
                        target);
            case FAILED ->
                Sentence.of(
                        streaks ? MessageKey.CHALLENGE_STREAK_FAILED : MessageKey.CHALLENGE_DAYS_FAILED, days, target);
            case UPCOMING, RUNNING ->
                streaks
                        ? Sentence.of(MessageKey.CHALLENGE_STREAK_RUNNING, currentStreak, target, days, daysLeft)
                        : Sentence.of(MessageKey.CHALLENGE_DAYS_RUNNING, days, target, daysLeft);
        };
    }

    private static Status statusOfCap(Challenge challenge, long spent, LocalDate today) {
        if (spent > challenge.limit().minor()) {
            return Status.FAILED;
        }
        if (today.isAfter(challenge.end())) {
            return Status.COMPLETED;
        }
        return today.isBefore(challenge.start()) ? Status.UPCOMING : Status.RUNNING;
    }

    private static Status statusOfDays(Challenge challenge, int days, int possible, LocalDate today) {
        if (days >= challenge.targetDays()) {
            return Status.COMPLETED;
        }
        if (today.isBefore(challenge.start())) {
            return Status.UPCOMING;
        }
        return possible < challenge.targetDays() ? Status.FAILED : Status.RUNNING;
    }
}
