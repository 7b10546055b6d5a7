package org.bitebudget.forecast.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanelEnsembleTest {

    @Test
    void aWeeklyPatternGoesOn() {
        // Given twelve noisy series with a pattern of seven steps
        Panel panel = Panel.of(patterns(12, 140), 7);

        // When two weeks are forecast
        PanelForecast forecast = ensemble(panel, 14);

        // Then each goes on in phase, nearer than its noise is wide
        for (int i = 0; i < panel.size(); i++) {
            double[] means = forecast.series().get(i).means();
            for (int h = 0; h < 14; h++) {
                assertThat(means[h]).isCloseTo(pattern(i, 140 + h), within(3.0));
            }
        }
        assertThat(forecast.members().stream()
                        .mapToDouble(PanelForecast.Member::share)
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void theEnsembleHearsWhoWasRight() {
        // Given lines with a little noise, which only a method with a trend continues
        Random random = new Random(5);
        List<double[]> lines = IntStream.range(0, 3)
                .mapToObj(i -> IntStream.range(0, 60)
                        .mapToDouble(t -> 3 + (i + 2) * t + 0.1 * random.nextGaussian())
                        .toArray())
                .toList();
        Panel panel = Panel.of(lines, 1);

        // When the last value and the line through the ends answer together
        PanelMethod last = new LocalMethod("last", (y, season, h) -> line(y, 0, h));
        PanelMethod drift =
                new LocalMethod("drift", (y, season, h) -> line(y, (y[y.length - 1] - y[0]) / (y.length - 1), h));
        PanelForecast forecast = new PanelEnsemble("both", List.of(last, drift)).forecast(panel, 6, Coverage.STANDARD);

        // Then the second is heard
        assertThat(forecast.members().get(1).share()).isGreaterThan(0.95);
        for (int h = 0; h < 6; h++) {
            assertThat(forecast.series().get(0).means()[h]).isCloseTo(3 + 2 * (60 + h), within(0.8));
        }
    }

    @Test
    void otherUnitsGiveTheSameAnswerInThoseUnits() {
        List<double[]> series = patterns(6, 100);
        List<double[]> cents = series.stream()
                .map(values -> Arrays.stream(values).map(v -> 128 * v).toArray())
                .toList();

        double[][] means = ensemble(Panel.of(series, 7), 7).means();
        double[][] scaled = ensemble(Panel.of(cents, 7), 7).means();

        for (int i = 0; i < means.length; i++) {
            for (int h = 0; h < 7; h++) {
                assertThat(scaled[i][h] / 128).isCloseTo(means[i][h], within(0.02 * means[i][h]));
            }
        }
    }

    @Test
    void intervalsHoldAsOftenAsTheySay() {
        // Given two hundred random walks
        Random random = new Random(7);
        List<double[]> walks =
                IntStream.range(0, 200).mapToObj(i -> walk(random, 130)).toList();
        Panel panel = Panel.of(walks, 1);

        // When the last ten steps are held back and forecast
        List<Forecast> forecasts = ensemble(panel.before(10), 10).series();

        // Then the observed shares are near 80 and 95 %
        int[] inside = new int[2];
        for (int i = 0; i < 200; i++) {
            count(forecasts.get(i), Arrays.copyOfRange(walks.get(i), 120, 130), inside);
        }
        assertThat(inside[0] / 2000.0).isBetween(0.74, 0.86);
        assertThat(inside[1] / 2000.0).isBetween(0.91, 0.98);
    }

    @Test
    void intervalsOfASingleSeriesHoldToo() {
        // Given three hundred random walks, each in a panel of its own
        Random random = new Random(13);
        int[] inside = new int[2];
        for (int k = 0; k < 300; k++) {
            double[] walk = walk(random, 130);
            Panel panel = Panel.of(List.of(walk), 1);

            // When the last ten steps are held back and forecast
            Forecast forecast = PanelMethods.of(panel)
                    .named("naive")
                    .forecast(panel.before(10), 10, Coverage.STANDARD)
                    .series()
                    .get(0);
            count(forecast, Arrays.copyOfRange(walk, 120, 130), inside);
        }

        // Then three trials of one series are enough to be near 80 and 95 %
        assertThat(inside[0] / 3000.0).isBetween(0.77, 0.84);
        assertThat(inside[1] / 3000.0).isBetween(0.92, 0.97);
    }

    @Test
    void oddSeriesGetSensibleAnswers() {
        // Given constant, zero, short, stopped, negative and gappy series in one panel
        double[] stopped = new double[80];
        Arrays.fill(stopped, 0, 40, 5);
        double[] gappy = pattern(3, 0, 80);
        Arrays.fill(gappy, 30, 50, Double.NaN);
        gappy[70] = Double.POSITIVE_INFINITY;
        double[] negative = Arrays.stream(pattern(1, 0, 80)).map(v -> -v).toArray();
        double[] constant = new double[80];
        Arrays.fill(constant, 3.5);
        Panel panel = Panel.of(
                List.of(constant, new double[80], new double[] {1, 2, 3}, stopped, negative, gappy, new double[] {4}),
                7);

        // When they are forecast
        double[][] means = ensemble(panel, 5).means();

        // Then what never moved stays, and nothing is infinite
        assertThat(means[0]).containsOnly(new double[] {3.5}, within(1e-9));
        assertThat(means[1]).containsOnly(new double[] {0}, within(1e-9));
        assertThat(means[6]).containsOnly(new double[] {4}, within(1e-9));
        for (double[] row : means) {
            assertThat(Arrays.stream(row).allMatch(Double::isFinite)).isTrue();
        }
        assertThat(Arrays.stream(means[2]).allMatch(v -> v >= 0 && v <= 9)).isTrue();
    }

    @Test
    void noMethodLooksAtWhatComesAfterItsOrigin() {
        // Given a panel, and the same one with another ending
        List<double[]> series = patterns(5, 120);
        List<double[]> other = series.stream().map(double[]::clone).toList();
        other.forEach(values -> Arrays.fill(values, 110, 120, 1e6));
        PanelMethods methods = PanelMethods.of(Panel.of(series, 7));

        // When each method forecasts from before the endings, then both get the same
        for (String name : methods.names()) {
            double[][] before = methods.named(name)
                    .forecast(Panel.of(series, 7).before(10), 5, Coverage.NONE)
                    .means();
            double[][] changed = methods.named(name)
                    .forecast(Panel.of(other, 7).before(10), 5, Coverage.NONE)
                    .means();
            assertThat(changed).as(name).isDeepEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 300})
    void noTrialIsBridgedTowardsWhatCameLater(int size) {
        // Given a panel with gaps that span an origin, and the same one with other values after it
        List<double[]> series = patterns(5, size);
        for (double[] values : series.subList(0, 3)) {
            Arrays.fill(values, size - 24, size - 17, Double.NaN);
        }
        List<double[]> other = series.stream().map(double[]::clone).toList();
        for (double[] values : other) {
            for (int t = size - 20; t < size; t++) {
                values[t] *= 10;
            }
        }
        PanelMethods methods = PanelMethods.of(Panel.of(series, 7));

        // When each method is tried at that origin, then it says the same of both
        for (String name : methods.names()) {
            if (!name.equals("ensemble")) {
                PanelMethod method = methods.method(name);
                double[][][] tried = method.forecast(Panel.of(series, 7), new int[] {20, 10, 0}, 5);
                double[][][] changed = method.forecast(Panel.of(other, 7), new int[] {20, 10, 0}, 5);
                assertThat(changed[0]).as(name).isDeepEqualTo(tried[0]);
                assertThat(changed[2]).as(name).isNotEqualTo(tried[2]);
            }
        }
    }

    @Test
    void aSeriesWithoutValuesIsRefused() {
        assertThatThrownBy(() -> Panel.of(List.of(new double[] {Double.NaN}), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PanelMethods.of(Panel.of(patterns(1, 20), 7)).named("oracle"))
                .hasMessageContaining("ensemble");
    }

    /** Adds how many observations lie inside the intervals of each level. */
    private static void count(Forecast forecast, double[] observed, int[] inside) {
        for (int h = 0; h < observed.length; h++) {
            List<Interval> intervals = forecast.points().get(h).intervals();
            for (int level = 0; level < inside.length; level++) {
                Interval interval = intervals.get(level);
                inside[level] += observed[h] >= interval.lower() && observed[h] <= interval.upper() ? 1 : 0;
            }
        }
    }

    private static double[] line(double[] y, double slope, int horizon) {
        return IntStream.rangeClosed(1, horizon)
                .mapToDouble(h -> y[y.length - 1] + slope * h)
                .toArray();
    }

    private static PanelForecast ensemble(Panel panel, int horizon) {
        return PanelMethods.of(panel).named("ensemble").forecast(panel, horizon, Coverage.STANDARD);
    }

    private static List<double[]> patterns(int count, int size) {
        Random random = new Random(11);
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, size)
                        .mapToDouble(t -> pattern(i, t) + 0.5 * random.nextGaussian())
                        .toArray())
                .toList();
    }

    private static double[] pattern(int series, int from, int to) {
        return IntStream.range(from, to).mapToDouble(t -> pattern(series, t)).toArray();
    }

    private static double pattern(int series, int t) {
        double[] week = {0, 2, 6, 4, -3, -7, -2};
        return 40 + 3 * series + 0.05 * t + week[(t + series) % 7];
    }

    private static double[] walk(Random random, int size) {
        double[] walk = new double[size];
        walk[0] = 100;
        for (int t = 1; t < size; t++) {
            walk[t] = walk[t - 1] + random.nextGaussian();
        }
        return walk;
    }
}
