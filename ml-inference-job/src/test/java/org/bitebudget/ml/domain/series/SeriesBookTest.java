package org.bitebudget.ml.domain.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.ModelState;
import org.bitebudget.ml.domain.lstm.PriceNetworks;
import org.bitebudget.ml.domain.weather.Weather;
import org.junit.jupiter.api.Test;

class SeriesBookTest {
    private static final int FIRST = 20_000;
    private static final int CHOSEN = 60;

    private final ModelChoice choice = new ModelChoice(Optional.empty(), new Weather());
    private final SeriesForecaster forecaster = new SeriesForecaster(PriceNetworks.NONE);

    @Property(tries = 40, seed = "20260102")
    void whateverOrderDaysComeInTheModelsStandWhereOnePassLeads(
            @ForAll @IntRange(min = 1, max = 1_000_000) int seed, @ForAll Profile profile) {
        // Given models chosen on two months, and a month more
        Random random = new Random(seed);
        long[] amounts = random.longs(CHOSEN + 30, 100, 300).toArray();
        Selection chosen = chosen(profile, amounts);
        SeriesBook ordered = book(profile, amounts, CHOSEN, chosen);
        for (int t = CHOSEN; t < amounts.length; t++) {
            ordered.put(FIRST + t, amounts[t], false);
        }
        ordered.bringUp(choice, Optional::empty);

        // When another book takes it day by day, out of order, one of them wrongly at first
        SeriesBook shuffled = book(profile, amounts, CHOSEN, chosen);
        List<Integer> order =
                new ArrayList<>(IntStream.range(CHOSEN, amounts.length).boxed().toList());
        Collections.shuffle(order, random);
        shuffled.put(FIRST + CHOSEN, 99_999, false);
        shuffled.bringUp(choice, () -> Optional.of(chosen));
        for (int t : order) {
            SeriesBook reopened = reopened(shuffled);
            reopened.put(FIRST + t, amounts[t], false);
            reopened.bringUp(choice, () -> Optional.of(chosen));
            shuffled = reopened;
        }

        // Then both stand at the same place
        assertThat(figures(shuffled)).isEqualTo(figures(ordered));
        assertThat(shuffled.selection().orElseThrow().drift())
                .isEqualTo(ordered.selection().orElseThrow().drift());
        assertThat(shuffled.selection().orElseThrow().stretch())
                .isEqualTo(ordered.selection().orElseThrow().stretch());
        assertThat(shuffled.selection().orElseThrow().weights())
                .containsExactly(ordered.selection().orElseThrow().weights());
    }

    @Test
    void aCorrectionBeforeTheChoiceIsReasonToChooseAnewAndUntilThenTheOldModelsSpeak() {
        long[] amounts = new Random(4).longs(CHOSEN + 10, 100, 300).toArray();
        Selection chosen = chosen(Profile.PRICE, amounts);
        SeriesBook book = book(Profile.PRICE, amounts, CHOSEN, chosen);

        book.put(FIRST + 5, 250, false);

        assertThat(book.bringUp(choice, () -> Optional.of(chosen))).contains(Reason.CORRECTED);
        assertThat(book.selection().orElseThrow().origins()).isEqualTo(4);
    }

    @Test
    void errorsThatGrowForGoodMakeADriftThatIsReasonToChooseAnew() {
        // Given spending of ten a day, give or take one
        Random random = new Random(5);
        long[] amounts = random.longs(CHOSEN, 900, 1100).toArray();
        Selection chosen = chosen(Profile.SPENDING, amounts);
        SeriesBook book = book(Profile.SPENDING, amounts, CHOSEN, chosen);

        // When it varies ten times as much
        Optional<Reason> due = Optional.empty();
        int day = CHOSEN;
        while (due.isEmpty() && day < CHOSEN + 40) {
            book.put(FIRST + day, random.nextLong(2000), false);
            due = book.bringUp(choice, () -> Optional.of(chosen));
            day++;
        }

        // Then that is found within days, and choosing anew starts a new test
        assertThat(due).contains(Reason.DRIFTED);
        assertThat(day).isLessThan(CHOSEN + 20);
        book.choose(choice, due.get());
        assertThat(book.selection().orElseThrow().number()).isEqualTo(chosen.number() + 1);
        assertThat(book.selection().orElseThrow().reason()).isEqualTo(Reason.DRIFTED);
        assertThat(book.selection().orElseThrow().drift().isDrift()).isFalse();
    }

    @Test
    void steadySpendingNeedsNoNewChoiceForTwoMonths() {
        Random random = new Random(6);
        long[] amounts = random.longs(CHOSEN + 55, 900, 1100).toArray();
        SeriesBook book = book(Profile.SPENDING, amounts, CHOSEN, chosen(Profile.SPENDING, amounts));
        for (int t = CHOSEN; t < amounts.length; t++) {
            book.put(FIRST + t, amounts[t], false);
            assertThat(book.bringUp(choice, Optional::empty)).isEmpty();
        }
    }

    @Test
    void aValueOutsideItsIntervalIsAnAnomalyWithItsNumbersUntilItIsCorrected() {
        long[] amounts = new Random(7).longs(CHOSEN, 195, 205).toArray();
        Selection chosen = chosen(Profile.PRICE, amounts);
        SeriesBook book = book(Profile.PRICE, amounts, CHOSEN, chosen);
        book.put(FIRST + CHOSEN, 399, false);
        book.bringUp(choice, () -> Optional.of(chosen));
        book.question("price|s|a");

        assertThat(book.anomalies()).hasSize(1);
        Anomaly anomaly = book.anomalies().get(0);
        assertThat(anomaly.step()).isEqualTo(FIRST + CHOSEN);
        assertThat(anomaly.observed()).isEqualTo(3.99);
        assertThat(anomaly.expected()).isCloseTo(2, within(0.06));
        assertThat(anomaly.upper()).isBetween(2.0, 2.5);

        // When the day is corrected
        SeriesBook reopened = reopened(book);
        reopened.put(FIRST + CHOSEN, 199, false);
        reopened.bringUp(choice, () -> Optional.of(chosen));
        reopened.question("price|s|a");
        assertThat(reopened.anomalies()).isEmpty();
    }

    @Test
    void eachForecastIsHeldAgainstWhatHappenedAtItsStepsAhead() {
        // Given an answer after two months
        long[] amounts = new Random(8).longs(CHOSEN, 195, 205).toArray();
        Selection chosen = chosen(Profile.PRICE, amounts);
        SeriesBook book = book(Profile.PRICE, amounts, CHOSEN, chosen);
        book.bringUp(choice, Optional::empty);
        SeriesForecast answer =
                forecaster.forecast(List.of(book.question("id"))).get(0);
        book.answered(answer);

        // When two days pass, the first of which is then closed
        book.put(FIRST + CHOSEN, 250, false);
        book.put(FIRST + CHOSEN + 1, 260, false);
        book.bringUp(choice, Optional::empty);
        List<Score> scores = book.score();

        // Then one step ahead is compared: the answer and each model, by the same measure, and both intervals
        Score first = scores.get(0);
        assertThat(scores).allMatch(score -> score.horizon() == 1 && score.origin() == FIRST + CHOSEN - 1);
        assertThat(first.metric()).isEqualTo("ASE");
        assertThat(first.error()).isCloseTo(Math.abs(2.5 - answer.answer().means()[0]) / chosen.scale(), within(1e-9));
        assertThat(scores)
                .filteredOn(score -> score.metric().equals("outside95"))
                .singleElement()
                .satisfies(score -> assertThat(score.error()).isEqualTo(1));
        assertThat(scores).filteredOn(score -> score.model().equals("naive")).isNotEmpty();

        // And nothing twice
        assertThat(book.score()).isEmpty();

        // When the fortnight is over
        for (int t = 2; t < 16; t++) {
            book.put(FIRST + CHOSEN + t, 200, false);
        }
        book.bringUp(choice, Optional::empty);

        // Then a week and a fortnight ahead are, and nothing is left to wait for
        assertThat(book.score()).extracting(Score::horizon).containsOnly(7, 14);
        assertThat(book.pending()).isEmpty();
    }

    @Test
    void aSeriesThatStopsForMonthsBeginsAnew() {
        long[] amounts = new Random(9).longs(CHOSEN, 195, 205).toArray();
        SeriesBook book = book(Profile.PRICE, amounts, CHOSEN, chosen(Profile.PRICE, amounts));
        book.put(FIRST + CHOSEN + 200, 300, false);

        assertThat(book.bringUp(choice, Optional::empty)).isEmpty();
        SeriesForecast answer =
                forecaster.forecast(List.of(book.question("id"))).get(0);
        assertThat(answer.answer().means()).containsOnly(3.0);
        assertThat(book.selection().orElseThrow().reason()).isEqualTo(Reason.BEGUN);
    }

    @Test
    void spendingThatStopsFades() {
        // Given a purchase each third day for three months, then none for a month
        SeriesBook book = new SeriesBook(
                new History(Profile.SPENDING, 2), Optional.empty(), List.of(), List.of(), Integer.MIN_VALUE);
        for (int t = 0; t < 90; t += 3) {
            book.add(FIRST + t, 1200);
        }
        book.bringUp(choice, Optional::empty).ifPresent(reason -> book.choose(choice, reason));
        double before = forecaster
                .forecast(List.of(book.question("id")))
                .get(0)
                .answer()
                .means()[0];
        book.add(FIRST + 120, 0);
        book.bringUp(choice, Optional::empty).ifPresent(reason -> book.choose(choice, reason));
        double after = forecaster
                .forecast(List.of(book.question("id")))
                .get(0)
                .answer()
                .means()[0];

        assertThat(before).isBetween(1.0, 12.0);
        assertThat(after).isLessThan(before / 2).isNotNegative();
    }

    private Selection chosen(Profile profile, long[] amounts) {
        SeriesBook book = book(profile, amounts, CHOSEN, null);
        book.bringUp(choice, Optional::empty);
        book.choose(choice, Reason.FIRST);
        return book.selection().orElseThrow();
    }

    private static SeriesBook book(Profile profile, long[] amounts, int size, Selection selection) {
        History history = new History(profile, 2);
        for (int t = 0; t < size; t++) {
            history.put(FIRST + t, amounts[t], false);
        }
        return new SeriesBook(history, Optional.ofNullable(selection), List.of(), List.of(), FIRST);
    }

    private static SeriesBook reopened(SeriesBook book) {
        return new SeriesBook(book.history(), book.selection(), book.pending(), book.anomalies(), book.scoredThrough());
    }

    private static List<ModelState> figures(SeriesBook book) {
        return book.selection().orElseThrow().candidates().stream()
                .flatMap(candidate -> candidate.model().stream())
                .map(FittedModel::state)
                .toList();
    }
}
