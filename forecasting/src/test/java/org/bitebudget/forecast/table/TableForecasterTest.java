package org.bitebudget.forecast.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bitebudget.forecast.table.TableBoosting.Loss;
import org.junit.jupiter.api.Test;

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
