package org.bitebudget.forecast.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bitebudget.forecast.table.TableBoosting.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableForecasterTest {
    private static final int STEPS = 90;
    private static final int ORIGIN = 86;

    @Test
    void aDealThatIsKnownRaisesTheForecast() {
        // Given shops that sell three times as much in weeks of deals
        Table table = table(0);

        // When two weeks after a gap are forecast
        double[][] forecast = new TableBoosting(table, 1, false, Loss.MAPE, 80).forecast(ORIGIN, new int[] {2, 3});

        // Then weeks with a deal stand out, near what was sold
        double error = 0;
        for (int s = 0; s < forecast.length; s++) {
            for (int k = 0; k < 2; k++) {
                double y = table.series().get(s).value(ORIGIN + 1 + k);
                error += Math.abs(forecast[s][k] - y) / y / (2 * forecast.length);
            }
        }
        assertThat(error).isLessThan(0.2);
    }

    @Test
    void whatCameLaterIsNotLookedAt() {
        int[] steps = {1, 2};
        double[][] forecast = new TableBoosting(table(0), 1, false, Loss.MAPE, 20).forecast(ORIGIN, steps);
        double[][] other = new TableBoosting(table(1000), 1, false, Loss.MAPE, 20).forecast(ORIGIN, steps);
        assertThat(other).isDeepEqualTo(forecast);
    }

    @Test
    void squaredErrorsAreForecastWithThePanelsEnsemble() {
        double[][] forecast = new TableForecaster(table(0), 7, true, Loss.RMSE).forecast(ORIGIN, new int[] {1, 2});
        assertThat(Arrays.stream(forecast).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite))
                .isTrue();
        assertThat(forecast[19][0]).isGreaterThan(forecast[0][0]);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void oddSeriesAmongOthersGetSensibleAnswers(Loss loss) {
        // Given shops among which one began with zeros, one sold nothing, one began three steps ago, one never moved,
        // and one is below zero
        double[] zerosFirst = new double[STEPS];
        Arrays.fill(zerosFirst, 40, STEPS, 30);
        double[] three = new double[STEPS];
        Arrays.fill(three, Double.NaN);
        System.arraycopy(new double[] {9, 10, 11}, 0, three, ORIGIN - 3, 3);
        double[] constant = new double[STEPS];
        Arrays.fill(constant, 25);
        double[] negative = new double[STEPS];
        Arrays.fill(negative, -12);
        Table table = with(table(0), zerosFirst, new double[STEPS], three, constant, negative);

        // When they are forecast
        double[][] forecast = new TableForecaster(table, 7, false, loss).forecast(ORIGIN, new int[] {1, 2});
        double[][] without = new TableForecaster(table(0), 7, false, loss).forecast(ORIGIN, new int[] {1, 2});

        // Then each goes on as it was
        assertThat(forecast[20]).satisfies(within(20, 60));
        assertThat(forecast[21]).containsOnly(0);
        assertThat(forecast[22]).satisfies(within(5, 25));
        assertThat(forecast[23]).satisfies(within(20, 40));
        assertThat(forecast[24]).satisfies(within(-13, -11));
        // and the others hardly notice
        for (int s = 0; s < without.length; s++) {
            assertThat(forecast[s][0]).isBetween(without[s][0] / 1.5, without[s][0] * 1.5);
        }
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void whatIsTooShortToLearnFromIsLeftToThePanel(Loss loss) {
        for (double[] values : List.of(
                new double[] {4}, new double[] {1, 2, 3}, new double[5], new double[] {-1, -2, -3}, new double[] {
                    0, 0, 7
                })) {
            // Given a table of one short series, with nothing known of the next steps
            double[] known = Arrays.copyOf(values, values.length + 3);
            Arrays.fill(known, values.length, known.length, Double.NaN);
            Table table = new Table(
                    IntStream.range(0, known.length).boxed().toList(),
                    List.of(),
                    List.of(new Table.Line(List.of("a"), known, new double[0][])));

            // When three steps are forecast, then they lie near what it was
            double[] forecast =
                    new TableForecaster(table, 1, false, loss).forecast(values.length, new int[] {1, 2, 3})[0];
            double low = Arrays.stream(values).min().orElseThrow();
            double high = Arrays.stream(values).max().orElseThrow();
            assertThat(forecast).satisfies(within(low - 2 * (high - low), high + 2 * (high - low)));
        }
    }

    @Test
    void whatWasNeverBelowZeroIsNotForecastToBe() {
        // Given demand that falls to nothing
        double[] falling =
                IntStream.range(0, STEPS).mapToDouble(t -> Math.max(0, 60 - t)).toArray();
        double[][] forecast = new TableForecaster(with(table(0), falling), 1, false, Loss.RMSE)
                .forecast(ORIGIN, IntStream.rangeClosed(1, 4).toArray());
        assertThat(forecast[20]).satisfies(within(0, 60));
    }

    private static Consumer<double[]> within(double low, double high) {
        return row -> assertThat(row).isNotEmpty().satisfies(all -> {
            for (double forecast : all) {
                assertThat(forecast).isBetween(low, high);
            }
        });
    }

    /** A table with more series, never on a deal. */
    private static Table with(Table table, double[]... more) {
        List<Table.Line> lines = new ArrayList<>(table.series());
        for (double[] values : more) {
            lines.add(new Table.Line(List.of("odd" + lines.size()), values, new double[][] {new double[STEPS]}));
        }
        return new Table(table.times(), table.covariates(), lines);
    }

    /** @param later what is added to every value from the origin on */
    private static Table table(double later) {
        Random random = new Random(3);
        List<Table.Line> lines = new ArrayList<>();
        for (int s = 0; s < 20; s++) {
            double[] deal = new double[STEPS];
            double[] sold = new double[STEPS];
            for (int t = 0; t < STEPS; t++) {
                deal[t] = random.nextInt(4) == 0 ? 1 : 0;
                sold[t] = (10 + 5 * s) * (1 + 2 * deal[t]) * Math.exp(0.05 * random.nextGaussian())
                        + (t >= ORIGIN ? later : 0);
            }
            lines.add(new Table.Line(List.of("shop" + s), sold, new double[][] {deal}));
        }
        return new Table(IntStream.range(0, STEPS).boxed().toList(), List.of("deal"), lines);
    }
}
