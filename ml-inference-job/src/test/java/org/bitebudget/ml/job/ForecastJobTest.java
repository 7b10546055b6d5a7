package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.ml.MlInferenceMain;
import org.bitebudget.ml.Networks;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobRules;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.JobUnderTest;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole job between real topics. */
class ForecastJobTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Duration DEADLINE = Duration.ofSeconds(90);

    @TempDir
    Path state;

    private final String store = "store-" + UUID.randomUUID();

    @Test
    void pricesBecomeForecastsAcrossARestart() throws Exception {
        // Given a product's prices of sixty days on the topic, and the job running
        send(0, 60);
        long revision;
        try (JobHost host = JobUnderTest.host()) {
            host.submit(job(), settings());

            // When models have been chosen
            await().atMost(DEADLINE).until(() -> newest().filter(f -> f.getBacktestOrigins() > 0)
                    .isPresent());
            ForecastSeries forecast = newest().orElseThrow();
            revision = forecast.getEnvelope().getRevision();
            assertThat(forecast.getOrigin()).isEqualTo(PriceEvents.FIRST_DAY.plusDays(59));
            assertThat(forecast.getMembers())
                    .extracting(member -> member.getModel())
                    .contains("naive", "lstm");
            assertThat(forecast.getObserved()).isEmpty();
        }

        // And more prices come while the next host goes on
        send(60, 70);
        try (JobHost host = JobUnderTest.host()) {
            host.submit(job(), settings());

            // Then the forecast follows, with a higher revision and no model lost
            await().atMost(DEADLINE)
                    .until(() -> newest().filter(f -> f.getOrigin().equals(PriceEvents.FIRST_DAY.plusDays(69)))
                            .isPresent());
        }
        ForecastSeries forecast = newest().orElseThrow();
        assertThat(forecast.getEnvelope().getRevision()).isGreaterThan(revision);
        assertThat(forecast.getBacktestOrigins()).isEqualTo(4);

        // And the network that takes part has been announced
        List<ModelVersion> versions = STACK.topics().events(Topics.MODEL_VERSIONS);
        assertThat(versions).extracting(ModelVersion::getModel).contains("lstm");

        // And no revision came twice
        List<Long> revisions =
                forecasts().stream().map(f -> f.getEnvelope().getRevision()).toList();
        assertThat(revisions).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aPriceInQuarantineIsLeftOut() throws Exception {
        // Given a product's prices of thirty days, then one of ten times as much that rests in quarantine, then the
        // usual one
        send(0, 30);
        PriceObservation jump = PriceEvents.price(store, "milk", 30, 1990, 1);
        String key = Keys.join(store, "milk");
        STACK.topics().send(Topics.PRICE_OBSERVATIONS, key, List.of(jump));
        STACK.topics().send(Topics.PRICE_QUARANTINE, key, List.of(PriceEvents.quarantined(jump, false)));
        send(31, 32);

        try (JobHost host = JobUnderTest.host()) {
            host.submit(job(), settings());

            // Then the forecast comes to rest on the other days alone
            await().atMost(DEADLINE).until(() -> newest().filter(
                            f -> f.getOrigin().equals(PriceEvents.FIRST_DAY.plusDays(31)) && f.getObservations() == 31)
                    .isPresent());
            assertThat(newest().orElseThrow().getAnomalies()).isEmpty();
        }
    }

    @Test
    void purchasesBecomeForecastsOfSpendingAndForecastsAreScored() throws Exception {
        // Given a household's bread on sixty days
        String household = UUID.randomUUID().toString();
        spend(household, 0, 60);
        try (JobHost host = JobUnderTest.host()) {
            host.submit(job(), settings());
            await().atMost(DEADLINE).until(() -> spending(household)
                    .filter(f -> f.getBacktestOrigins() > 0)
                    .isPresent());
            ForecastSeries forecast = spending(household).orElseThrow();
            assertThat(forecast.getSeriesId()).isEqualTo(Keys.join("spending", household, "bakery", "EUR"));
            assertThat(forecast.getPoints()).hasSize(28);
            assertThat(forecast.getUnit()).isEqualTo("EUR");
            assertThat(forecast.getObserved())
                    .startsWith(2.0, 2.5, 3.0)
                    .hasSize((int) PriceEvents.FIRST_DAY.until(forecast.getOrigin(), ChronoUnit.DAYS) + 1);
            assertThat(forecast.getEnvelope().getHousehold()).isEqualTo(household);

            // When two more days come
            spend(household, 60, 62);

            // Then the forecast follows, and what the earlier one said of the first of them is a row
            await().atMost(DEADLINE).until(() -> spending(household)
                    .filter(f -> f.getOrigin().equals(PriceEvents.FIRST_DAY.plusDays(61)))
                    .isPresent());
            String scored =
                    "SELECT uniqExact(model), min(horizon), max(toString(origin)) FROM bitebudget.ml_model_metrics"
                            + " FINAL WHERE metric = 'ASE' AND series_id = '" + forecast.getSeriesId() + "'";
            await().atMost(DEADLINE).until(() -> STACK.query(scored).matches("[2-4]\\t1\\t2026-03-05"));
        }
    }

    @Test
    void spendingFollowsTheWeather() throws Exception {
        // Given a household whose spending follows the temperature, and models that were chosen
        String household = UUID.randomUUID().toString();
        weather(0, 139, 0);
        follow(household, 0, 60);
        try (JobHost host = JobUnderTest.host()) {
            host.submit(job(), settings());
            await().atMost(DEADLINE).until(() -> spending(household)
                    .filter(f -> f.getBacktestOrigins() > 0)
                    .isPresent());

            // When the series has doubled, models are chosen anew, now certainly with the weather
            follow(household, 60, 125);
            await().atMost(DEADLINE).until(() -> spending(household)
                    .filter(f -> f.getRegressors().contains("temperature")
                            && f.getOrigin().equals(PriceEvents.FIRST_DAY.plusDays(124)))
                    .isPresent());
            double before = spending(household).orElseThrow().getPoints().get(5).getMean();
            assertThat(spending(household).orElseThrow().getObserved()).hasSize(84);

            // Then hotter days to come move its forecast, though nothing was bought
            weather(130, 131, 10);
            await().atMost(DEADLINE)
                    .until(() ->
                            spending(household).orElseThrow().getPoints().get(5).getMean() > before + 2);
        }
    }

    @Test
    void theGraphHoldsTheRules() {
        JobRules.check(job(), settings());
    }

    private FlinkJob job() {
        return MlInferenceMain.job(
                settings(), new ForecastSettings(8, 1000, Duration.ZERO, true, "", Networks.CACHE.toString(), "home"));
    }

    private JobSettings settings() {
        return JobUnderTest.settings(STACK, state);
    }

    private void send(int from, int to) {
        STACK.topics()
                .send(
                        Topics.PRICE_OBSERVATIONS,
                        Keys.join(store, "milk"),
                        IntStream.range(from, to)
                                .mapToObj(day -> PriceEvents.habitual(store, "milk", day))
                                .toList());
    }

    private static void spend(String household, int from, int to) {
        STACK.topics()
                .sendAll(
                        Topics.LEDGER_ENTRIES,
                        IntStream.range(from, to)
                                .mapToObj(
                                        day -> HouseholdEvents.purchase(household, day, "bakery", 200 + day % 7 * 50)),
                        entry -> Keys.join(household, entry.getEntryId()));
    }

    private static void follow(String household, int from, int to) {
        STACK.topics()
                .sendAll(
                        Topics.LEDGER_ENTRIES,
                        IntStream.range(from, to)
                                .mapToObj(day ->
                                        HouseholdEvents.purchase(household, day, "snacks", WeatherEvents.spent(day))),
                        entry -> Keys.join(household, entry.getEntryId()));
    }

    private static void weather(int from, int to, double hotter) {
        STACK.topics()
                .sendAll(
                        Topics.WEATHER_OBSERVATIONS,
                        IntStream.range(from, to)
                                .mapToObj(day -> WeatherEvents.day(
                                        "home", day, WeatherEvents.temperature(day) + hotter, hotter > 0 ? 2 : 1)),
                        weather -> Keys.join("home", weather.getDate().toString()));
    }

    private static Optional<ForecastSeries> spending(String household) {
        return STACK.topics().events(Topics.FORECAST_SERIES).stream()
                .filter(forecast -> household.equals(forecast.getEnvelope().getHousehold()))
                .reduce((earlier, later) -> later);
    }

    private Optional<ForecastSeries> newest() {
        List<ForecastSeries> forecasts = forecasts();
        return forecasts.isEmpty() ? Optional.empty() : Optional.of(forecasts.get(forecasts.size() - 1));
    }

    private List<ForecastSeries> forecasts() {
        return STACK.topics().events(Topics.FORECAST_SERIES).stream()
                .filter(forecast -> store.equals(forecast.getStore()))
                .toList();
    }
}
