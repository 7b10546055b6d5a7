package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayDistributionTest {

    // A Saturday is its first day; February 2025 has four whole weeks, its 1st is a Saturday.
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);

    @Test
    void weekdayWeightsFollowTheCalendar() {
        assertThat(new DayDistribution.WeekdayWeights(List.of(1, 2, 3, 4, 5, 6, 7)).weights(FEBRUARY))
                .startsWith(6, 7, 1, 2, 3, 4, 5, 6)
                .hasSize(28);
    }

    @Test
    void aFixedDayBeyondTheMonthMeansItsLast() {
        assertThat(new DayDistribution.FixedDays(List.of(1, 31)).weights(FEBRUARY))
                .startsWith(1, 0)
                .endsWith(0, 1);
    }

    @Test
    void aWeeksMoneyLiesOnItsFirstDay() {
        assertThat(new DayDistribution.Weekly().weights(FEBRUARY))
                .startsWith(2, 0, 7, 0, 0, 0, 0, 0, 0, 7)
                .endsWith(5, 0, 0, 0, 0);
    }

    @Test
    void aLeapDayIsADay() {
        assertThat(new DayDistribution.Even().weights(YearMonth.of(2028, 2)))
                .hasSize(29)
                .containsOnly(1);
    }
}
