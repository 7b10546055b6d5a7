package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bitebudget.event.ForecastMember;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.ml.Networks;
import org.bitebudget.platform.flink.CollectedEvents;
import org.bitebudget.platform.flink.GivenEvents;
import org.bitebudget.platform.flink.GoldenSavepoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an earlier version kept of a price series goes on. After a wanted change of the state, write it anew with
 * {@code mvn test -Dtest=GoldenSavepointTest -Dgolden.write=true}.
 */
class GoldenSavepointTest {
    private static final GoldenSavepoint GOLDEN = new GoldenSavepoint(Path.of("src/test/resources/golden-savepoint"));
    private static final int DAYS = 35;

    @TempDir
    Path state;

    private final CollectedEvents<ForecastSeries> forecasts = new CollectedEvents<>("forecasts");

    @Test
    @EnabledIfSystemProperty(named = "golden.write", matches = "true")
    void write() throws Exception {
        List<PriceObservation> prices = IntStream.range(0, DAYS)
                .mapToObj(day -> PriceEvents.habitual("golden", "milk", day))
                .toList();
        GOLDEN.write(job(prices), state, () -> forecasts.all().stream()
                .anyMatch(forecast -> forecast.getObservations() == DAYS && forecast.getBacktestOrigins() > 0));
    }

    @Test
    void aSeriesGoesOnFromTheSavepoint() throws Exception {
        // Given a savepoint of a series whose models were chosen

        // When the next day's price comes
        PriceObservation next = PriceEvents.habitual("golden", "milk", DAYS);
        GOLDEN.restore(job(List.of(next)), state, () -> !forecasts.all().isEmpty());

        // Then the forecast follows with a higher revision, from all the days and by the models that were chosen
        ForecastSeries forecast = forecasts.all().get(0);
        assertThat(forecast.getEnvelope().getRevision()).isGreaterThan(1);
        assertThat(forecast.getObservations()).isEqualTo(DAYS + 1);
        assertThat(forecast.getOrigin()).isEqualTo(PriceEvents.FIRST_DAY.plusDays(DAYS));
        assertThat(forecast.getBacktestOrigins()).isEqualTo(4);
        assertThat(forecast.getMembers()).extracting(ForecastMember::getModel).contains("naive", "lstm");
    }

    private ForecastJob job(List<PriceObservation> prices) {
        return new ForecastJob(
                new GivenEvents<>("prices", PriceObservation.class, prices),
                forecasts,
                new CollectedEvents<ModelVersion>("versions"),
                new ForecastSettings(8, Duration.ZERO, true, "", Networks.CACHE.toString()));
    }
}
