package org.bitebudget.forecast.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Timeline;
import org.junit.jupiter.api.Test;

class RegressionTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    private static final int DAYS = 1090;
    private static final double[][] NOTHING_ELSE = {};

    /** Two rows by hand: one column (1, 2), values (3, 4), penalty 1: (3 + 8)/(1 + 4 + 1). */
    @Test
    void ridgeIsLeastSquaresWithAPenalty() {
        double[] coefficients = Ridge.fit(List.of(new double[] {1, 2}), new double[] {3, 4}, new double[] {1});
        assertThat(coefficients[0]).isCloseTo(11 / 6.0, within(1e-6));
    }

    /** Dates of the holidays as the law has them: Easter Monday of 2024 was 1 April, Labour Day of that year 2 September. */
    @Test
    void holidaysFollowTheRulesOfTheCountry() {
        assertThat(Holidays.of("de").on(LocalDate.of(2024, 4, 1))).isPresent();
        assertThat(Holidays.of("de").on(LocalDate.of(2024, 4, 2))).isEmpty();
        assertThat(Holidays.of("us").on(LocalDate.of(2024, 9, 2))).isPresent();
        assertThatThrownBy(() -> Holidays.of("atlantis")).hasMessageContaining("atlantis");
    }

    @Test
    void prophetFollowsABentTrendWithAWeek() {
        // Given a line that bends halfway, and a week, without noise
        double[] y = IntStream.range(0, 280 + 14)
                .mapToDouble(t -> 50 + 0.1 * t + 0.3 * Math.max(0, t - 140) + 5 * Math.sin(2 * Math.PI * t / 7))
                .toArray();

        double[] forecast = Prophet.forecast(Arrays.copyOf(y, 280), 7, null, NOTHING_ELSE, 14);

        for (int h = 0; h < 14; h++) {
            assertThat(forecast[h]).isCloseTo(y[280 + h], within(1.0));
        }
    }

    @Test
    void bothKnowWeekdaysAndHolidays() {
        // Given days with weekends, and a third of the sales on Christmas Day and on New Year's Day
        double[] sales =
                IntStream.range(0, DAYS).mapToDouble(RegressionTest::sales).toArray();
        int known = (int) ChronoUnit.DAYS.between(FIRST, LocalDate.of(2023, 12, 20));
        Timeline timeline = new Timeline(FIRST.plusDays(known - 1).atStartOfDay(), ChronoUnit.DAYS, "us");

        for (double[] forecast : List.of(
                Prophet.forecast(Arrays.copyOf(sales, known), 7, timeline, NOTHING_ELSE, 6),
                CalendarRegression.forecast(Arrays.copyOf(sales, known), 7, timeline, NOTHING_ELSE, 6))) {
            // When the days around Christmas are forecast, then each is near what it will be
            for (int h = 0; h < 6; h++) {
                assertThat(forecast[h]).isCloseTo(sales[known + h], within(8.0));
            }
            assertThat(forecast[5]).isLessThan(forecast[3] - 20);
        }
    }

    @Test
    void bothFollowAPrice() {
        // Given demand that falls by three for each unit of a price known for the future too
        Random random = new Random(9);
        double[] price =
                IntStream.range(0, 64).mapToDouble(t -> 4 + random.nextInt(4)).toArray();
        double[] demand = Arrays.stream(price, 0, 60).map(p -> 80 - 3 * p).toArray();

        for (double[] forecast : List.of(
                Prophet.forecast(demand, 1, null, new double[][] {price}, 4),
                CalendarRegression.forecast(demand, 1, null, new double[][] {price}, 4))) {
            for (int h = 0; h < 4; h++) {
                assertThat(forecast[h]).isCloseTo(80 - 3 * price[60 + h], within(0.3));
            }
        }
    }

    @Test
    void aRegressionCarriesItsLastErrorOn() {
        // Given a long level with errors that persist at .8
        Random random = new Random(10);
        double[] y = new double[400];
        double error = 0;
        for (int t = 0; t < 400; t++) {
            error = 0.8 * error + random.nextGaussian();
            y[t] = 30 + error;
        }
        double[] forecast = CalendarRegression.forecast(y, 1, null, NOTHING_ELSE, 40);

        // Then forecasts begin near the last value and return to the level
        assertThat(Math.abs(forecast[0] - y[399])).isLessThan(Math.abs(forecast[39] - y[399]) + 1e-9);
        assertThat(forecast[39]).isCloseTo(30, within(2.0));
    }

    @Test
    void shortAndConstantSeriesStay() {
        assertThat(Prophet.forecast(new double[] {1, 2, 5}, 7, null, NOTHING_ELSE, 2))
                .containsExactly(5, 5);
        assertThat(CalendarRegression.forecast(new double[30], 7, null, NOTHING_ELSE, 2))
                .containsExactly(0, 0);
        assertThatThrownBy(() -> new Timeline(FIRST.atStartOfDay(), ChronoUnit.SECONDS, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double sales(int t) {
        LocalDate day = FIRST.plusDays(t);
        double weekday =
                day.getDayOfWeek() == DayOfWeek.SATURDAY ? 20 : day.getDayOfWeek() == DayOfWeek.SUNDAY ? -10 : 0;
        boolean closed = (day.getMonthValue() == 12 && day.getDayOfMonth() == 25) || day.getDayOfYear() == 1;
        return 60 + 0.01 * t + weekday - (closed ? 40 : 0);
    }
}
