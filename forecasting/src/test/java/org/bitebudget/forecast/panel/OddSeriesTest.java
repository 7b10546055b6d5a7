package org.bitebudget.forecast.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each method on the series that feeds really bring, at a length that has its ensemble and at one beyond which there is another. */
class OddSeriesTest {
    private static final int SHORT = 84;
    private static final int LONG = 300;
    private static final int HORIZON = 6;

    @ParameterizedTest
    @MethodSource("methods")
    void whatNeverMovesStays(String method, int size) {
        double[] constant = new double[size];
        Arrays.fill(constant, 3.5);
        double[][] means = means(method, constant, new double[size], new double[] {4});

        assertThat(means[0]).containsOnly(new double[] {3.5}, within(1e-9));
        assertThat(means[1]).containsOnly(new double[] {0}, within(1e-9));
        assertThat(means[2]).containsOnly(new double[] {4}, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void threePointsGiveSomethingNearThem(String method, int size) {
        for (double forecast : means(method, new double[] {1, 2, 3}, week(1, size))[0]) {
            assertThat(forecast).isBetween(0.0, 12.0);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void gapsAndInfinitiesAreBridged(String method, int size) {
        // Given a week with holes, at its end too
        double[] gappy = week(2, size);
        Arrays.fill(gappy, 30, 40, Double.NaN);
        gappy[50] = Double.POSITIVE_INFINITY;
        gappy[51] = Double.NEGATIVE_INFINITY;
        Arrays.fill(gappy, size - 2, size, Double.NaN);

        // Then its forecasts stay within what it ever was, and a little
        for (double forecast : means(method, gappy, week(3, size), week(4, size))[0]) {
            assertThat(forecast).isBetween(15.0, 65.0);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void negativeValuesAreValuesLikeOthers(String method, int size) {
        double[] negative = Arrays.stream(week(5, size)).map(v -> -v).toArray();
        for (double forecast : means(method, negative, week(6, size))[0]) {
            assertThat(forecast).isBetween(-65.0, 0.0);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aSeriesThatStoppedForMonthsDoesNotRunAway(String method, int size) {
        double[] stopped = week(7, size);
        Arrays.fill(stopped, 20, size, 0);
        for (double forecast : means(method, stopped, week(8, size), week(9, size))[0]) {
            assertThat(forecast).isBetween(0.0, 25.0);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void oneWildValueLongAgoDoesNotDecide(String method, int size) {
        double[] wild = week(10, size);
        wild[30] = 4_000;
        for (double forecast : means(method, wild, week(11, size), week(12, size))[0]) {
            assertThat(forecast).isBetween(-100.0, 400.0);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void intervalsHoldTheirMeanAndWidenWithCoverage(String method, int size) {
        Panel panel = Panel.of(List.of(week(13, size), week(14, size), new double[] {1, 2, 3}), 7);
        PanelMethods.of(panel).named(method).forecast(panel, HORIZON, Coverage.STANDARD).series().stream()
                .flatMap(forecast -> forecast.points().stream())
                .forEach(OddSeriesTest::isSound);
    }

    private static void isSound(Point point) {
        Interval narrow = point.intervals().get(0);
        Interval wide = point.intervals().get(1);
        assertThat(narrow.lower()).isLessThanOrEqualTo(point.mean()).isGreaterThanOrEqualTo(wide.lower());
        assertThat(narrow.upper()).isGreaterThanOrEqualTo(point.mean()).isLessThanOrEqualTo(wide.upper());
    }

    static Stream<Arguments> methods() {
        return Stream.of(SHORT, LONG)
                .flatMap(size -> PanelMethods.of(Panel.of(List.of(week(0, size)), 7)).names().stream()
                        .map(method -> Arguments.of(method, size)));
    }

    private static double[][] means(String method, double[]... series) {
        Panel panel = Panel.of(List.of(series), 7);
        double[][] means = PanelMethods.of(panel)
                .named(method)
                .forecast(panel, HORIZON, Coverage.STANDARD)
                .means();
        for (double[] row : means) {
            assertThat(Arrays.stream(row).allMatch(Double::isFinite)).isTrue();
        }
        return means;
    }

    private static double[] week(int seed, int size) {
        Random random = new Random(seed);
        double[] week = {0, 2, 6, 4, -3, -7, -2};
        return IntStream.range(0, size)
                .mapToDouble(t -> 40 + week[t % 7] + random.nextGaussian())
                .toArray();
    }
}
