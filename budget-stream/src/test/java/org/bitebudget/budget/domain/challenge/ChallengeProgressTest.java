package org.bitebudget.budget.domain.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bitebudget.budget.domain.InvalidBudgetInputException;
import org.bitebudget.budget.domain.challenge.Challenge.Kind;
import org.bitebudget.budget.domain.challenge.ChallengeProgress.Status;
import org.bitebudget.budget.domain.history.Bought;
import org.bitebudget.budget.domain.history.Purchase;
import org.bitebudget.budget.domain.history.PurchaseHistory;
import org.bitebudget.platform.money.Money;
import org.junit.jupiter.api.Test;

class ChallengeProgressTest {

    private final Challenge noSpend = challenge(Kind.NO_SPEND_DAYS, 5, 0);
    private final Challenge cap = challenge(Kind.SPENDING_CAP, 0, 5_000, "dining");
    private final Challenge streak = challenge(Kind.STREAK, 4, 1_000);

    @Test
    void aDayWithoutSpendingCountsOnceItIsOver() {
        PurchaseHistory history = bought(Bought.at("2026-11-02", "dairy.milk", 120));

        assertThat(on(noSpend, history, 1).days()).isZero();
        assertThat(on(noSpend, history, 2).days()).isEqualTo(1);
        assertThat(on(noSpend, history, 3).days()).isEqualTo(1);
        assertThat(on(noSpend, history, 7)).satisfies(progress -> {
            assertThat(progress.days()).isEqualTo(5);
            assertThat(progress.status()).isEqualTo(Status.COMPLETED);
        });
    }

    @Test
    void itFailsOnTheDayThatMakesItImpossible() {
        // Given spending on six of the ten days, of which five are asked for
        PurchaseHistory history = bought(
                Bought.at("2026-11-01", "dairy", 1),
                Bought.at("2026-11-02", "dairy", 1),
                Bought.at("2026-11-03", "dairy", 1),
                Bought.at("2026-11-04", "dairy", 1),
                Bought.at("2026-11-05", "dairy", 1),
                Bought.at("2026-11-06", "dairy", 1));

        assertThat(on(noSpend, history, 5).status()).isEqualTo(Status.RUNNING);
        assertThat(on(noSpend, history, 6).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void aLateEntryAndItsDeletionChangeWhatTheyShouldHaveChangedFromTheStart() {
        Purchase late = Bought.revision("late", 1, "2026-11-03", "Kiosk", "EUR", "snacks", 300);
        PurchaseHistory without = bought();
        PurchaseHistory with = bought(late);
        PurchaseHistory deleted = bought(Bought.deleted("late", 2, "2026-11-03"), late);

        assertThat(on(noSpend, without, 6).status()).isEqualTo(Status.COMPLETED);
        assertThat(on(noSpend, with, 6).status()).isEqualTo(Status.RUNNING);
        assertThat(on(noSpend, deleted, 6)).isEqualTo(on(noSpend, without, 6));
    }

    @Test
    void aCapCountsItsCategoriesAndWhatLiesBelowThem() {
        PurchaseHistory history = bought(
                Bought.at("2026-11-02", "dining.restaurant", 3_000),
                Bought.at("2026-11-03", "dairy.milk", 9_000),
                Bought.at("2026-11-04", "dining", 2_000));

        assertThat(on(cap, history, 5).spent()).isEqualTo(new Money(5_000, "EUR"));
        assertThat(on(cap, history, 5).status()).isEqualTo(Status.RUNNING);
        assertThat(on(cap, history, 11).status()).isEqualTo(Status.COMPLETED);
        PurchaseHistory over = bought(Bought.at("2026-11-04", "dining", 5_001));
        assertThat(on(cap, over, 5).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void aRefundGivesTheCapBack() {
        PurchaseHistory history =
                bought(Bought.at("2026-11-02", "dining", 6_000), Bought.at("2026-11-03", "dining", -2_000));
        assertThat(on(cap, history, 5).status()).isEqualTo(Status.RUNNING);
        assertThat(on(cap, history, 5).spent()).isEqualTo(new Money(4_000, "EUR"));
    }

    @Test
    void aStreakBreaksOnTheDayOverTheLimitAndTheLongestCounts() {
        // Given ten days, of which the 4th cost more than 10.00
        PurchaseHistory history =
                bought(Bought.at("2026-11-02", "dairy", 1_000), Bought.at("2026-11-04", "dairy", 1_001));

        assertThat(on(streak, history, 4)).satisfies(progress -> {
            assertThat(progress.days()).isEqualTo(3);
            assertThat(progress.currentStreak()).isEqualTo(3);
        });
        assertThat(on(streak, history, 8)).satisfies(progress -> {
            assertThat(progress.currentStreak()).isEqualTo(3);
            assertThat(progress.status()).isEqualTo(Status.RUNNING);
        });
        assertThat(on(streak, history, 9).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void spendingInAnotherCurrencyBreaksADayAndStaysOutOfTheSum() {
        Purchase franc = Bought.revision("chf", 1, "2026-11-03", "Kiosk", "CHF", "dining", 300);
        assertThat(on(noSpend, bought(franc), 6).days()).isEqualTo(4);
        assertThat(on(cap, bought(franc), 6).spent()).isEqualTo(Money.zero("EUR"));
    }

    @Test
    void beforeItsFirstDayItHasNotBegun() {
        ChallengeProgress progress = ChallengeProgress.of(noSpend, bought(), LocalDate.of(2026, 10, 20));
        assertThat(progress.status()).isEqualTo(Status.UPCOMING);
        assertThat(progress.daysLeft()).isEqualTo(10);
    }

    @Test
    void challengesThatContradictThemselvesAreRefused() {
        assertRefused(() -> challenge(Kind.NO_SPEND_DAYS, 11, 0), "of 10 days 1 to 10");
        assertRefused(() -> challenge(Kind.NO_SPEND_DAYS, 5, 100), "have no limit");
        assertRefused(() -> challenge(Kind.SPENDING_CAP, 3, 100), "not days");
        assertRefused(() -> challenge(Kind.SPENDING_CAP, 0, 0), "above zero");
        assertRefused(() -> challenge(Kind.STREAK, 3, -1), "negative");
        LocalDate start = LocalDate.of(2026, 1, 1);
        assertRefused(
                () -> new Challenge(Kind.STREAK, List.of(), start, start.plusDays(366), 1, Money.zero("EUR")),
                "1 to 366 days");
    }

    @Test
    void theLeaderboardCountsWhatWasManaged() {
        PurchaseHistory history = bought(Bought.at("2026-11-04", "dairy", 1_001));
        LeaderboardScore score =
                LeaderboardScore.of(List.of(on(noSpend, history, 8), on(streak, history, 8), on(cap, history, 8)));

        // 6 days without spending complete the first; a streak of 3 runs on
        assertThat(score).isEqualTo(new LeaderboardScore(100 + 6 + 3, 1, 3));
    }

    private static void assertRefused(ThrowingCallable call, String reason) {
        assertThatThrownBy(call).isInstanceOf(InvalidBudgetInputException.class).hasMessageContaining(reason);
    }

    private static Challenge challenge(Kind kind, int targetDays, long limit, String... categories) {
        return new Challenge(
                kind,
                List.of(categories),
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 10),
                targetDays,
                new Money(limit, "EUR"));
    }

    private static ChallengeProgress on(Challenge challenge, PurchaseHistory history, int day) {
        return ChallengeProgress.of(challenge, history, LocalDate.of(2026, 11, day));
    }

    private static PurchaseHistory bought(Purchase... purchases) {
        return PurchaseHistory.of(List.of(purchases));
    }
}
