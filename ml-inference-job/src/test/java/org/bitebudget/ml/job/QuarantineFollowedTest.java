package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.event.WeatherObservation;
import org.bitebudget.ml.Networks;
import org.bitebudget.state.SeriesInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A price series leaves out what rests in quarantine, whichever is told first. */
class QuarantineFollowedTest {
    private static final int DAYS = 40;
    private static final PriceObservation JUMP = PriceEvents.price("s", "a", DAYS, 1990, 1);

    private KeyedTwoInputStreamOperatorTestHarness<String, SeriesInput, WeatherObservation, ForecastSeries> harness;
    private long checkpoint;

    @BeforeEach
    void open() throws Exception {
        harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new ForecastOperator(
                        new ForecastSettings(2, 1000, Duration.ZERO, true, "", Networks.CACHE.toString(), "home")),
                SeriesInput::getSeriesId,
                null,
                Types.STRING);
        harness.open();
        for (int day = 0; day < DAYS; day++) {
            observe(PriceEvents.price("s", "a", day, 199, 1));
        }
        checkpoint();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aPriceInQuarantineIsForgotten() throws Exception {
        // Given a jump that was taken for true
        observe(JUMP);
        checkpoint();
        assertThat(newest().getAnomalies()).hasSize(1);
        assertThat(expected()).isCloseTo(19.90, within(1e-9));

        // When it is said to rest in quarantine
        say(PriceEvents.quarantined(JUMP, false));
        checkpoint();

        // Then the forecast rests on the days before, and nothing was unusual
        assertThat(newest().getOrigin()).isEqualTo(day(DAYS - 1));
        assertThat(newest().getObservations()).isEqualTo(DAYS);
        assertThat(newest().getAnomalies()).isEmpty();
        assertThat(expected()).isCloseTo(1.99, within(1e-9));
    }

    @Test
    void aPriceThatIsSaidToRestBeforeItComesIsNeverTakenForTrue() throws Exception {
        say(PriceEvents.quarantined(JUMP, false));
        checkpoint();
        observe(JUMP);
        checkpoint();

        assertThat(newest().getOrigin()).isEqualTo(day(DAYS - 1));
        assertThat(newest().getObservations()).isEqualTo(DAYS);
    }

    @Test
    void aPriceThatIsBorneOutCountsOnItsDay() throws Exception {
        // Given a price that came after it was said to rest, and the next day's, which bears it out
        say(PriceEvents.quarantined(JUMP, false));
        observe(JUMP);
        observe(PriceEvents.price("s", "a", DAYS + 1, 1980, 1));
        checkpoint();
        assertThat(newest().getObservations()).isEqualTo(DAYS + 1);

        // When it is said to rest no longer, twice
        say(PriceEvents.quarantined(JUMP, true));
        say(PriceEvents.quarantined(JUMP, true));
        checkpoint();

        // Then both days count
        assertThat(newest().getOrigin()).isEqualTo(day(DAYS + 1));
        assertThat(newest().getObservations()).isEqualTo(DAYS + 2);
    }

    @Test
    void aPriceThatWasReleasedBeforeItComesCounts() throws Exception {
        say(PriceEvents.quarantined(JUMP, false));
        say(PriceEvents.quarantined(JUMP, true));
        observe(JUMP);
        checkpoint();

        assertThat(newest().getOrigin()).isEqualTo(day(DAYS));
        assertThat(expected()).isCloseTo(19.90, within(1e-9));
    }

    @Test
    void ofAPriceThatRestsTheNewestRevisionComesBack() throws Exception {
        observe(JUMP);
        say(PriceEvents.quarantined(JUMP, false));
        observe(PriceEvents.price("s", "a", DAYS, 209, 2));
        observe(JUMP); // once more
        say(PriceEvents.quarantined(JUMP, false)); // against another price
        say(PriceEvents.quarantined(JUMP, true));
        checkpoint();

        assertThat(newest().getOrigin()).isEqualTo(day(DAYS));
        assertThat(expected()).isCloseTo(2.09, within(1e-9));
    }

    @Test
    void aPriceThatIsTakenBackWhileItRestsDoesNotComeBack() throws Exception {
        observe(JUMP);
        say(PriceEvents.quarantined(JUMP, false));
        observe(PriceEvents.retracted(JUMP));
        say(PriceEvents.quarantined(JUMP, true));
        checkpoint();

        assertThat(newest().getOrigin()).isEqualTo(day(DAYS - 1));
        assertThat(expected()).isCloseTo(1.99, within(1e-9));
    }

    @Test
    void ofAnOldIdentityTheBeginningAndTheMomentAreEnough() throws Exception {
        observe(JUMP);
        QuarantinedPrice beginning = PriceEvents.quarantined(JUMP, false);
        beginning.setObservationId(JUMP.getObservationId().substring(0, 10));
        say(beginning);
        checkpoint();
        assertThat(newest().getOrigin()).isEqualTo(day(DAYS - 1));

        // and the beginning of another moment's says nothing of it
        say(PriceEvents.quarantined(JUMP, true));
        beginning.setObservedAt(beginning.getObservedAt().plusSeconds(1));
        say(beginning);
        checkpoint();
        assertThat(newest().getOrigin()).isEqualTo(day(DAYS));
    }

    @Test
    void whatIsSaidInAnotherCurrencyOrOfAnUnknownProductChangesNothing() throws Exception {
        PriceObservation franc = PriceEvents.price("s", "a", DAYS, 1990, 1);
        franc.setPrice(new Money(1990L, "CHF"));
        say(PriceEvents.quarantined(franc, false));
        say(PriceEvents.quarantined(PriceEvents.price("s", "unknown", 0, 1990, 1), false));
        observe(PriceEvents.price("s", "a", DAYS, 199, 1));
        checkpoint();

        assertThat(harness.extractOutputValues())
                .extracting(ForecastSeries::getProduct)
                .containsOnly("a");
        assertThat(newest().getObservations()).isEqualTo(DAYS + 1);
        assertThat(newest().getUnit()).isEqualTo("EUR");
    }

    private static LocalDate day(int day) {
        return PriceEvents.FIRST_DAY.plusDays(day);
    }

    private void observe(PriceObservation price) throws Exception {
        harness.processElement1(new StreamRecord<>(PriceInputs.input(price)));
    }

    private void say(QuarantinedPrice price) throws Exception {
        harness.processElement1(new StreamRecord<>(PriceInputs.input(price)));
    }

    private void checkpoint() throws Exception {
        checkpoint++;
        harness.prepareSnapshotPreBarrier(checkpoint);
        harness.snapshot(checkpoint, checkpoint);
    }

    private double expected() {
        return newest().getPoints().get(0).getMean();
    }

    private ForecastSeries newest() {
        List<ForecastSeries> all = harness.extractOutputValues();
        return all.get(all.size() - 1);
    }
}
