package org.bitebudget.budget.domain.insight;

import java.time.LocalDate;
import java.util.Optional;
import org.bitebudget.budget.domain.sentence.Sentence;
import org.bitebudget.platform.money.Money;

/**
 * Something the figures of a household tell it.
 *
 * @param kind what it is about
 * @param subject tells it apart from others of its kind: a category, an entry, a merchant; absent where there is only one
 * @param category taxonomy id, where it is about one
 * @param amount the amount it is about, where there is one: projected, safe to spend, unusual, recurring, weekly
 * @param reference what that is held against: planned, left of the month, usual, before
 * @param date the day it is about: of the purchase, of the next payment, the last one of the month, else the day it is told on
 * @param score the health score
 * @param sentence all of it in words
 */
public record Insight(
        Kind kind,
        Optional<String> subject,
        Optional<String> category,
        Optional<Money> amount,
        Optional<Money> reference,
        LocalDate date,
        Optional<Integer> score,
        Sentence sentence) {

    /** What an insight is about. */
    public enum Kind {
        /** What can be spent today. */
        SAFE_TO_SPEND,
        /** How well the budget is kept. */
        HEALTH_SCORE,
        /** Where the month, or a category over its plan, ends at this pace. */
        RUN_RATE,
        /** A purchase far above the usual. */
        UNUSUAL_PURCHASE,
        /** A payment that comes back by itself. */
        SUBSCRIPTION,
        /** Spending that is not what it used to be. */
        HABIT_DRIFT
    }
}
