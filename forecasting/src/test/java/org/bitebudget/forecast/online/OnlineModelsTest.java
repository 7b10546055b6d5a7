package org.bitebudget.forecast.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.ForecastMethod;
import org.bitebudget.forecast.ModelState;
import org.bitebudget.forecast.Series;
import org.bitebudget.forecast.SimpleMethod;
import org.bitebudget.forecast.ets.Ets;
import org.bitebudget.forecast.ets.EtsForm;

/**
 * Models that took observations one by one stand where a pass over all of them with the same parameters leads. The passes here are written out from the
 * textbooks' sums, apart from the recursions they are held against.
 */
class OnlineModelsTest {
    private static final double[] SEASON = {3, -1, 0, 2, -2, 4, -6};

    @Property(tries = 100, seed = "20110101")
    void exponentialSmoothingIsTheWeightedSumOfAllObservations(
            @ForAll @Size(min = 12, max = 60) List<@DoubleRange(min = 1, max = 100) Double> valuesDrawn,
            @ForAll @IntRange(min = 8, max = 11) int fittedOn) {
        double[] values = valuesDrawn.stream().mapToDouble(Double::doubleValue).toArray();
        // Given a level fitted on the first observations
        FittedModel model = Ets.simple().fit(Series.of(values, 1).head(fittedOn));
        if (!model.name().startsWith("ETS")) {
            return;
        }
        ModelState start = model.state();
        double alpha = start.parameters().get(0);
        double level = start.states().get(1);

        // When the others come one by one, by way of the stored state
        model = followed(model, values, fittedOn);

        // Then the level is (1 − α)ⁿ of the old one and α(1 − α)^(n−i) of each observation
        int n = values.length - fittedOn;
        double expected = Math.pow(1 - alpha, n) * level;
        for (int i = 1; i <= n; i++) {
            expected += alpha * Math.pow(1 - alpha, n - i) * values[fittedOn + i - 1];
        }
        assertThat(model.forecast(1, Coverage.NONE).means()[0]).isCloseTo(expected, within(1e-6));
    }

    @Property(tries = 100, seed = "20110102")
    void levelTrendAndSeasonFollowAsInATextbookPass(
            @ForAll @Size(min = 30, max = 80) List<@DoubleRange(min = -1, max = 1) Double> noiseDrawn,
            @ForAll @IntRange(min = 21, max = 29) int fittedOn) {
        double[] noise = noiseDrawn.stream().mapToDouble(Double::doubleValue).toArray();
        // Given Holt and Winters' additive method, fitted on three to four weeks
        double[] values = new double[noise.length];
        for (int t = 0; t < values.length; t++) {
            values[t] = 50 + 0.3 * t + SEASON[t % 7] + noise[t];
        }
        EtsForm form = new EtsForm(EtsForm.Innovation.A, EtsForm.Trend.A, EtsForm.Season.A);
        FittedModel model = Ets.of(form).fit(Series.of(values, 7).head(fittedOn));
        List<Double> p = model.state().parameters();
        List<Double> s = model.state().states();
        double level = s.get(1);
        double trend = s.get(2);
        List<Double> season = new ArrayList<>(s.subList(3, 10));
        double squares = s.get(0);

        // When both go on
        for (int t = fittedOn; t < values.length; t++) {
            double e = values[t] - (level + trend + season.get(0));
            double before = season.remove(0);
            level = level + trend + p.get(0) * e;
            trend = trend + p.get(1) * e;
            season.add(before + p.get(2) * e);
            squares += e * e;
        }
        model = followed(model, values, fittedOn);

        // Then they stand at the same place
        List<Double> states = model.state().states();
        assertThat(states.get(0)).isCloseTo(squares, within(1e-6));
        assertThat(states.get(1)).isCloseTo(level, within(1e-9));
        assertThat(states.get(2)).isCloseTo(trend, within(1e-9));
        for (int i = 0; i < 7; i++) {
            assertThat(states.get(3 + i)).isCloseTo(season.get(i), within(1e-9));
        }
    }

    @Property(tries = 100, seed = "20110103")
    void variancesOfTheBenchmarksAreThoseOfAllChanges(
            @ForAll @Size(min = 20, max = 60) List<@DoubleRange(min = -100, max = 100) Double> valuesDrawn) {
        double[] values = valuesDrawn.stream().mapToDouble(Double::doubleValue).toArray();
        int n = values.length;
        FittedModel naive = followed(SimpleMethod.NAIVE.fit(Series.of(values, 7).head(10)), values, 10);
        FittedModel seasonal =
                followed(SimpleMethod.SEASONAL_NAIVE.fit(Series.of(values, 7).head(10)), values, 10);
        FittedModel drift = followed(SimpleMethod.DRIFT.fit(Series.of(values, 7).head(10)), values, 10);

        assertThat(deviation(naive)).isCloseTo(Math.sqrt(meanSquare(values, 1)), within(1e-9));
        assertThat(deviation(seasonal)).isCloseTo(Math.sqrt(meanSquare(values, 7)), within(1e-9));
        assertThat(seasonal.forecast(1, Coverage.NONE).means()[0]).isEqualTo(values[n - 7]);
        double slope = (values[n - 1] - values[0]) / (n - 1);
        assertThat(drift.forecast(3, Coverage.NONE).means()[2]).isCloseTo(values[n - 1] + 3 * slope, within(1e-9));
    }

    @Property(tries = 100, seed = "20110104")
    void intermittentDemandFollowsSizeAndProbability(
            @ForAll @Size(min = 12, max = 60) List<@IntRange(min = -3, max = 3) Integer> draws) {
        // Given demand that is zero more often than not
        double[] values = new double[draws.size()];
        for (int t = 0; t < values.length; t++) {
            values[t] = Math.max(0, draws.get(t));
        }
        TsbModel start = (TsbModel) TsbModel.method().fit(Series.of(values, 1).head(10));

        // When it goes on
        TsbModel end = (TsbModel) followed(start, values, 10);

        // Then the probability is the weighted share of steps with demand, and the size that of demands
        double probability = start.probability();
        List<Double> sizes = new ArrayList<>();
        int n = values.length - 10;
        double expected = Math.pow(0.9, n) * probability;
        for (int i = 1; i <= n; i++) {
            double value = values[9 + i];
            expected += 0.1 * Math.pow(0.9, n - i) * (value == 0 ? 0 : 1);
            if (value != 0) {
                sizes.add(value);
            }
        }
        double size = Math.pow(0.9, sizes.size()) * start.size();
        for (int i = 1; i <= sizes.size(); i++) {
            size += 0.1 * Math.pow(0.9, sizes.size() - i) * sizes.get(i - 1);
        }
        assertThat(end.probability()).isCloseTo(expected, within(1e-9));
        assertThat(end.size()).isCloseTo(size, within(1e-9));
        assertThat(end.forecast(5, Coverage.NONE).means()[4]).isCloseTo(expected * size, within(1e-9));
    }

    @Property(tries = 50, seed = "20110105")
    void onePassOverAllLeadsWhereStepsLead(
            @ForAll @Size(min = 12, max = 60) List<@DoubleRange(min = 0, max = 50) Double> valuesDrawn,
            @ForAll @IntRange(min = 0, max = 59) int gapAt) {
        double[] values = valuesDrawn.stream().mapToDouble(Double::doubleValue).toArray();
        values[gapAt % values.length] = gapAt % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
        Series series = Series.of(values, 1);
        if (series.head(11).knownCount() < 2) {
            return;
        }
        for (ForecastMethod method : List.of(SimpleMethod.NAIVE, SimpleMethod.DRIFT)) {
            FittedModel stepped = method.fit(series.head(11));
            for (int t = 11; t < series.size(); t++) {
                stepped = stepped.state().restore().update(series.at(t));
            }
            assertThat(stepped.state()).isEqualTo(method.fit(series).state());
        }
    }

    private static FittedModel followed(FittedModel model, double[] values, int from) {
        FittedModel after = model;
        for (int t = from; t < values.length; t++) {
            after = after.state().restore().update(values[t]);
        }
        return after;
    }

    private static double deviation(FittedModel model) {
        var interval =
                model.forecast(1, Coverage.STANDARD).points().get(0).intervals().get(0);
        return (interval.upper() - interval.lower()) / 2 / 1.2815515655446004;
    }

    private static double meanSquare(double[] values, int lag) {
        double sum = 0;
        for (int t = lag; t < values.length; t++) {
            sum += Math.pow(values[t] - values[t - lag], 2);
        }
        return sum / (values.length - lag);
    }
}
