package org.bitebudget.budget.domain.sentence;

import java.util.Locale;

/** Every sentence there is; each language's bundle holds a template for each of them. */
public enum MessageKey {
    /** Saved, target, per day, days left, deadline. */
    GOAL_ON_TRACK,
    /** Saved, target, projected day, per day, deadline. */
    GOAL_BEHIND,
    /** Target, per day, days left, deadline. */
    GOAL_NOT_BEGUN,
    /** Saved, target. */
    GOAL_REACHED,
    /** Saved, target, deadline, missing. */
    GOAL_MISSED,
    /** Open, day, parts paid, parts, remaining. */
    INSTALMENT_DUE,
    /** Overdue, since, paid, total. */
    INSTALMENT_OVERDUE,
    /** Paid, parts. */
    INSTALMENT_PAID,
    /** First day, last day. */
    CHALLENGE_UPCOMING,
    /** Days, target, days left. */
    CHALLENGE_DAYS_RUNNING,
    /** Days, target. */
    CHALLENGE_DAYS_COMPLETED,
    /** Days, target. */
    CHALLENGE_DAYS_FAILED,
    /** Current streak, target, longest, days left. */
    CHALLENGE_STREAK_RUNNING,
    /** Longest, target. */
    CHALLENGE_STREAK_COMPLETED,
    /** Longest, target. */
    CHALLENGE_STREAK_FAILED,
    /** Spent, limit, left, days left. */
    CHALLENGE_CAP_RUNNING,
    /** Spent, limit. */
    CHALLENGE_CAP_COMPLETED,
    /** Spent, limit, over. */
    CHALLENGE_CAP_FAILED,
    /** Projected, over, planned, spent. */
    RUN_RATE_OVER,
    /** Projected, left, planned, spent. */
    RUN_RATE_WITHIN,
    /** Category, projected, over, planned, spent. */
    RUN_RATE_CATEGORY,
    /** Amount, left of the month, days left. */
    SAFE_TO_SPEND,
    /** Left of the month, days left. */
    NOTHING_TO_SPEND,
    /** Score, percent over plan, percent saved, days within plan, days lived. */
    HEALTH_SCORE,
    /** Amount, category, day, usual, number of purchases. */
    UNUSUAL_PURCHASE,
    /** Merchant, amount, next day, per year. */
    SUBSCRIPTION_WEEKLY,
    /** Merchant, amount, next day, per year. */
    SUBSCRIPTION_FORTNIGHTLY,
    /** Merchant, amount, next day, per year. */
    SUBSCRIPTION_MONTHLY,
    /** Merchant, amount, next day, per year. */
    SUBSCRIPTION_QUARTERLY,
    /** Merchant, amount, next day. */
    SUBSCRIPTION_YEARLY,
    /** Category, weekly now, percent more, weekly before. */
    HABIT_MORE,
    /** Category, weekly now, percent less, weekly before. */
    HABIT_LESS;

    /** The key in the bundles, {@code goal-on-track}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
