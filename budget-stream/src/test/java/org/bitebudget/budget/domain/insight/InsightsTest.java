package org.bitebudget.budget.domain.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bitebudget.budget.domain.DueCommitment;
import org.bitebudget.budget.domain.goal.GoalProgress;
import org.bitebudget.budget.domain.goal.SavingsGoal;
import org.bitebudget.budget.domain.history.Bought;
import org.bitebudget.budget.domain.history.Purchase;
import org.bitebudget.budget.domain.history.PurchaseHistory;
import org.bitebudget.budget.domain.sentence.Phrasebook;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.taxonomy.Bucket;
import org.junit.jupiter.api.Test;

class InsightsTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final LocalDate TENTH = LocalDate.of(2026, 11, 10);

    // 30.00 a day of eating out planned, rent on the 1st, 200.00 put aside
    private final MonthStanding.Category dining = category("dining", Bucket.WANT, even(3_000), spent(10, 4_000));
    private final MonthStanding.Category rent = category("housing", Bucket.NEED, firstDay(80_000), firstDay(80_000));
    private final MonthStanding.Category savings = category("savings", Bucket.SAVING, firstDay(20_000), even(0));
    private final MonthStanding month =
            new MonthStanding(NOVEMBER, "EUR", true, List.of(dining, rent, savings), List.of());

    @Test
    void theRunRateFollowsThePlansShape() {
        // 400.00 in ten of thirty even days end at 1,200.00; a rent paid on the 1st is not paid again
        assertThat(RunRate.projected(dining, TENTH)).isEqualTo(120_000);
        assertThat(RunRate.projected(rent, TENTH)).isEqualTo(80_000);
        assertThat(RunRate.projected(month, TENTH)).isEqualTo(200_000);
    }

    @Test
    void withoutAPlanTheRunRateIsEvenAndPlannedDaysToComeAreExpected() {
        assertThat(RunRate.projected(category("dining", Bucket.WANT, even(0), spent(10, 100)), TENTH))
                .isEqualTo(3_000);
        MonthStanding.Category insurance = category("other", Bucket.NEED, onDay(20, 5_000), even(0));
        assertThat(RunRate.projected(insurance, TENTH)).isEqualTo(5_000);
        MonthStanding.Category refunded = category("other", Bucket.WANT, even(0), onDay(3, -500));
        assertThat(RunRate.projected(refunded, TENTH)).isEqualTo(-500);
    }

    @Test
    void safeToSpendIsWhatTodayLeavesButNoMoreThanTheMonthAfterInstalments() {
        MonthStanding calm = new MonthStanding(
                NOVEMBER,
                "EUR",
                true,
                List.of(category("dining", Bucket.WANT, even(3_000), spent(9, 3_000))),
                List.of());

        assertThat(SafeToSpend.of(calm, 0, TENTH)).isEqualTo(new SafeToSpend(3_000, 63_000, 21));
        assertThat(SafeToSpend.of(calm, 61_000, TENTH)).isEqualTo(new SafeToSpend(2_000, 2_000, 21));
        assertThat(SafeToSpend.of(calm, 70_000, TENTH).today()).isZero();
    }

    @Test
    void whatIsReservedForABillIsNotSafeToSpendUntilItIsPaid() {
        // Given 300.00 for groceries, of which 400.00 are spent by the 20th, and a rent of 900.00 due on the 25th
        MonthStanding.Category groceries =
                category("dairy", Bucket.NEED, even(1_000), plus(spent(19, 2_000), onDay(20, 2_000)));
        LocalDate twentieth = NOVEMBER.atDay(20);

        // Then 100.00 are missing before the rent is paid, and no less after
        assertThat(SafeToSpend.of(withRent(groceries, even(0), Optional.empty()), 0, twentieth))
                .isEqualTo(new SafeToSpend(0, -10_000, 11));
        assertThat(SafeToSpend.of(
                        withRent(groceries, onDay(19, 90_000), Optional.of(NOVEMBER.atDay(19))), 0, twentieth))
                .isEqualTo(new SafeToSpend(0, -10_000, 11));
    }

    @Test
    void onTheDayABillIsDueItsMoneyIsNotTodaysToSpend() {
        MonthStanding.Category groceries = category("dairy", Bucket.NEED, even(1_000), spent(24, 1_000));
        LocalDate due = NOVEMBER.atDay(25);

        assertThat(SafeToSpend.of(withRent(groceries, even(0), Optional.empty()), 0, due))
                .isEqualTo(new SafeToSpend(1_000, 6_000, 6));
        assertThat(SafeToSpend.of(withRent(groceries, onDay(25, 90_000), Optional.of(due)), 0, due))
                .isEqualTo(new SafeToSpend(1_000, 6_000, 6));
    }

    @Test
    void whatIsPutAsideIsNoBillOfTheDays() {
        DueCommitment saving = new DueCommitment("fund", "savings", NOVEMBER.atDay(25), 20_000, Optional.empty());
        MonthStanding calm = new MonthStanding(
                NOVEMBER,
                "EUR",
                true,
                List.of(category("dining", Bucket.WANT, even(3_000), spent(9, 3_000)), savings),
                List.of(saving));

        assertThat(SafeToSpend.of(calm, 0, TENTH)).isEqualTo(new SafeToSpend(3_000, 63_000, 21));
    }

    @Test
    void theHealthScoreIsItsFormula() {
        // eating out 300.00 over its 900.00 in the month's first ten days
        MonthStanding over = new MonthStanding(
                NOVEMBER,
                "EUR",
                true,
                List.of(category("dining", Bucket.WANT, even(3_000), spent(10, 12_000)), rent, savings),
                List.of());
        HealthScore score = HealthScore.of(over, List.of(), TENTH);

        // keeping = 1 − 300/1,700; nothing saved at this pace; one day (the 1st, rent and 120.00) ... none within
        double keeping = 1 - 30_000.0 / 170_000;
        assertThat(score.score()).isCloseTo((int) Math.round(100 * 0.4 * keeping / 0.9), within(0));
        assertThat(score.overPercent()).isEqualTo(18);
        assertThat(score.savedPercent()).isZero();
        assertThat(score.daysWithin()).isZero();

        // and a goal on its first day is on track
        GoalProgress goal =
                GoalProgress.of(new SavingsGoal(new Money(100, "EUR"), TENTH, TENTH.plusDays(9)), List.of(), TENTH);
        assertThat(HealthScore.of(over, List.of(goal), TENTH).score())
                .isEqualTo((int) Math.round(100 * (0.4 * keeping + 0.1)));
    }

    @Test
    void aMonthKeptWithATwentyPercentRestIsWhollyHealthy() {
        MonthStanding kept = new MonthStanding(
                NOVEMBER,
                "EUR",
                true,
                List.of(
                        category("dining", Bucket.WANT, even(2_000), spent(10, 2_000)),
                        category("savings", Bucket.SAVING, firstDay(20_000), even(0))),
                List.of());
        assertThat(HealthScore.of(kept, List.of(), TENTH).score()).isEqualTo(100);
    }

    @Test
    void everyInsightComesWithItsNumbersInASentence() {
        List<Purchase> bought = new ArrayList<>();
        IntStream.rangeClosed(0, 5)
                .mapToObj(i -> LocalDate.of(2026, 5, 28).plusMonths(i))
                .forEach(day -> bought.add(Bought.at(day.toString(), "Streamflix", "entertainment", 1_299)));
        for (int i = 1; i <= 16; i++) {
            LocalDate day = TENTH.minusWeeks(17).plusWeeks(i);
            bought.add(Bought.at(day.toString(), "Market", "produce", i > 12 ? 3_000 + i : 2_000 + 10L * i));
        }
        bought.add(Bought.at("2026-11-09", "Market", "produce", 15_000));
        Collections.shuffle(bought, new Random(7));

        List<Insight> insights = Insights.of(Optional.of(month), PurchaseHistory.of(bought), List.of(), 0, TENTH);

        Phrasebook english = new Phrasebook(Phrasebook.LANGUAGES.get(0));
        assertThat(insights)
                .extracting(insight -> english.say(insight.sentence()))
                .containsExactly(
                        "Better to spend nothing today: €500.00 is left for the 21 days of the month.",
                        "Budget health is 44 of 100: 0% over plan, 0% saved, 0 of 10 days within what they had.",
                        "At this pace the month ends at €2,000.00, €300.00 over the plan of €1,700.00; €1,200.00 is spent so far.",
                        "Eating out: at this pace the month ends at €1,200.00, €300.00 over the plan of €900.00; €400.00 is spent so far.",
                        "€150.00 for Fruit and vegetables on Nov 9, 2026 is unusual: it was €20.85 in the middle of 16 purchases before.",
                        "Streamflix takes €12.99 every month, next on Nov 28, 2026: about €155.88 a year.",
                        "Fruit and vegetables: €67.65 a week of late, 228% more than the €20.65 of the weeks before.");
    }

    @Test
    void withoutAPlanOnlyPurchasesTellSomething() {
        assertThat(Insights.of(Optional.empty(), PurchaseHistory.of(List.of()), List.of(), 0, TENTH))
                .isEmpty();
    }

    private static MonthStanding.Category category(String id, Bucket bucket, long[] planned, long[] spent) {
        long sum = Arrays.stream(planned).sum();
        List<MonthStanding.Day> days = IntStream.range(0, 30)
                .mapToObj(i -> new MonthStanding.Day(planned[i], spent[i], 0))
                .toList();
        return new MonthStanding.Category(id, bucket, sum, days);
    }

    private static MonthStanding withRent(MonthStanding.Category groceries, long[] paid, Optional<LocalDate> paidOn) {
        return new MonthStanding(
                NOVEMBER,
                "EUR",
                true,
                List.of(groceries, category("housing", Bucket.NEED, onDay(25, 90_000), paid)),
                List.of(new DueCommitment("rent", "housing", NOVEMBER.atDay(25), 90_000, paidOn)));
    }

    private static long[] plus(long[] one, long[] other) {
        return IntStream.range(0, 30).mapToLong(i -> one[i] + other[i]).toArray();
    }

    private static long[] even(long minor) {
        return spent(30, minor);
    }

    private static long[] spent(int days, long minor) {
        return IntStream.range(0, 30).mapToLong(i -> i < days ? minor : 0).toArray();
    }

    private static long[] firstDay(long minor) {
        return onDay(1, minor);
    }

    private static long[] onDay(int day, long minor) {
        return IntStream.rangeClosed(1, 30).mapToLong(i -> i == day ? minor : 0).toArray();
    }
}
