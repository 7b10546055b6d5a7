package org.bitebudget.ml.domain.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.ml.Networks;
import org.bitebudget.ml.djl.LstmArtefact;
import org.bitebudget.ml.djl.LstmNetwork;
import org.bitebudget.ml.domain.lstm.LstmForecaster;
import org.bitebudget.ml.domain.lstm.SyntheticPrices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PriceForecasterTest {
    private static final int DAY = 20_000;

    private static LstmNetwork network;
    private static PriceForecaster forecaster;

    @BeforeAll
    static void loadTheBuiltInNetwork() throws IOException {
        LstmArtefact artefact = LstmArtefact.builtIn();
        network = artefact.network(Networks.CACHE);
        forecaster = new PriceForecaster(Optional.of(new LstmForecaster(network, artefact.metadata())));
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void onePriceStaysWithTheDoubtThatGroceryPricesDeserve() {
        // Given a product seen once
        PriceTrack track = track(2.5);

        // When it is forecast
        PriceForecast forecast = answer(track, forecaster.begin(track));

        // Then the price stays and the interval is that of grocery prices in general
        assertThat(forecast.answer().model()).isEqualTo("naive");
        assertThat(forecast.answer().means()).hasSize(14).containsOnly(2.5);
        Interval first = forecast.answer().points().get(0).intervals().get(1);
        assertThat(first.upper() - 2.5).isCloseTo(1.96 * 0.0125 * 2.5, within(1e-4));
    }

    @Test
    void stepsFromDayToDayLeadWhereAFreshStartLeads() {
        // Given models chosen for the first days of a series
        PriceTrack whole = new SyntheticPrices(11).next(90);
        Selection stepped = forecaster.select(whole.head(60));

        // When one takes the days one by one and one takes them at once
        for (int days = 61; days <= 90; days++) {
            stepped = stepped.advance(whole.head(days));
        }
        Selection leapt = forecaster.select(whole.head(60)).advance(whole);

        // Then both stand at the same place and say the same
        assertThat(stepped).isEqualTo(leapt);
        assertThat(answer(whole, stepped)).isEqualTo(answer(whole, leapt));
    }

    @Test
    void theNetworkHasASayWhereItWasRight() {
        // Given many series of the kind it was trained for, none of them seen in training
        SyntheticPrices prices = new SyntheticPrices(987_654);
        int heard = 0;
        int changing = 0;
        for (int i = 0; i < 40; i++) {
            PriceTrack track = prices.next(120);
            if (!forecaster.needsTrials(track)) {
                continue;
            }
            Selection selection = forecaster.select(track);
            changing++;

            // When models are chosen, then every one is named with its error, and weights add up
            assertThat(selection.candidates()).extracting(Candidate::label).containsExactly("naive", "ets", "lstm");
            assertThat(selection.candidates().stream()
                            .mapToDouble(Candidate::weight)
                            .sum())
                    .isCloseTo(1, within(1e-9));
            heard += selection.candidates().get(2).weight() > 0 ? 1 : 0;
        }

        // Then it is heard on a good part of those that change
        assertThat((double) heard / changing).isGreaterThan(0.3);
    }

    @Test
    void aPriceThatNeverChangedNeedsNoTrialsUntilItDoes() {
        // Given a product that has cost the same for a month
        double[] month = new double[30];
        Arrays.fill(month, 1.99);
        PriceTrack steady = track(month);

        // When models are chosen
        Selection selection = forecaster.select(steady);

        // Then none is tried beside "it stays", which was always right
        assertThat(forecaster.needsTrials(steady)).isFalse();
        assertThat(selection.candidates()).extracting(Candidate::label).containsExactly("naive");
        assertThat(selection.error()).isZero();
        assertThat(selection.origins()).isEqualTo(4);

        // And its first change is reason to try them
        double[] changed = Arrays.copyOf(month, 31);
        changed[30] = 2.09;
        assertThat(selection.isDue(steady)).isFalse();
        assertThat(selection.isDue(track(changed))).isTrue();
        assertThat(forecaster.needsTrials(track(changed))).isTrue();
    }

    @Test
    void theAnswerIsTheWeightedMeanOfItsMembers() {
        PriceTrack track = changing(5, 120);
        PriceForecast forecast = answer(track, forecaster.select(track));

        double expected = forecast.members().stream()
                .mapToDouble(member -> member.weight() * member.forecast().means()[7])
                .sum();
        assertThat(forecast.answer().means()[7]).isCloseTo(expected, within(1e-9));
    }

    @Test
    void answersOfABatchAreThoseOfOneByOne() {
        SyntheticPrices prices = new SyntheticPrices(6);
        List<PriceForecaster.Question> questions = Stream.generate(() -> prices.next(80))
                .limit(5)
                .map(track -> new PriceForecaster.Question(track, forecaster.select(track)))
                .toList();

        List<PriceForecast> together = forecaster.forecast(questions);

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
        PriceTrack track = changing(5, 120);
        Selection selection = forecaster.select(track);

        // When that process answers
        PriceForecast forecast = new PriceForecaster(Optional.empty())
                .forecast(List.of(new PriceForecaster.Question(track, selection)))
                .get(0);

        // Then the other models do
        assertThat(forecast.members()).hasSize(2);
        assertThat(Arrays.stream(forecast.answer().means()).boxed()).allMatch(Double::isFinite);
    }

    @Test
    void modelsAreChosenAnewWhenTheSeriesHasDoubled() {
        PriceTrack whole = changing(7, 80);
        Selection selection = forecaster.begin(whole.head(5));
        assertThat(selection.isDue(whole.head(9))).isFalse();
        assertThat(selection.isDue(whole.head(10))).isTrue();

        Selection chosen = forecaster.select(whole.head(20));
        assertThat(chosen.isDue(whole.head(39))).isFalse();
        assertThat(chosen.isDue(whole.head(40))).isTrue();
    }

    private static PriceForecast answer(PriceTrack track, Selection selection) {
        return forecaster
                .forecast(List.of(new PriceForecaster.Question(track, selection)))
                .get(0);
    }

    /** The generator's first series whose price changes within twenty days. */
    private static PriceTrack changing(long seed, int days) {
        SyntheticPrices prices = new SyntheticPrices(seed);
        return Stream.generate(() -> prices.next(days))
                .filter(track -> forecaster.needsTrials(track.head(20)))
                .findFirst()
                .orElseThrow();
    }

    private static PriceTrack track(double... prices) {
        return new PriceTrack(DAY, prices, new boolean[prices.length]);
    }
}
