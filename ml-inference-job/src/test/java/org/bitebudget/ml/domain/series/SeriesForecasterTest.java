package org.bitebudget.ml.domain.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;
import org.bitebudget.ml.Networks;
import org.bitebudget.ml.djl.LstmNetwork;
import org.bitebudget.ml.domain.lstm.LstmForecaster;
import org.bitebudget.ml.domain.lstm.PriceNetworks;
import org.bitebudget.ml.domain.lstm.SyntheticPrices;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.series.SeriesForecaster.Question;
import org.bitebudget.ml.domain.weather.Weather;
import org.bitebudget.ml.registry.ArtefactFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeriesForecasterTest {
    private static final int DAY = 20_000;

    private static LstmNetwork network;
    private static ModelChoice choice;
    private static SeriesForecaster forecaster;

    @BeforeAll
    static void loadTheBuiltInNetwork() throws IOException {
        Artefact artefact = ArtefactFiles.builtIn(ModelKind.LSTM);
        network = LstmNetwork.of(artefact, Networks.CACHE);
        LstmForecaster lstm = new LstmForecaster(network, artefact.metadata());
        choice = new ModelChoice(Optional.of(lstm), new Weather());
        forecaster = new SeriesForecaster(PriceNetworks.only(lstm));
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void onePriceStaysWithTheDoubtThatGroceryPricesDeserve() {
        // Given a product seen once
        History history = history(Profile.PRICE, 2.5);

        // When it is forecast
        SeriesForecast forecast = answer(history, choice.begin(history, history.values(), 1));

        // Then the price stays and the interval is that of grocery prices in general
        assertThat(forecast.answer().model()).isEqualTo("naive");
        assertThat(forecast.answer().means()).hasSize(14).containsOnly(2.5);
        Interval first = forecast.answer().points().get(0).intervals().get(1);
        assertThat(first.upper() - 2.5).isCloseTo(1.96 * 0.0125 * 2.5, within(1e-4));
    }

    @Test
    void theNetworkHasASayWhereItWasRight() {
        // Given many series of the kind it was trained for, none of them seen in training
        SyntheticPrices prices = new SyntheticPrices(987_654);
        int heard = 0;
        int changing = 0;
        for (int i = 0; i < 40; i++) {
            History history = history(prices.next(120), 120);
            if (!choice.needsTrials(history, history.values())) {
                continue;
            }
            Selection selection = select(history);
            changing++;

            // When models are chosen, then every one is named with its error, and shares add up
            assertThat(selection.candidates()).extracting(Candidate::label).containsExactly("naive", "ets", "lstm");
            assertThat(Arrays.stream(selection.weights()).sum()).isCloseTo(1, within(1e-9));
            heard += selection.candidates().get(2).share() > 0 ? 1 : 0;
        }

        // Then it is heard on a good part of those that change
        assertThat((double) heard / changing).isGreaterThan(0.3);
    }

    @Test
    void aPriceThatNeverChangedNeedsNoTrialsUntilItDoes() {
        // Given a product that has cost the same for a month
        double[] month = new double[30];
        Arrays.fill(month, 1.99);
        History steady = history(Profile.PRICE, month);

        // When models are chosen
        Selection selection = select(steady);

        // Then none is tried beside "it stays", which was always right
        assertThat(choice.needsTrials(steady, steady.values())).isFalse();
        assertThat(selection.candidates()).extracting(Candidate::label).containsExactly("naive");
        assertThat(selection.error()).isZero();
        assertThat(selection.origins()).isEqualTo(4);

        // And its first change is reason to try them
        assertThat(selection.due(steady, steady.values())).isEmpty();
        steady.put(DAY + 30, 209, false);
        assertThat(selection.due(steady, steady.values())).contains(Reason.CHANGED);
        assertThat(choice.needsTrials(steady, steady.values())).isTrue();
    }

    @Test
    void theAnswerIsTheWeightedMeanOfItsMembers() {
        History history = changing(5, 120);
        SeriesForecast forecast = answer(history, select(history));

        double expected = forecast.members().stream()
                .filter(member -> member.weight() > 0)
                .mapToDouble(member ->
                        member.weight() * member.forecast().orElseThrow().means()[7])
                .sum();
        assertThat(forecast.answer().means()[7]).isCloseTo(expected, within(1e-9));
    }

    @Test
    void answersOfABatchAreThoseOfOneByOne() {
        SyntheticPrices prices = new SyntheticPrices(6);
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            History history = history(prices.next(80), 80);
            questions.add(question(history, select(history)));
        }

        List<SeriesForecast> together = forecaster.forecast(questions);

        for (int i = 0; i < questions.size(); i++) {
            double[] alone = forecaster
                    .forecast(List.of(questions.get(i)))
                    .get(0)
                    .answer()
                    .means();
            assertThat(together.get(i).answer().means()).containsExactly(alone, within(1e-5));
        }
    }

    @Test
    void withoutANetworkTheOthersAnswer() {
        // Given models chosen with the network, and a process that has none
        History history = changing(5, 120);
        Selection selection = select(history);

        // When that process answers
        SeriesForecast forecast = new SeriesForecaster(PriceNetworks.NONE)
                .forecast(List.of(question(history, selection)))
                .get(0);

        // Then the other models do
        assertThat(forecast.members())
                .filteredOn(member -> member.forecast().isPresent())
                .hasSize(2);
        assertThat(Arrays.stream(forecast.answer().means()).boxed()).allMatch(Double::isFinite);
    }

    @Test
    void modelsAreChosenAnewWhenTheSeriesHasDoubled() {
        PriceTrack whole = new SyntheticPrices(7).next(80);
        History nine = history(whole, 9);
        Selection begun = choice.begin(history(whole, 5), history(whole, 5).values(), 1);
        assertThat(begun.due(nine, nine.values())).isEmpty();
        History ten = history(whole, 10);
        assertThat(begun.due(ten, ten.values())).contains(Reason.FIRST);

        History changing = changing(5, 20);
        Selection chosen = select(changing);
        while (changing.size() < 39) {
            changing.put(changing.last() + 1, changing.amountAt(changing.last()), false);
        }
        assertThat(chosen.due(changing, changing.values())).isEmpty();
        changing.put(changing.last() + 1, 100, false);
        assertThat(chosen.due(changing, changing.values())).contains(Reason.GROWN);
    }

    /** Zero most of the time, never, always, wild, negative: every kind of series has a finite answer with ordered bounds, never below zero. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void oddSeriesGetSensibleAnswers(Profile profile) {
        double[] wild = new double[40];
        double[] rare = new double[40];
        double[] refunds = new double[40];
        for (int t = 0; t < 40; t++) {
            wild[t] = t == 20 ? 9_000_000_000_000.0 : 1 + t % 3;
            rare[t] = t % 13 == 0 ? 5 : 0;
            refunds[t] = t % 2 == 0 ? 3 : -2;
        }
        for (double[] values : List.of(new double[] {0}, new double[] {0, 0, 0}, new double[40], wild, rare, refunds)) {
            History history = history(profile, values);
            for (Selection selection : List.of(choice.begin(history, history.values(), 1), select(history))) {
                for (Point point : answer(history, selection).answer().points()) {
                    Interval inner = point.intervals().get(0);
                    Interval outer = point.intervals().get(1);
                    assertThat(point.mean()).isFinite().isNotNegative();
                    assertThat(outer.lower()).isBetween(0.0, inner.lower());
                    assertThat(inner.upper()).isBetween(point.mean(), outer.upper());
                    assertThat(outer.upper()).isFinite();
                }
            }
        }
    }

    private static Selection select(History history) {
        return choice.select(history, history.values(), 1, Reason.FIRST);
    }

    private static SeriesForecast answer(History history, Selection selection) {
        return forecaster.forecast(List.of(question(history, selection))).get(0);
    }

    private static Question question(History history, Selection selection) {
        double[] values = history.values();
        return new Question("id", history, values[values.length - 1], selection);
    }

    /** The generator's first series whose price changes within twenty days. */
    private static History changing(long seed, int days) {
        SyntheticPrices prices = new SyntheticPrices(seed);
        return Stream.generate(() -> prices.next(120))
                .filter(track -> {
                    History head = history(track, 20);
                    return choice.needsTrials(head, head.values());
                })
                .map(track -> history(track, days))
                .findFirst()
                .orElseThrow();
    }

    private static History history(PriceTrack track, int days) {
        double[] prices = new double[days];
        for (int t = 0; t < days; t++) {
            prices[t] = track.priceAt(t);
        }
        return history(Profile.PRICE, prices);
    }

    private static History history(Profile profile, double... values) {
        History history = new History(profile, 2);
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                history.put(DAY + t, Math.round(values[t] * 100), false);
            }
        }
        return history;
    }
}
