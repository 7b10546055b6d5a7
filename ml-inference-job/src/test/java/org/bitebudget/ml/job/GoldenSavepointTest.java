package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitebudget.event.ExperimentExposure;
import org.bitebudget.event.ForecastMember;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.event.Rate;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.WeatherObservation;
import org.bitebudget.ml.Networks;
import org.bitebudget.platform.flink.CollectedEvents;
import org.bitebudget.platform.flink.GivenEvents;
import org.bitebudget.platform.flink.GoldenSavepoint;
import org.bitebudget.state.ForecastScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an earlier version kept of series of all kinds goes on. After a wanted change of the state, write it anew with
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
        List<LedgerEntry> purchases = IntStream.range(0, DAYS)
                .mapToObj(day -> HouseholdEvents.purchase("golden", day, "bakery", 200 + day))
                .toList();
        GOLDEN.write(
                job(prices, purchases, receipt(1)),
                state,
                () -> isChosen("price")
                        && isChosen("spending")
                        && newest("demand").isPresent());
    }

    @Test
    void aSeriesGoesOnFromTheSavepoint() throws Exception {
        // Given a savepoint of a series whose models were chosen

        // When the next day's price comes
        PriceObservation next = PriceEvents.habitual("golden", "milk", DAYS);
        GOLDEN.restore(
                job(List.of(next), List.of(HouseholdEvents.purchase("golden", DAYS, "bakery", 900)), receipt(2)),
                state,
                () -> newest("price").isPresent()
                        && newest("spending").isPresent()
                        && newest("demand").isPresent());

        // Then the forecast follows with a higher revision, from all the days and by the models that were chosen
        ForecastSeries forecast = newest("price").orElseThrow();
        assertThat(forecast.getEnvelope().getRevision()).isGreaterThan(1);
        assertThat(forecast.getObservations()).isEqualTo(DAYS + 1);
        assertThat(forecast.getOrigin()).isEqualTo(PriceEvents.FIRST_DAY.plusDays(DAYS));
        assertThat(forecast.getBacktestOrigins()).isEqualTo(4);
        assertThat(forecast.getMembers()).extracting(ForecastMember::getModel).contains("naive", "lstm");

        // And the household's spending too, and the receipt's second revision takes the place of its first
        assertThat(newest("spending").orElseThrow().getObservations()).isEqualTo(DAYS + 1);
        assertThat(newest("demand").orElseThrow().getPoints().get(0).getMean()).isEqualTo(2);
    }

    private boolean isChosen(String kind) {
        return newest(kind)
                .filter(forecast -> forecast.getObservations() == DAYS && forecast.getBacktestOrigins() > 0)
                .isPresent();
    }

    private Optional<ForecastSeries> newest(String kind) {
        return forecasts.all().stream()
                .filter(forecast -> forecast.getSeriesId().startsWith(kind + "|"))
                .reduce((earlier, later) -> later);
    }

    /** The same receipt, whose second revision has one bottle more. */
    private static ReceiptReading receipt(int revision) {
        return HouseholdEvents.receipt(
                "golden", "r", revision, 3, HouseholdEvents.line("milk", new Rate((long) revision, 0), null));
    }

    private ForecastJob job(List<PriceObservation> prices, List<LedgerEntry> purchases, ReceiptReading receipt) {
        return new ForecastJob(
                new ForecastJob.Sources(
                        new GivenEvents<>("prices", PriceObservation.class, prices),
                        new GivenEvents<>(
                                "quarantine",
                                QuarantinedPrice.class,
                                List.of(PriceEvents.quarantined(
                                        PriceEvents.price("golden", "tea", 0, 1990, 1), false))),
                        new GivenEvents<>("purchases", LedgerEntry.class, purchases),
                        new GivenEvents<>("receipts", ReceiptReading.class, List.of(receipt)),
                        new GivenEvents<>("weather", WeatherObservation.class, List.of(WeatherEvents.day("home", 0)))),
                new ForecastJob.Sinks(
                        forecasts,
                        new CollectedEvents<ForecastScore>("scores"),
                        new CollectedEvents<ModelVersion>("versions"),
                        new CollectedEvents<ExperimentExposure>("exposures")),
                new ForecastSettings(8, 1000, Duration.ZERO, true, "", Networks.CACHE.toString(), "home"));
    }
}
