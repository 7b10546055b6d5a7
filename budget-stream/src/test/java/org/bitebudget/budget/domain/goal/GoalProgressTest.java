package org.bitebudget.budget.domain.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.bitebudget.budget.domain.InvalidBudgetInputException;
import org.bitebudget.budget.domain.goal.GoalProgress.Status;
import org.bitebudget.platform.money.Money;
import org.junit.jupiter.api.Test;

class GoalProgressTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    private final SavingsGoal goal = new SavingsGoal(new Money(30_000, "EUR"), FIRST, LocalDate.of(2026, 11, 30));

    @Test
    void whatIsMissingIsSpreadOverTheDaysLeftTodayIncluded() {
        // Given 300.00 until the 30th, 100.00 of it saved in the first ten days
        GoalProgress progress = GoalProgress.of(goal, List.of(on("2026-11-04", 10_000)), day(10));

        // Then 200.00 over 21 days is 9.53 a day, and 10.00 a day so far takes another 20 days
        assertThat(progress.requiredPerDay()).isEqualTo(new Money(953, "EUR"));
        assertThat(progress.daysLeft()).isEqualTo(21);
        assertThat(progress.projected()).contains(day(30));
        assertThat(progress.status()).isEqualTo(Status.ON_TRACK);
    }

    @Test
    void aSlowPaceIsBehindAndSaysWhenItGetsThere() {
        GoalProgress progress = GoalProgress.of(goal, List.of(on("2026-11-04", 5_000)), day(10));

        assertThat(progress.projected()).contains(LocalDate.of(2026, 12, 30));
        assertThat(progress.status()).isEqualTo(Status.BEHIND);
    }

    @Test
    void nothingSavedHasNoProjectionAndIsBehindAfterTheFirstDay() {
        assertThat(GoalProgress.of(goal, List.of(), FIRST).status()).isEqualTo(Status.ON_TRACK);
        assertThat(GoalProgress.of(goal, List.of(), day(2)).projected()).isEmpty();
        assertThat(GoalProgress.of(goal, List.of(), day(2)).status()).isEqualTo(Status.BEHIND);
    }

    @Test
    void aPastDeadlineIsMissedUntilTheRestIsPutAside() {
        LocalDate later = LocalDate.of(2026, 12, 5);
        GoalProgress missed = GoalProgress.of(goal, List.of(on("2026-11-04", 29_000)), later);
        assertThat(missed.status()).isEqualTo(Status.MISSED);
        assertThat(missed.requiredPerDay()).isEqualTo(new Money(1_000, "EUR"));

        GoalProgress reached = GoalProgress.of(goal, List.of(on("2026-11-04", 29_000), on("2026-12-05", 1_000)), later);
        assertThat(reached.status()).isEqualTo(Status.REACHED);
        assertThat(reached.missing()).isEqualTo(Money.zero("EUR"));
    }

    @Test
    void moneyTakenOutAgainIsMissingAgain() {
        GoalProgress progress =
                GoalProgress.of(goal, List.of(on("2026-11-04", 30_000), on("2026-11-05", -12_000)), day(6));
        assertThat(progress.saved()).isEqualTo(new Money(18_000, "EUR"));
        assertThat(progress.missing()).isEqualTo(new Money(12_000, "EUR"));
    }

    @Test
    void aGoalWithoutTargetOrTimeIsRefused() {
        assertThatThrownBy(() -> new SavingsGoal(Money.zero("EUR"), FIRST, day(3)))
                .isInstanceOf(InvalidBudgetInputException.class)
                .hasMessageContaining("above zero");
        assertThatThrownBy(() -> new SavingsGoal(new Money(1, "EUR"), day(3), FIRST))
                .isInstanceOf(InvalidBudgetInputException.class)
                .hasMessageContaining("is before");
    }

    @Property(tries = 10_000)
    void whoSavesWhatIsRequiredReachesTheGoalByItsDeadline(
            @ForAll @LongRange(min = 1, max = 1_000_000) long target, @ForAll @IntRange(min = 0, max = 200) int days) {
        SavingsGoal any = new SavingsGoal(new Money(target, "JPY"), FIRST, FIRST.plusDays(days));
        List<Contribution> saved = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(any.deadline()); day = day.plusDays(1)) {
            GoalProgress progress = GoalProgress.of(any, saved, day);
            assertThat(progress.status()).isIn(Status.ON_TRACK, Status.REACHED);
            saved.add(new Contribution(day, progress.requiredPerDay().minor()));
        }
        assertThat(GoalProgress.of(any, saved, any.deadline()).status()).isEqualTo(Status.REACHED);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 11, day);
    }

    private static Contribution on(String date, long minor) {
        return new Contribution(LocalDate.parse(date), minor);
    }
}
