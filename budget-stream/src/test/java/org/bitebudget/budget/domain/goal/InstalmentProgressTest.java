package org.bitebudget.budget.domain.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.bitebudget.budget.domain.InvalidBudgetInputException;
import org.bitebudget.budget.domain.goal.InstalmentPlan.Rhythm;
import org.bitebudget.platform.money.Money;
import org.junit.jupiter.api.Test;

class InstalmentProgressTest {

    private static final LocalDate FIRST = LocalDate.of(2027, 1, 31);

    private final InstalmentPlan plan =
            new InstalmentPlan(new Money(10_000, "EUR"), "household", 3, FIRST, Rhythm.MONTHLY);

    @Test
    void partsAddUpAndFallOnTheLastDayOfShorterMonths() {
        assertThat(plan.schedule())
                .containsExactly(
                        Map.entry(FIRST, 3_334L),
                        Map.entry(LocalDate.of(2027, 2, 28), 3_333L),
                        Map.entry(LocalDate.of(2027, 3, 31), 3_333L));
    }

    @Test
    void paymentsCoverTheOldestPartsFirst() {
        InstalmentProgress progress =
                InstalmentProgress.of(plan, List.of(new Contribution(FIRST, 4_000)), LocalDate.of(2027, 2, 10));

        assertThat(progress.partsPaid()).isEqualTo(1);
        assertThat(progress.next())
                .contains(new InstalmentProgress.Due(LocalDate.of(2027, 2, 28), new Money(2_667, "EUR")));
        assertThat(progress.overdue()).isEqualTo(Money.zero("EUR"));
        assertThat(progress.remaining()).isEqualTo(new Money(6_000, "EUR"));
    }

    @Test
    void aPartIsOverdueFromTheDayAfterItWasDue() {
        assertThat(InstalmentProgress.of(plan, List.of(), FIRST).overdue()).isEqualTo(Money.zero("EUR"));
        assertThat(InstalmentProgress.of(plan, List.of(), FIRST.plusDays(1)).overdue())
                .isEqualTo(new Money(3_334, "EUR"));
    }

    @Test
    void aPlanThatIsPaidOffHasNoNextPart() {
        InstalmentProgress progress =
                InstalmentProgress.of(plan, List.of(new Contribution(FIRST, 10_000)), FIRST.plusYears(1));
        assertThat(progress.next()).isEmpty();
        assertThat(progress.partsPaid()).isEqualTo(3);
    }

    @Test
    void partsOfNothingAreRefused() {
        assertThatThrownBy(() -> new InstalmentPlan(new Money(2, "EUR"), "household", 3, FIRST, Rhythm.WEEKLY))
                .isInstanceOf(InvalidBudgetInputException.class);
        assertThatThrownBy(() -> new InstalmentPlan(new Money(2, "EUR"), "household", 0, FIRST, Rhythm.WEEKLY))
                .isInstanceOf(InvalidBudgetInputException.class);
    }

    @Property(tries = 10_000)
    void whateverIsPaidPaidAndOpenAddUp(
            @ForAll @LongRange(min = 600, max = 10_000_000) long total,
            @ForAll @IntRange(min = 1, max = 600) int count,
            @ForAll Rhythm rhythm,
            @ForAll @LongRange(min = 0, max = 10_000_000) long paid) {
        InstalmentPlan any = new InstalmentPlan(new Money(total, "EUR"), "household", count, FIRST, rhythm);
        assertThat(any.schedule()).hasSize(count);
        assertThat(any.schedule().values().stream().mapToLong(part -> part).sum())
                .isEqualTo(total);

        LocalDate afterAll = any.schedule().lastKey().plusDays(1);
        InstalmentProgress progress =
                InstalmentProgress.of(any, List.of(new Contribution(FIRST, Math.min(paid, total))), afterAll);
        assertThat(progress.overdue()).isEqualTo(progress.remaining());
        assertThat(progress.paid().plus(progress.remaining()).minor()).isEqualTo(total);
    }
}
