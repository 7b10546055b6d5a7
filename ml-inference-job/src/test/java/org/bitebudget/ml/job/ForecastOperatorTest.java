package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.bitebudget.event.ChangeChance;
import org.bitebudget.event.ForecastMember;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.WeatherObservation;
import org.bitebudget.ml.Networks;
import org.bitebudget.state.ForecastScore;
import org.bitebudget.state.SeriesInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForecastOperatorTest {
    private static final ForecastSettings SETTINGS =
            new ForecastSettings(2, 1000, Duration.ZERO, true, "", Networks.CACHE.toString(), "home");

    private KeyedTwoInputStreamOperatorTestHarness<String, SeriesInput, WeatherObservation, ForecastSeries> harness;
    private long checkpoint;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void answersOncePerCheckpointHoweverManyPricesCame() throws Exception {
        // Given ten days of two products
        for (int day = 0; day < 10; day++) {
            send(PriceEvents.habitual("s", "a", day));
            send(PriceEvents.habitual("s", "b", day));
        }
        assertThat(forecasts()).isEmpty();

        // When a checkpoint is taken
        checkpoint();

        // Then each product has one forecast, from the newest day on
        assertThat(forecasts()).extracting(ForecastSeries::getSeriesId).containsExactly("price|s|a", "price|s|b");
        ForecastSeries first = forecasts().get(0);
        assertThat(first.getOrigin()).isEqualTo(PriceEvents.FIRST_DAY.plusDays(9));
        assertThat(first.getPoints()).hasSize(14);
        assertThat(first.getPoints().get(0).getDate()).isEqualTo(PriceEvents.FIRST_DAY.plusDays(10));
        assertThat(first.getPoints().get(0).getMean()).isCloseTo(1.99, within(1e-9));
        assertThat(first.getUnit()).isEqualTo("EUR");
        assertThat(first.getEnvelope().getRevision()).isEqualTo(1);

        // And the same prices again change nothing
        send(PriceEvents.habitual("s", "a", 9));
        checkpoint();
        assertThat(forecasts().stream().filter(f -> f.getProduct().equals("b"))).hasSize(1);
    }

    @Test
    void choosesModelsWithinTheBudgetAndNamesThem() throws Exception {
        // Given four products with a habit, and a budget of two selections per checkpoint
        for (int day = 0; day < 110; day++) {
            for (String product : List.of("a", "b", "c", "d")) {
                send(PriceEvents.habitual("s", product, day));
            }
        }

        // When checkpoints pass: each makes two of them, all are answered by the first
        checkpoint();
        assertThat(forecasts()).hasSize(4);
        assertThat(forecasts())
                .filteredOn(forecast -> forecast.getBacktestOrigins() == 0)
                .hasSize(2)
                .allMatch(forecast -> forecast.getModel().equals("naive"));
        checkpoint();
        assertThat(forecasts()).hasSize(6);
        checkpoint();

        // Then every product has been answered anew, by models named with their errors and weights
        assertThat(forecasts()).hasSize(6);
        ForecastSeries chosen = forecasts().get(5);
        assertThat(chosen.getEnvelope().getRevision()).isEqualTo(2);
        assertThat(chosen.getBacktestOrigins()).isEqualTo(4);
        assertThat(chosen.getBacktestError()).isPositive();
        assertThat(chosen.getMembers())
                .hasSize(3)
                .extracting(ForecastMember::getModel)
                .contains("naive", "lstm");
        assertThat(chosen.getMembers().stream()
                        .mapToDouble(ForecastMember::getWeight)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(chosen.getMembers())
                .filteredOn(member -> member.getWeight() > 0)
                .allMatch(member -> member.getMean().size() == 14);
        assertThat(chosen.getSelection()).isEqualTo(2);
        assertThat(chosen.getSelectedBecause()).isEqualTo("first");
        assertThat(chosen.getSelectedOn()).isEqualTo(PriceEvents.FIRST_DAY.plusDays(109));
    }

    @Test
    void saysHowLikelyAPriceIsToChange() throws Exception {
        // Given a product that changes every few weeks, and one that never does
        for (int day = 0; day < 60; day++) {
            send(PriceEvents.habitual("s", "a", day));
            send(PriceEvents.price("s", "still", day, 100, 1));
            checkpoint();
        }

        // Then the chances grow with the days, and are those of each product
        List<ChangeChance> chances = newest("a").getChanges();
        assertThat(chances).extracting(ChangeChance::getDays).containsExactly(7, 14, 28);
        assertThat(chances)
                .extracting(ChangeChance::getProbability)
                .isSorted()
                .allMatch(probability -> probability > 0 && probability < 1);
        assertThat(chances.get(2).getProbability())
                .isGreaterThan(2 * newest("still").getChanges().get(2).getProbability());
        // and it says when the change has come as likely as not, within the days whose chances lie below and above one
        // half
        int days = newest("a").getDaysToChange();
        for (ChangeChance chance : chances) {
            assertThat(chance.getProbability() >= 0.5).isEqualTo(chance.getDays() >= days);
        }
        // and a store that tells no promotions has no chance of one, and no day
        assertThat(newest("a").getPromotions()).isEmpty();
        assertThat(newest("a").getDaysToPromotion()).isNull();
    }

    // the harness may be interrupted while it closes
    @SuppressWarnings("try")
    @Test
    void goesOnFromItsSnapshotAsIfNothingHadHappened() throws Exception {
        // Given a series whose models are chosen, and one that still waits, when the operator is stopped
        for (int day = 0; day < 60; day++) {
            for (String product : List.of("a", "b", "c")) {
                send(PriceEvents.habitual("s", product, day));
            }
        }
        OperatorSubtaskState snapshot = checkpoint();
        List<ForecastSeries> before = forecasts();
        KeyedTwoInputStreamOperatorTestHarness<String, SeriesInput, WeatherObservation, ForecastSeries> restored =
                harness();
        restored.initializeState(snapshot);
        restored.open();

        // When the next day comes to both
        restored.processElement1(new StreamRecord<>(PriceInputs.input(PriceEvents.habitual("s", "a", 60))));
        harness.processElement1(new StreamRecord<>(PriceInputs.input(PriceEvents.habitual("s", "a", 60))));
        restored.prepareSnapshotPreBarrier(100);
        harness.prepareSnapshotPreBarrier(100);

        // Then both answer the same, for that series and for the one that waited
        List<ForecastSeries> uninterrupted =
                forecasts().subList(before.size(), forecasts().size());
        assertThat(forecasts(restored)).hasSize(2).containsExactlyInAnyOrderElementsOf(uninterrupted);
        restored.close();
    }

    @Test
    void aCorrectionSinceTheChoiceLeadsWhereItWouldHaveLedAtOnce() throws Exception {
        // Given a series whose models are chosen, and five days more of which the third is wrong
        for (int day = 0; day < 40; day++) {
            send(PriceEvents.habitual("s", "a", day));
            send(PriceEvents.habitual("s", "b", day));
        }
        checkpoint();
        for (int day = 40; day < 45; day++) {
            send(day == 42 ? PriceEvents.price("s", "a", day, 999, 1) : PriceEvents.habitual("s", "a", day));
            send(PriceEvents.habitual("s", "b", day));
            checkpoint();
        }

        // When it is corrected, by another revision
        send(PriceEvents.price("s", "a", 42, PriceEvents.habitual(42), 2));
        checkpoint();

        // Then the answer is that of a series that never had the fault, without a new choice
        ForecastSeries corrected = newest("a");
        ForecastSeries flawless = newest("b");
        assertThat(corrected.getSelection()).isEqualTo(flawless.getSelection());
        for (int h = 0; h < 14; h++) {
            // a network's answers differ by the size of the batch in their last digits
            assertThat(corrected.getPoints().get(h).getMean())
                    .isCloseTo(flawless.getPoints().get(h).getMean(), within(1e-6));
        }
        assertThat(corrected.getAnomalies()).isEqualTo(flawless.getAnomalies());
    }

    @Test
    void forecastsAreScoredAndOddPricesSaidWithNumbers() throws Exception {
        for (int day = 0; day < 40; day++) {
            send(PriceEvents.price("s", "a", day, 200 + day % 3, 1));
            checkpoint();
        }
        send(PriceEvents.price("s", "a", 40, 900, 1));
        checkpoint();

        assertThat(newest("a").getAnomalies()).last().satisfies(anomaly -> assertThat(anomaly.getSentence())
                .startsWith("2026-02-14: 9.00 EUR, expected 2.0")
                .contains("95 % between"));
        List<ForecastScore> scores = new ArrayList<>();
        harness.getSideOutput(ForecastOperator.SCORES).forEach(score -> scores.add(score.getValue()));
        assertThat(scores)
                .filteredOn(score ->
                        score.getMetric().equals("ASE") && score.getModel().equals("naive"))
                .extracting(ForecastScore::getHorizon)
                .contains(1, 7, 14);
        assertThat(scores)
                .extracting(score -> score.getModel() + score.getModelVersion() + score.getMetric() + score.getOrigin()
                        + " " + score.getHorizon())
                .doesNotHaveDuplicates();
    }

    @Test
    void ofSeveralPricesOfADayTheOneObservedLastCountsInWhateverOrderTheyCome() throws Exception {
        // Given four prices of one day, two of them of the same moment, for two products in opposite orders
        List<Long> minors = List.of(210L, 230L, 250L, 220L);
        List<Integer> hours = List.of(8, 20, 20, 14);
        for (int i = 0; i < minors.size(); i++) {
            int j = minors.size() - 1 - i;
            send(observed("a", hours.get(i), "o" + i, minors.get(i)));
            send(observed("b", hours.get(j), "o" + j, minors.get(j)));
            checkpoint();
        }

        // Then both have one value that day: that of the last moment, of two the one whose identity is greater
        for (String product : List.of("a", "b")) {
            assertThat(newest(product).getObservations()).isEqualTo(1);
            assertThat(newest(product).getPoints().get(0).getMean()).isCloseTo(2.50, within(1e-9));
        }
    }

    private static PriceObservation observed(String product, int hour, String id, long minor) {
        PriceObservation price = PriceEvents.price("s", product, 0, minor, 1);
        price.setObservationId(id);
        price.getEnvelope().setOccurredAt(PriceEvents.FIRST_DAY.atTime(hour, 0).toInstant(ZoneOffset.UTC));
        return price;
    }

    @Test
    void aLateCorrectionChoosesAnew() throws Exception {
        // Given a series whose models are chosen
        for (int day = 0; day < 40; day++) {
            send(PriceEvents.habitual("s", "a", day));
        }
        checkpoint();
        checkpoint();
        int before = forecasts().size();

        // When a price of three weeks ago is corrected
        send(PriceEvents.price("s", "a", 20, 99, 2));
        checkpoint();

        // Then models that have seen the correction answer with the very next checkpoint
        ForecastSeries answer = forecasts().get(before);
        assertThat(forecasts()).hasSize(before + 1);
        assertThat(answer.getObservations()).isEqualTo(40);
        assertThat(answer.getBacktestOrigins()).isEqualTo(4);
    }

    @Test
    void aSeriesThatIsTakenBackSaysNothingMore() throws Exception {
        PriceObservation only = PriceEvents.price("s", "a", 0, 199, 1);
        send(only);
        checkpoint();
        assertThat(forecasts()).hasSize(1);

        send(PriceEvents.retracted(only));
        checkpoint();
        assertThat(forecasts()).hasSize(1);

        send(PriceEvents.price("s", "a", 1, 189, 1));
        checkpoint();
        assertThat(forecasts()).hasSize(2);
        assertThat(forecasts().get(1).getPoints().get(0).getMean()).isCloseTo(1.89, within(1e-9));
    }

    @Test
    void aSeriesThatStopsForMonthsStartsAgain() throws Exception {
        // Given a price a day, then none for half a year
        for (int day = 0; day < 30; day++) {
            send(PriceEvents.habitual("s", "a", day));
        }
        checkpoint();
        checkpoint();
        send(PriceEvents.price("s", "a", 210, 259, 1));
        checkpoint();

        // Then only the new price is known
        ForecastSeries last = forecasts().get(forecasts().size() - 1);
        assertThat(last.getObservations()).isEqualTo(1);
        assertThat(last.getModel()).isEqualTo("naive");
        assertThat(last.getPoints().get(13).getMean()).isCloseTo(2.59, within(1e-9));
    }

    @Test
    void saysOnceWhichNetworkTakesPart() throws Exception {
        checkpoint();
        checkpoint();
        List<ModelVersion> versions = new ArrayList<>();
        harness.getSideOutput(ModelVersions.OUTPUT).forEach(version -> versions.add(version.getValue()));

        assertThat(versions).hasSize(1);
        assertThat(versions.get(0).getModel()).isEqualTo("lstm");
        assertThat(versions.get(0).getAliases()).containsExactly("champion");
        assertThat(versions.get(0).getSha256()).startsWith(versions.get(0).getVersion());
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, SeriesInput, WeatherObservation, ForecastSeries>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new ForecastOperator(SETTINGS), SeriesInput::getSeriesId, null, Types.STRING);
    }

    private void send(PriceObservation price) throws Exception {
        harness.processElement1(new StreamRecord<>(PriceInputs.input(price)));
    }

    private OperatorSubtaskState checkpoint() throws Exception {
        checkpoint++;
        harness.prepareSnapshotPreBarrier(checkpoint);
        return harness.snapshot(checkpoint, checkpoint);
    }

    private ForecastSeries newest(String product) {
        List<ForecastSeries> ofProduct = forecasts().stream()
                .filter(forecast -> forecast.getProduct().equals(product))
                .toList();
        return ofProduct.get(ofProduct.size() - 1);
    }

    private List<ForecastSeries> forecasts() {
        return forecasts(harness);
    }

    private static List<ForecastSeries> forecasts(
            KeyedTwoInputStreamOperatorTestHarness<String, SeriesInput, WeatherObservation, ForecastSeries> harness) {
        return harness.extractOutputValues();
    }
}
