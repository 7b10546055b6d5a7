package org.bitebudget.budget.domain;

import java.time.LocalDate;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.money.Money;

/**
 * Something a household is told about its budget.
 *
 * @param kind what it is about
 * @param household whose
 * @param scope one category or all of them
 * @param period a day, a week or a month
 * @param start the period's first day in the month; the day a bill is due
 * @param percent the threshold, 80 or 100
 * @param available minor units that could be spent; of a bill, its amount
 * @param spent minor units spent; what will be, where it is projected
 * @param currency ISO 4217 code
 * @param subject tells bills of one category and day apart, empty for all else
 */
public record BudgetAlert(
        Kind kind,
        String household,
        Scope scope,
        Period period,
        LocalDate start,
        int percent,
        long available,
        long spent,
        String currency,
        String subject) {

    /** What an alert is about. */
    public enum Kind {
        /** Spending reached a part of what was available. */
        THRESHOLD,
        /** If the month goes on as it began, it will not be enough. */
        PROJECTED_OVERSPEND,
        /** A commitment is due soon and not paid. */
        BILL_DUE,
        /** A line's category is not known; it is booked as uncategorised. */
        UNKNOWN_CATEGORY
    }

    /** What an alert looks at. */
    public sealed interface Scope {
        /** One category. */
        record Category(String id) implements Scope {}

        /** Everything the household planned. */
        record All() implements Scope {}
    }

    /** Over what time. */
    public enum Period {
        DAY,
        WEEK,
        MONTH
    }

    /** Identity: one alert for a kind, household, category, period and threshold. */
    public String id() {
        return Ids.alert(rule(), household, key());
    }

    /** What is remembered of it within its household's month. */
    String key() {
        String key = period + "|" + start + "|" + scopeKey();
        return kind == Kind.THRESHOLD ? key : kind + "|" + key + "|" + subject;
    }

    /** What happened, in a sentence with its numbers. */
    public String sentence() {
        return switch (kind) {
            case THRESHOLD ->
                who() + " reached " + percent + " % of " + when() + ": " + bare(spent) + " of " + full(available)
                        + " spent.";
            case PROJECTED_OVERSPEND ->
                who() + " will take " + bare(spent) + " of " + full(available) + " in " + when()
                        + " if the month goes on like this.";
            case BILL_DUE ->
                who() + ": " + InstalmentChange.nameOf(subject) + " of " + full(available) + " is due on " + start
                        + ".";
            case UNKNOWN_CATEGORY ->
                "The category '" + scopeKey() + "' is not known; its spending of " + when()
                        + " counts as uncategorised.";
        };
    }

    private String rule() {
        return switch (kind) {
            case THRESHOLD -> "budget-threshold-" + percent;
            case PROJECTED_OVERSPEND -> "budget-projection-" + percent;
            case BILL_DUE -> "budget-bill-due";
            case UNKNOWN_CATEGORY -> "budget-unknown-category";
        };
    }

    private String who() {
        return scope instanceof Scope.Category category ? CategoryIds.name(category.id()) : "All categories";
    }

    private String when() {
        return switch (period) {
            case DAY -> start.toString();
            case WEEK -> "the week from " + start;
            case MONTH -> start.toString().substring(0, "2026-01".length());
        };
    }

    private String bare(long minor) {
        return new Money(minor, currency).format();
    }

    private Money full(long minor) {
        return new Money(minor, currency);
    }

    private String scopeKey() {
        return scope instanceof Scope.Category category ? category.id() : "*";
    }
}
