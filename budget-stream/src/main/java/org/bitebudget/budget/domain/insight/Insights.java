package org.bitebudget.budget.domain.insight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bitebudget.budget.domain.goal.GoalProgress;
import org.bitebudget.budget.domain.history.PurchaseHistory;
import org.bitebudget.budget.domain.sentence.MessageKey;
import org.bitebudget.budget.domain.sentence.Sentence;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.sentence.Phrases.CategoryName;
import org.bitebudget.platform.sentence.Phrases.Percent;

/** All insights of a household on a day, in the order they are worth reading. */
public final class Insights {

    // Less than a twentieth over the plan is within what a projection can tell.
    private static final double WORTH_TELLING = 1.05;
    private static final int MOST_OF_A_KIND = 10;

    private final LocalDate today;
    private final String currency;
    private final List<Insight> found = new ArrayList<>();

    private Insights(LocalDate today, String currency) {
        this.today = today;
        this.currency = currency;
    }

    /**
     * The insights.
     *
     * @param current the month that today lies in, if there is one with a plan
     * @param history the purchases of the last year at least
     * @param goals all goals
     * @param instalmentsDue open instalments due by the end of the month that its plan does not reserve, in minor units of its currency
     */
    public static List<Insight> of(
            Optional<MonthStanding> current,
            PurchaseHistory history,
            Collection<GoalProgress> goals,
            long instalmentsDue,
            LocalDate today) {
        Optional<MonthStanding> planned =
                current.filter(month -> month.hasPlan() && month.month().equals(YearMonth.from(today)));
        Optional<String> currency = planned.map(MonthStanding::currency).or(history::usualCurrency);
        if (currency.isEmpty()) {
            return List.of();
        }
        Insights insights = new Insights(today, currency.get());
        planned.ifPresent(month -> {
            insights.safeToSpend(SafeToSpend.of(month, instalmentsDue, today));
            insights.health(HealthScore.of(month, goals, today));
            insights.runRate(month);
        });
        PurchaseHistory comparable = history.in(currency.get());
        UnusualPurchases.of(comparable, today).stream().limit(MOST_OF_A_KIND).forEach(insights::unusual);
        RecurringPayments.of(comparable, today).stream().limit(MOST_OF_A_KIND).forEach(insights::recurring);
        HabitDrift.of(comparable, today).stream().limit(MOST_OF_A_KIND).forEach(insights::drift);
        return List.copyOf(insights.found);
    }

    private void safeToSpend(SafeToSpend safe) {
        Money left = money(safe.leftOfMonth());
        Sentence sentence = safe.today() > 0
                ? Sentence.of(MessageKey.SAFE_TO_SPEND, money(safe.today()), left, safe.daysLeft())
                : Sentence.of(MessageKey.NOTHING_TO_SPEND, left, safe.daysLeft());
        add(Insight.Kind.SAFE_TO_SPEND, null, null, money(safe.today()), left, today, null, sentence);
    }

    private void health(HealthScore health) {
        Sentence sentence = Sentence.of(
                MessageKey.HEALTH_SCORE,
                health.score(),
                new Percent(health.overPercent()),
                new Percent(health.savedPercent()),
                health.daysWithin(),
                health.daysLived());
        add(Insight.Kind.HEALTH_SCORE, null, null, null, null, today, health.score(), sentence);
    }

    private void runRate(MonthStanding month) {
        long planned = month.plannedToSpend();
        long projected = RunRate.projected(month, today);
        Sentence all = Sentence.of(
                projected > planned ? MessageKey.RUN_RATE_OVER : MessageKey.RUN_RATE_WITHIN,
                money(projected),
                money(Math.abs(projected - planned)),
                money(planned),
                money(month.spent()));
        LocalDate end = month.month().atEndOfMonth();
        add(Insight.Kind.RUN_RATE, null, null, money(projected), money(planned), end, null, all);
        for (MonthStanding.Category category : month.spending()) {
            long ends = RunRate.projected(category, today);
            if (category.planned() > 0 && ends > WORTH_TELLING * category.planned()) {
                Sentence one = Sentence.of(
                        MessageKey.RUN_RATE_CATEGORY,
                        new CategoryName(category.id()),
                        money(ends),
                        money(ends - category.planned()),
                        money(category.planned()),
                        money(category.spent()));
                add(
                        Insight.Kind.RUN_RATE,
                        category.id(),
                        category.id(),
                        money(ends),
                        money(category.planned()),
                        end,
                        null,
                        one);
            }
        }
    }

    private void unusual(UnusualPurchases.Unusual unusual) {
        Sentence sentence = Sentence.of(
                MessageKey.UNUSUAL_PURCHASE,
                money(unusual.minor()),
                new CategoryName(unusual.department()),
                unusual.date(),
                money(unusual.usual()),
                unusual.purchases());
        add(
                Insight.Kind.UNUSUAL_PURCHASE,
                unusual.entryId(),
                unusual.department(),
                money(unusual.minor()),
                money(unusual.usual()),
                unusual.date(),
                null,
                sentence);
    }

    private void recurring(RecurringPayments.Recurring payment) {
        MessageKey key = payment.rhythm().sentence();
        Sentence sentence = key == MessageKey.SUBSCRIPTION_YEARLY
                ? Sentence.of(key, payment.merchant(), money(payment.minor()), payment.next())
                : Sentence.of(
                        key, payment.merchant(), money(payment.minor()), payment.next(), money(payment.perYear()));
        add(
                Insight.Kind.SUBSCRIPTION,
                payment.merchant(),
                payment.category(),
                money(payment.minor()),
                money(payment.perYear()),
                payment.next(),
                null,
                sentence);
    }

    private void drift(HabitDrift.Drift drift) {
        Sentence sentence = Sentence.of(
                drift.isMore() ? MessageKey.HABIT_MORE : MessageKey.HABIT_LESS,
                new CategoryName(drift.department()),
                money(drift.lately()),
                new Percent(drift.percent()),
                money(drift.before()));
        add(
                Insight.Kind.HABIT_DRIFT,
                drift.department(),
                drift.department(),
                money(drift.lately()),
                money(drift.before()),
                today,
                null,
                sentence);
    }

    private void add(
            Insight.Kind kind,
            String subject,
            String category,
            Money amount,
            Money reference,
            LocalDate date,
            Integer score,
            Sentence sentence) {
        found.add(new Insight(
                kind,
                Optional.ofNullable(subject),
                Optional.ofNullable(category),
                Optional.ofNullable(amount),
                Optional.ofNullable(reference),
                date,
                Optional.ofNullable(score),
                sentence));
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }
}
