package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecurrenceTest {

    @Test
    void whatIsDueOnThe31stIsDueOnTheLastDayOfShorterMonthsAndOnThe31stAgain() {
        Recurrence rent = every(1, Recurrence.Unit.MONTH, "2027-12-31");

        assertThat(rent.in(YearMonth.of(2028, 2))).containsExactly(LocalDate.of(2028, 2, 29));
        assertThat(rent.in(YearMonth.of(2028, 3))).containsExactly(LocalDate.of(2028, 3, 31));
        assertThat(rent.in(YearMonth.of(2027, 11))).isEmpty();
    }

    @Test
    void everySecondWeekKeepsItsRhythmAcrossYears() {
        Recurrence cleaner = every(2, Recurrence.Unit.WEEK, "2026-12-21");

        assertThat(cleaner.in(YearMonth.of(2026, 12))).containsExactly(LocalDate.of(2026, 12, 21));
        assertThat(cleaner.in(YearMonth.of(2027, 1)))
                .containsExactly(LocalDate.of(2027, 1, 4), LocalDate.of(2027, 1, 18));
    }

    @Test
    void quartersComeEveryThirdMonth() {
        Recurrence insurance = every(3, Recurrence.Unit.MONTH, "2026-02-15");

        assertThat(insurance.in(YearMonth.of(2026, 11))).containsExactly(LocalDate.of(2026, 11, 15));
        assertThat(insurance.in(YearMonth.of(2026, 12))).isEmpty();
    }

    @Test
    void anInstalmentPlanEndsWithItsLastDay() {
        Recurrence instalments = new Recurrence(
                LocalDate.of(2026, 9, 10), Recurrence.Unit.MONTH, 1, Optional.of(LocalDate.of(2026, 11, 10)));

        assertThat(instalments.in(YearMonth.of(2026, 11))).hasSize(1);
        assertThat(instalments.in(YearMonth.of(2026, 12))).isEmpty();
    }

    @Test
    void stepsOutOfRangeAndEndsBeforeTheBeginningAreRefused() {
        for (int step : List.of(0, -1, 121)) {
            assertThatThrownBy(() -> every(step, Recurrence.Unit.WEEK, "2026-11-01"))
                    .isInstanceOf(InvalidBudgetInputException.class)
                    .hasMessageContaining("every 1 to 120");
        }
        LocalDate first = LocalDate.of(2026, 11, 2);
        assertThatThrownBy(() -> new Recurrence(first, Recurrence.Unit.WEEK, 1, Optional.of(first.minusDays(1))))
                .isInstanceOf(InvalidBudgetInputException.class)
                .hasMessageContaining("cannot end");
    }

    private static Recurrence every(int step, Recurrence.Unit unit, String first) {
        return new Recurrence(LocalDate.parse(first), unit, step, Optional.empty());
    }
}
