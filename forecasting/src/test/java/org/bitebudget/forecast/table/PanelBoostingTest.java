package org.bitebudget.forecast.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Timeline;
import org.bitebudget.forecast.panel.Panel;
import org.bitebudget.forecast.panel.PanelMethods;
import org.junit.jupiter.api.Test;

class PanelBoostingTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final int SIZE = 420;
    private static final int HORIZON = 14;

    @Test
    void aPatternOfTheWeekGoesOn() {
        // Given noisy series with a pattern of the week, the newest fortnight held back
        Panel panel = Panel.of(series(day -> day % 7 == 5 ? 2 : 1), 7);

        // When trees forecast it
        List<Forecast> forecasts = PanelMethods.of(panel)
                .named("boosting")
                .forecast(panel.before(HORIZON), HORIZON, Coverage.STANDARD)
                .series();

        // Then they are nearer than the same days a week before, and the intervals hold about what they promise
        double error = 0;
        double naive = 0;
        int inside = 0;
        for (int i = 0; i < panel.size(); i++) {
            for (int h = 0; h < HORIZON; h++) {
                double y = panel.values(i)[SIZE - HORIZON + h];
                Forecast.Point point = forecasts.get(i).points().get(h);
                error += Math.abs(y - point.mean()) / level(i);
                naive += Math.abs(y - panel.values(i)[SIZE - HORIZON - 7 + h % 7]) / level(i);
                Forecast.Interval wide = point.intervals().get(1);
                inside += y >= wide.lower() && y <= wide.upper() ? 1 : 0;
            }
        }
        assertThat(error).isLessThan(0.85 * naive);
        assertThat(inside / (double) (panel.size() * HORIZON)).isBetween(0.88, 1.0);
    }

    @Test
    void datesTellTheFirstOfTheMonth() {
        // Given shops that sell three times as much on the first of each month; the last day known is one before it
        List<double[]> series = series(day -> FIRST.plusDays(day).getDayOfMonth() == 1 ? 3 : 1);
        int known = (int) ChronoUnit.DAYS.between(FIRST, LocalDate.of(2024, 2, 1));
        List<double[]> until =
                series.stream().map(values -> Arrays.copyOf(values, known)).toList();
        Panel plain = Panel.of(until, 7);
        Panel dated = plain.at(new Timeline(FIRST.plusDays(known - 1L).atStartOfDay(), ChronoUnit.DAYS, ""));

        // When the first is forecast, then only trees that know the date see it coming
        double[][] with = new PanelBoosting().forecast(dated, new int[] {0}, 3)[0];
        double[][] without = new PanelBoosting().forecast(plain, new int[] {0}, 3)[0];
        assertThat(meanOf(with, 0)).isGreaterThan(2);
        assertThat(meanOf(with, 1)).isLessThan(1.5);
        assertThat(meanOf(without, 0)).isLessThan(1.5);
    }

    /** Mean over series of one step's forecast, in units of their level. */
    private static double meanOf(double[][] forecasts, int step) {
        return IntStream.range(0, forecasts.length)
                .mapToDouble(i -> forecasts[i][step] / level(i))
                .average()
                .orElseThrow();
    }

    private static List<double[]> series(IntToDoubleFunction pattern) {
        Random random = new Random(3);
        return IntStream.range(0, 12)
                .mapToObj(i -> IntStream.range(0, SIZE)
                        .mapToDouble(day -> level(i) * pattern.applyAsDouble(day) * (1 + 0.1 * random.nextGaussian()))
                        .toArray())
                .toList();
    }

    private static double level(int series) {
        return 20 + 10.0 * series;
    }
}
