package org.bitebudget.forecast.ets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Series;
import org.bitebudget.forecast.ets.EtsForm.Innovation;
import org.bitebudget.forecast.ets.EtsForm.Season;
import org.bitebudget.forecast.ets.EtsForm.Trend;
import org.junit.jupiter.api.Test;

class EtsTest {
    /** Oil production of Saudi Arabia 1996–2013: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 2nd ed., §7.1. */
    private static final double[] OIL = {
        445.36, 453.20, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89, 509.87, 456.72,
        473.82, 525.95, 549.83, 542.34
    };

    /** Air passengers of Australia 1990–2016: the same book, §7.2. */
    private static final double[] AIR = {
        17.55, 21.86, 23.89, 26.93, 26.89, 28.83, 30.08, 30.95, 30.19, 31.58, 32.58, 33.48, 39.02, 41.39, 41.60, 44.66,
        46.95, 48.73, 51.49, 50.03, 60.64, 63.36, 66.36, 68.20, 68.12, 69.78, 72.60
    };

    @Test
    void simpleSmoothingFindsThePublishedParameters() {
        // Given the oil series, when simple exponential smoothing is fitted
        EtsModel model = (EtsModel) Ets.simple().fit(Series.of(OIL, 1));

        // Then it has the book's α and forecast
        assertThat(model.parameters().alpha()).isCloseTo(0.834, within(0.005));
        assertThat(model.forecast(5, Coverage.NONE).means()).containsOnly(new double[] {542.68}, within(0.05));
    }

    @Test
    void holtFindsThePublishedForecasts() {
        // Given the air passengers, when Holt's linear trend is fitted
        EtsModel model = (EtsModel) Ets.holt().fit(Series.of(AIR, 1));

        // Then it forecasts what the book does
        assertThat(model.parameters().alpha()).isCloseTo(0.83, within(0.01));
        assertThat(model.forecast(5, Coverage.NONE).means())
                .containsExactly(new double[] {74.60, 76.70, 78.80, 80.91, 83.01}, within(0.05));
    }

    @Test
    void updatesLeadWhereAPassOverTheWholeSeriesLeads() {
        for (EtsForm form : EtsForm.all()) {
            // Given a model of each form fitted on the first part of a seasonal series with a gap
            double[] values = seasonal(80);
            values[63] = Double.NaN;
            FittedModel whole = Ets.of(form).fit(Series.of(values, 7).head(60));
            FittedModel stored = whole;

            // When one takes the rest at once and one is stored and restored at each step
            for (int t = 60; t < values.length; t++) {
                whole = whole.update(values[t]);
                stored = stored.state().restore().update(values[t]);
            }

            // Then both stand at the same place
            assertThat(stored.state()).as(form.toString()).isEqualTo(whole.state());
            assertThat(stored.forecast(14, Coverage.STANDARD)).isEqualTo(whole.forecast(14, Coverage.STANDARD));
        }
    }

    @Test
    void additiveIntervalsFollowTheClosedForm() {
        // Given SES, whose variance h steps ahead is σ²·(1 + (h − 1)·α²)
        EtsModel model = (EtsModel) Ets.simple().fit(Series.of(OIL, 1));
        double alpha = model.parameters().alpha();

        // When the third step is asked for
        Forecast.Point point = model.forecast(3, Coverage.STANDARD).points().get(2);

        // Then the half width is the normal quantile of that deviation
        double deviation = Math.sqrt(model.residualVariance() * (1 + 2 * alpha * alpha));
        assertThat(half(point.intervals().get(0))).isCloseTo(1.2815515655 * deviation, within(1e-6));
        assertThat(half(point.intervals().get(1))).isCloseTo(1.9599639845 * deviation, within(1e-6));
    }

    @Test
    void multiplicativeVarianceNearsTheAdditiveOneWhenErrorsAreSmall() {
        // Given a level of 100 with errors of about 1, which both forms see nearly alike
        Random random = new Random(3);
        double[] values = random.doubles(200).map(u -> 100 + 2 * (u - 0.5)).toArray();
        FittedModel additive =
                Ets.of(new EtsForm(Innovation.A, Trend.N, Season.N)).fit(Series.of(values, 1));
        FittedModel ratio = Ets.of(new EtsForm(Innovation.M, Trend.N, Season.N)).fit(Series.of(values, 1));

        // When both forecast
        Interval a = last(additive.forecast(7, Coverage.STANDARD));
        Interval m = last(ratio.forecast(7, Coverage.STANDARD));

        // Then widths agree within a few percent
        assertThat(half(m) / half(a)).isBetween(0.85, 1.15);
    }

    @Test
    void simulatedIntervalsAreTheSameEachTimeAndHoldTheMean() {
        // Given a form without a closed variance
        FittedModel model = Ets.of(new EtsForm(Innovation.M, Trend.A, Season.M)).fit(Series.of(seasonal(80), 7));

        // When it forecasts twice
        Forecast first = model.forecast(14, Coverage.STANDARD);
        Forecast second = model.forecast(14, Coverage.STANDARD);

        // Then both are equal, and wider coverage encloses the narrower one and the mean
        assertThat(first).isEqualTo(second);
        for (Forecast.Point point : first.points()) {
            Interval narrow = point.intervals().get(0);
            Interval wide = point.intervals().get(1);
            assertThat(List.of(wide.lower(), narrow.lower(), point.mean(), narrow.upper(), wide.upper()))
                    .isSorted();
        }
    }

    @Test
    void theChoiceFindsTheSeason() {
        // Given a series with a plain weekly season, when the form is chosen
        FittedModel model = Ets.automatic().fit(Series.of(seasonal(120), 7));

        // Then it is a seasonal one that continues the pattern
        assertThat(EtsForm.parse(model.name()).hasSeason()).isTrue();
        double[] truth = seasonal(134);
        double[] means = model.forecast(14, Coverage.NONE).means();
        for (int h = 0; h < 14; h++) {
            assertThat(means[h]).isCloseTo(truth[120 + h], within(2.5));
        }
    }

    @Test
    void constantAndZeroSeriesStayWhatTheyAre() {
        for (double value : new double[] {0, 3.5}) {
            double[] values = new double[30];
            Arrays.fill(values, value);
            Forecast forecast = Ets.automatic().fit(Series.of(values, 7)).forecast(5, Coverage.STANDARD);
            assertThat(forecast.means()).containsOnly(value);
            assertThat(half(last(forecast))).isZero();
        }
    }

    @Test
    void threeObservationsAreAnsweredByTheNaiveMethod() {
        FittedModel model = Ets.automatic().fit(Series.of(new double[] {3, 4, 5}, 7));
        assertThat(model.name()).isEqualTo("naive");
        assertThat(model.forecast(2, Coverage.NONE).means()).containsOnly(5);
    }

    @Test
    void gapsAndInfinitiesAreBridged() {
        // Given a seasonal series with holes at the beginning, in the middle and at the end
        double[] values = seasonal(80);
        values[0] = Double.NaN;
        values[40] = Double.POSITIVE_INFINITY;
        values[41] = Double.NaN;
        values[79] = Double.NaN;

        // When it is forecast
        double[] means = Ets.automatic()
                .fit(Series.of(values, 7))
                .forecast(7, Coverage.NONE)
                .means();

        // Then the season is still in phase
        double[] truth = seasonal(87);
        for (int h = 0; h < 7; h++) {
            assertThat(means[h]).isCloseTo(truth[80 + h], within(3.0));
        }
    }

    @Test
    void negativeDemandIsLeftToAdditiveForms() {
        double[] values = new Random(5).doubles(60, -10, 10).toArray();
        FittedModel model = Ets.automatic().fit(Series.of(values, 7));
        assertThat(Arrays.stream(model.forecast(7, Coverage.STANDARD).means()).boxed())
                .allMatch(Double::isFinite);
    }

    private static double[] seasonal(int size) {
        double[] pattern = {0, 2, 5, 3, -4, -8, 2};
        Random random = new Random(1);
        double[] values = new double[size];
        for (int t = 0; t < size; t++) {
            values[t] = 50 + 0.1 * t + pattern[t % 7] + 0.5 * random.nextGaussian();
        }
        return values;
    }

    private static Interval last(Forecast forecast) {
        return forecast.points().get(forecast.horizon() - 1).intervals().get(0);
    }

    private static double half(Interval interval) {
        return (interval.upper() - interval.lower()) / 2;
    }
}
