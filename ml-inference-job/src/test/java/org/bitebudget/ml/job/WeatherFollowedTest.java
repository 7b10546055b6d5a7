package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.bitebudget.event.ForecastMember;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.SeriesKind;
import org.bitebudget.event.WeatherObservation;
import org.bitebudget.state.SeriesInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Weather that comes before, with and after what is spent by it. */
class WeatherFollowedTest {
    private static final int DAYS = 80;
    private static final int AHEAD = 14;

    private KeyedTwoInputStreamOperatorTestHarness<String, SeriesInput, WeatherObservation, ForecastSeries> harness;
    private long checkpoint;

    @BeforeEach
    void open() throws Exception {
        harness = harness("home");
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aForecastFollowsTheWeatherAndSaysSo() throws Exception {
        weather("home", 0, DAYS + AHEAD);
        spend(0, DAYS);
        checkpoint();

        ForecastSeries forecast = newest();
        assertThat(forecast.getRegressors()).containsExactly("temperature");
        assertThat(forecast.getMembers()).extracting(ForecastMember::getModel).contains("dynamic-regression");
        // what is usual is known from three months only, while spending goes up and down by six Euro
        for (int h = 0; h < AHEAD; h++) {
            assertThat(forecast.getPoints().get(h).getMean())
                    .isCloseTo(WeatherEvents.spent(DAYS + h) / 100.0, within(0.9));
        }
    }

    @Test
    void newsOfTheDaysToComeMoveTheForecastThoughNothingElseCame() throws Exception {
        weather("home", 0, DAYS + AHEAD);
        spend(0, DAYS);
        checkpoint();
        ForecastSeries before = newest();

        // When the second day to come is to be ten degrees hotter
        send(WeatherEvents.day("home", DAYS + 1, WeatherEvents.temperature(DAYS + 1) + 10, 2));
        checkpoint();

        // Then it is forecast at some three Euro more
        assertThat(harness.extractOutputValues()).hasSize(2);
        assertThat(mean(newest(), 1) - mean(before, 1)).isCloseTo(3, within(0.5));
        // and the same weather once more is no news
        send(WeatherEvents.day("home", DAYS + 1, WeatherEvents.temperature(DAYS + 1) + 10, 2));
        checkpoint();
        assertThat(harness.extractOutputValues()).hasSize(2);
    }

    @Test
    void weatherThatIsToldAfterwardsIsAReasonToChooseAnew() throws Exception {
        spend(0, DAYS);
        checkpoint();
        assertThat(newest().getRegressors()).isEmpty();

        weather("home", 0, DAYS + AHEAD);
        spend(DAYS, DAYS + 1);
        checkpoint();

        assertThat(newest().getRegressors()).containsExactly("temperature");
        assertThat(newest().getSelectedBecause()).isEqualTo("grown");
    }

    @Test
    void theWeatherOfAnotherPlaceSaysNothing() throws Exception {
        weather("elsewhere", 0, DAYS + AHEAD);
        for (int place = 0; place < 20; place++) {
            weather("place " + place, 0, 1);
        }
        spend(0, DAYS);
        checkpoint();

        assertThat(newest().getRegressors()).isEmpty();
    }

    // the harness may be interrupted while it closes
    @SuppressWarnings("try")
    @Test
    void goesOnFromItsSnapshotAndAnotherPlaceMayCountThen() throws Exception {
        // Given a forecast by the weather of one place, and another place's weather
        weather("home", 0, DAYS + AHEAD);
        send(WeatherEvents.day("cold", DAYS + 1, -5, 1));
        spend(0, DAYS);
        OperatorSubtaskState snapshot = checkpoint();
        ForecastSeries before = newest();

        // When the operator goes on with the same place, and with the other one
        for (String place : List.of("home", "cold")) {
            try (var restored = harness(place)) {
                restored.initializeState(snapshot);
                restored.open();
                restored.processElement2(new StreamRecord<>(WeatherEvents.day(place, DAYS + 2, 15, 7)));
                restored.prepareSnapshotPreBarrier(100);
                ForecastSeries after = restored.extractOutputValues().get(0);

                // Then the day whose weather didn't change is forecast as before, or as on a usual day
                assertThat(after.getRegressors()).containsExactly("temperature");
                if (place.equals("home")) {
                    assertThat(mean(after, 1)).isCloseTo(mean(before, 1), within(0.1));
                } else {
                    assertThat(mean(after, 1)).isNotCloseTo(mean(before, 1), within(0.1));
                }
            }
        }
    }

    @Test
    void weatherThatIsNoneIsRefusedWithItsReason() {
        WeatherObservation wet = WeatherEvents.day("home", 0);
        wet.setPrecipitation(-1);

        assertThat(KnownWeather.refusal(WeatherEvents.day("home", 0))).isEmpty();
        assertThat(KnownWeather.refusal(WeatherEvents.day("home", 0, Double.NaN, 1)))
                .hasValue("a temperature is a number, not NaN");
        assertThat(KnownWeather.refusal(wet)).hasValue("precipitation is zero or more, not -1.0");
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, SeriesInput, WeatherObservation, ForecastSeries>
            harness(String place) throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new ForecastOperator(new ForecastSettings(8, 1000, Duration.ZERO, false, "", "", place)),
                SeriesInput::getSeriesId,
                null,
                Types.STRING);
    }

    private void weather(String place, int from, int to) throws Exception {
        for (int day = from; day < to; day++) {
            send(WeatherEvents.day(place, day));
        }
    }

    private void send(WeatherObservation day) throws Exception {
        harness.processElement2(new StreamRecord<>(day));
    }

    private void spend(int from, int to) throws Exception {
        for (int day = from; day < to; day++) {
            harness.processElement1(new StreamRecord<>(new SeriesInput(
                    "spending|h|snacks.ice-cream|EUR",
                    SeriesKind.SPENDING,
                    null,
                    "snacks.ice-cream",
                    "EUR",
                    Math.toIntExact(PriceEvents.FIRST_DAY.plusDays(day).toEpochDay()),
                    WeatherEvents.spent(day),
                    false,
                    (long) day,
                    (long) day,
                    null,
                    1L,
                    false,
                    null)));
        }
    }

    private OperatorSubtaskState checkpoint() throws Exception {
        checkpoint++;
        harness.prepareSnapshotPreBarrier(checkpoint);
        return harness.snapshot(checkpoint, checkpoint);
    }

    private ForecastSeries newest() {
        List<ForecastSeries> forecasts = harness.extractOutputValues();
        return forecasts.get(forecasts.size() - 1);
    }

    private static double mean(ForecastSeries forecast, int day) {
        return forecast.getPoints().get(day).getMean();
    }
}
