package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.ModelVersion;
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
    void theGraphHoldsTheRules() {
        JobRules.check(job(), settings());
    }

    private FlinkJob job() {
        return MlInferenceMain.job(
                settings(), new ForecastSettings(8, Duration.ZERO, true, "", Networks.CACHE.toString()));
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
