package org.bitebudget.ml.domain.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bitebudget.forecast.regression.DynamicRegression;
import org.bitebudget.ml.domain.lstm.PriceNetworks;
import org.bitebudget.ml.domain.series.SeriesForecaster.Question;
import org.bitebudget.ml.domain.weather.Weather;
import org.junit.jupiter.api.Test;

/** Spending and demand that follow the weather, and such that doesn't. */
class WeatherChoiceTest {
    private static final int FIRST = 20_000;
    private static final int AHEAD = 14;
    /** Days before the first one whose weather is known, too. */
    private static final int BEFORE = 760;

    private final double[] temperatures = temperatures();

    @Test
    void spendingThatFollowsTheTemperatureIsForecastWithIt() {
        // Given half a year of ice cream, and the weather of the fortnight to come
        History history = spending(Profile.SPENDING.window(), 60, 1);
        int last = history.last();
        ModelChoice choice = choice(last + AHEAD);

        // When models are chosen
        Selection selection = choice.select(history, history.values(), 1, Reason.FIRST);

        // Then the regression is the best of them, and the temperature is what it speaks by
        assertThat(selection.regressors()).containsExactly("temperature");
        assertThat(error(selection, DynamicRegression.NAME)).isLessThan(0.9 * error(selection, "ets"));

        // And on the days to come it is right where the others are not
        Selection without =
                new ModelChoice(Optional.empty(), new Weather()).select(history, history.values(), 1, Reason.FIRST);
        assertThat(without.regressors()).isEmpty();
        assertThat(missed(history, selection)).isLessThan(0.6 * missed(history, without));
    }

    @Test
    void spendingThatDoesNotIsForecastWithoutIt() {
        long chosen = IntStream.range(0, 40)
                .mapToObj(seed -> spending(Profile.SPENDING.window(), 0, seed))
                .filter(history -> !choice(history.last() + AHEAD)
                        .select(history, history.values(), 1, Reason.FIRST)
                        .regressors()
                        .isEmpty())
                .count();

        assertThat(chosen).isZero();
    }

    @Test
    void withoutAForecastOfTheWeatherNothingIsPromisedOfTheDaysToCome() {
        History history = spending(Profile.SPENDING.window(), 60, 2);
        Selection blind = choice(history.last()).select(history, history.values(), 1, Reason.FIRST);
        Selection sighted = choice(history.last() + AHEAD).select(history, history.values(), 1, Reason.FIRST);

        // the trial had no weather ahead either, so the error it states is no smaller than it will be
        assertThat(blind.error()).isGreaterThan(1.1 * sighted.error());
    }

    @Test
    void demandFollowsTheWeatherOfItsWeeks() {
        History history = new History(Profile.DEMAND, 3);
        Random random = new Random(3);
        int firstWeek = Profile.DEMAND.stepOf(FIRST);
        for (int week = 0; week < 60; week++) {
            double mean = IntStream.range(
                            Profile.DEMAND.dayOf(firstWeek + week), Profile.DEMAND.dayOf(firstWeek + week + 1))
                    .mapToDouble(day -> temperatures[day - FIRST + BEFORE])
                    .average()
                    .orElseThrow();
            history.put(firstWeek + week, Math.round(6_000 + 400 * (mean - 15) + 300 * random.nextGaussian()), false);
        }

        Selection selection = choice(FIRST + 60 * 7 + 14).select(history, history.values(), 1, Reason.FIRST);

        assertThat(selection.regressors()).containsExactly("temperature");
    }

    private double missed(History history, Selection selection) {
        double[] values = history.values();
        Question question = new Question("id", history, values[values.length - 1], selection);
        double[] means = new SeriesForecaster(PriceNetworks.NONE)
                .forecast(List.of(question))
                .get(0)
                .answer()
                .means();
        History truth = spending(values.length + AHEAD, 60, 1);
        return IntStream.range(0, AHEAD)
                .mapToDouble(h -> Math.abs(truth.amountAt(history.last() + 1 + h) / 100.0 - means[h]))
                .sum();
    }

    private static double error(Selection selection, String label) {
        return selection.candidates().stream()
                .filter(candidate -> candidate.label().equals(label))
                .mapToDouble(Candidate::error)
                .findFirst()
                .orElseThrow();
    }

    /** A choice that knows the weather of some years, through this day. */
    private ModelChoice choice(int through) {
        Weather weather = new Weather();
        Random rain = new Random(9);
        for (int day = FIRST - BEFORE; day <= through; day++) {
            weather.put(
                    new Weather.Day(day, temperatures[day - FIRST + BEFORE], Math.max(0, 5 * rain.nextGaussian()), 1));
        }
        return new ModelChoice(Optional.empty(), weather);
    }

    /** @param effect cents per degree */
    private History spending(int days, double effect, int seed) {
        Random random = new Random(seed);
        History history = new History(Profile.SPENDING, 2);
        for (int t = 0; t < days; t++) {
            double cents = 1_000 + 100 * (t % 7) + 80 * random.nextGaussian();
            history.put(FIRST + t, Math.round(Math.max(0, cents + effect * (temperatures[t + BEFORE] - 15))), false);
        }
        return history;
    }

    /** Temperatures from the first of those days on that wander around fifteen degrees. */
    private static double[] temperatures() {
        Random random = new Random(7);
        double[] temperatures = new double[BEFORE + 500];
        double departure = 0;
        for (int t = 0; t < temperatures.length; t++) {
            departure = 0.7 * departure + 3 * random.nextGaussian();
            temperatures[t] = 15 + departure;
        }
        return temperatures;
    }
}
