package org.bitebudget.budget.domain;

import java.time.LocalDate;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.money.Money;

/**
 * Spending has reached a part of what was available.
 *
 * @param household whose
 * @param scope one category or all of them
 * @param period a day or a month
 * @param start the day, or the month's first
 * @param percent the threshold
 * @param available minor units that could be spent
 * @param spent minor units spent
 * @param currency ISO 4217 code
 */
public record BudgetAlert(
        String household,
        Scope scope,
        Period period,
        LocalDate start,
        int percent,
        long available,
        long spent,
        String currency) {

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
        MONTH
    }

    /** Identity: one alert for a household, category, period and threshold. */
    public String id() {
        return Ids.alert("budget-threshold-" + percent, household, period + "|" + start + "|" + scopeKey());
    }

    /** What is remembered of it within its household's month. */
    String key() {
        return period + "|" + start + "|" + scopeKey();
    }

    /** What happened, in a sentence with its numbers. */
    public String sentence() {
        String who = scope instanceof Scope.Category category ? CategoryIds.name(category.id()) : "All categories";
        String when = period == Period.DAY ? start.toString() : start.toString().substring(0, "2026-01".length());
        return "%s reached %d %% of %s: %s of %s spent."
                .formatted(who, percent, when, new Money(spent, currency).format(), new Money(available, currency));
    }

    private String scopeKey() {
        return scope instanceof Scope.Category category ? category.id() : "*";
    }
}
