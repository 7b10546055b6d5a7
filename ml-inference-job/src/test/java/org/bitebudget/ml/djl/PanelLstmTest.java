package org.bitebudget.ml.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bitebudget.forecast.command.ForecastCommand;
import org.bitebudget.forecast.csv.SeriesCsv;
import org.bitebudget.forecast.panel.Panel;
import org.bitebudget.forecast.panel.PanelMethods;
import org.bitebudget.ml.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PanelLstmTest {
    private static final int SIZE = 90;
    private static final int HORIZON = 6;
    private static final int[] END = {0};

    private final PanelLstm lstm = new PanelLstm(Networks.CACHE);

    @Test
    void aWaveThatAllSeriesShareGoesOn() {
        // Given waves of one length, any phase, size and level, of which the newest steps are held back
        List<double[]> waves = waves(10);
        Panel known = Panel.of(waves, 1).before(HORIZON);

        // When one network learns from all of them
        double[][] forecast = lstm.forecast(known, END, HORIZON)[0];

        // Then it is far nearer than the last value
        double error = 0;
        double naive = 0;
        for (int i = 0; i < waves.size(); i++) {
            for (int h = 0; h < HORIZON; h++) {
                double y = waves.get(i)[SIZE - HORIZON + h];
                error += Math.abs(y - forecast[i][h]) / (i + 1);
                naive += Math.abs(y - waves.get(i)[SIZE - HORIZON - 1]) / (i + 1);
            }
        }
        assertThat(error).isLessThan(0.5 * naive);
    }

    /** The same seed, so the same network, if nothing else was learnt from. */
    @Test
    void whatCameAfterTheEarliestOriginIsNotLearnt() {
        List<double[]> series = waves(5);
        List<double[]> other = series.stream().map(double[]::clone).toList();
        other.forEach(values -> Arrays.fill(values, SIZE - 10, SIZE, 1e4));
        int[] back = {10, 5};
        assertThat(lstm.forecast(Panel.of(other, 1), back, HORIZON)[0])
                .isDeepEqualTo(lstm.forecast(Panel.of(series, 1), back, HORIZON)[0]);
    }

    @Test
    void oddSeriesGetSensibleAnswers() {
        // Given waves, and what never moved, is too short, has gaps, or stopped
        List<double[]> series = new ArrayList<>(waves(5));
        double[] constant = new double[SIZE];
        Arrays.fill(constant, 3.5);
        double[] gappy = waves(1).get(0);
        Arrays.fill(gappy, 60, 70, Double.NaN);
        gappy[80] = Double.POSITIVE_INFINITY;
        double[] stopped = waves(1).get(0);
        Arrays.fill(stopped, 40, SIZE, 0);
        series.addAll(List.of(constant, new double[SIZE], new double[] {1, 2, 3}, new double[] {4}, gappy, stopped));

        double[][] forecast = lstm.forecast(Panel.of(series, 1), END, HORIZON)[0];

        assertThat(forecast[5]).containsOnly(3.5);
        assertThat(forecast[6]).containsOnly(0);
        assertThat(forecast[7]).containsOnly(3);
        assertThat(forecast[8]).containsOnly(4);
        for (double value : forecast[9]) {
            assertThat(value).isCloseTo(10, within(8.0));
        }
        assertThat(forecast[10]).containsOnly(0);
    }

    @Test
    void tooFewWindowsLeaveSeriesWhereTheyAre() {
        Panel few = Panel.of(List.of(new double[] {1, 2, 3, 4, 5, 6, 7, 9}), 1);
        assertThat(lstm.forecast(few, END, 2)[0][0]).containsOnly(9);
    }

    @Test
    void theCommandKnowsItByName(@TempDir Path directory) throws Exception {
        // Given a file of waves
        StringBuilder text = new StringBuilder("id\n");
        List<double[]> waves = waves(6);
        for (int i = 0; i < waves.size(); i++) {
            text.append('s').append(i);
            Arrays.stream(waves.get(i)).forEach(value -> text.append(',').append(value));
            text.append('\n');
        }
        Path train = Files.writeString(directory.resolve("train.csv"), text);
        Path out = directory.resolve("out.csv");
        Path intervals = directory.resolve("intervals.csv");
        System.setProperty("DJL_CACHE_DIR", Networks.CACHE.toString());

        // When the network is asked
        int code = new CommandLine(new ForecastCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .execute(
                        "--train",
                        train.toString(),
                        "--horizon",
                        "4",
                        "--model",
                        "lstm",
                        "--out",
                        out.toString(),
                        "--intervals",
                        intervals.toString());

        // Then there are forecasts and intervals of each series
        assertThat(code).isZero();
        assertThat(SeriesCsv.read(out)).hasSize(6);
        assertThat(Files.readAllLines(intervals)).hasSize(1 + 6 * 4);
        assertThat(PanelMethods.of(Panel.of(waves, 1)).names()).contains("boosting", "lstm");
    }

    private static List<double[]> waves(int count) {
        Random random = new Random(9);
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, SIZE)
                        .mapToDouble(t -> (i + 1)
                                * (10 + 3 * Math.sin(2 * Math.PI * (t + 3 * i) / 17) + 0.1 * random.nextGaussian()))
                        .toArray())
                .toList();
    }
}
