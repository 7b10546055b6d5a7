package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.bitebudget.event.ExperimentExposure;
import org.bitebudget.event.ForecastMember;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.WeatherObservation;
import org.bitebudget.ml.Networks;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.state.SeriesInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forecast operator follows the registry while it runs. */
class ModelSwitchTest {
    private static final List<String> PRODUCTS = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    private static final int DAYS = 110;

    @TempDir
    Path folder;

    private ModelRegistry registry;
    private String builtIn;
    private String other;
    private KeyedTwoInputStreamOperatorTestHarness<String, SeriesInput, WeatherObservation, ForecastSeries> harness;
    private int day;
    private long checkpoint;

    @BeforeEach
    void modelsAreChosenWithTheBuiltInNetwork() throws Exception {
        registry = ModelRegistry.at(folder);
        Artefact own = registry.artefact(ModelKind.LSTM, Aliases.BUILT_IN);
        builtIn = own.metadata().version();
        Artefact changed = anotherOf(own);
        registry.add(changed);
        other = changed.metadata().version();
        harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new ForecastOperator(ForecastSettings.from(Settings.of(Map.of(
                        "BITEBUDGET_MODELS", folder.toString(), "BITEBUDGET_DJL_CACHE", Networks.CACHE.toString())))),
                SeriesInput::getSeriesId,
                null,
                Types.STRING);
        harness.open();
        while (day < DAYS) {
            nextDay();
        }
        // all models have been chosen by now
        nextDay();
        forecasts();
        nextDay();
        assertThat(networksOf(forecasts())).containsOnly(builtIn);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aPromotionAnswersTheNextPricesAndARollbackThoseAfter() throws Exception {
        registry.change(ModelKind.LSTM, aliases -> aliases.promote(other));
        nextDay();
        assertThat(networksOf(forecasts())).containsOnly(other);

        registry.change(ModelKind.LSTM, Aliases::rollBack);
        nextDay();
        assertThat(networksOf(forecasts())).containsOnly(builtIn);
        assertThat(told()).containsExactly(builtIn, other, builtIn, builtIn, other);
    }

    @Test
    void aTruncatedChampionLeavesTheOneInService() throws Exception {
        Path bytes = registry.directory(ModelKind.LSTM, other).resolve("artefact.bin");
        byte[] whole = Files.readAllBytes(bytes);
        Files.write(bytes, Arrays.copyOf(whole, whole.length / 3));
        registry.change(ModelKind.LSTM, aliases -> aliases.promote(other));

        nextDay();

        assertThat(networksOf(forecasts())).containsOnly(builtIn);
    }

    @Test
    void aTrialHasBothNetworksAnswerItsShareAndTellsItsExposures() throws Exception {
        // Given a challenger of half the series
        registry.change(ModelKind.LSTM, aliases -> aliases.challenge("lstm", other, 0.5, Instant.EPOCH));

        // When prices come on two days
        nextDay();
        List<ForecastSeries> first = forecasts();
        nextDay();
        List<ForecastSeries> second = forecasts();

        // Then each series has one network that speaks, the same on both days, and the champion beside the challenger
        for (ForecastSeries forecast : first) {
            List<ForecastMember> networks = networks(forecast);
            if (!networks.isEmpty()) {
                assertThat(networks.get(0).getVersion()).isEqualTo(forecast.getArmVersion());
                boolean challenged = forecast.getArm().equals("challenger");
                assertThat(networks).hasSize(challenged ? 2 : 1);
                assertThat(forecast.getArmVersion()).isEqualTo(challenged ? other : builtIn);
                assertThat(networks.stream().skip(1))
                        .allMatch(beside -> beside.getWeight() == 0
                                && beside.getVersion().equals(builtIn)
                                && beside.getMean().size() == 14);
            }
        }
        Map<String, String> arms = new HashMap<>(arms(first));
        assertThat(arms).containsValues("champion", "challenger");
        arms(second).forEach((series, arm) -> assertThat(arms.put(series, arm)).isIn(null, arm));

        // And each of them is an exposure once
        assertThat(exposures(first, second))
                .extracting(ExperimentExposure::getUnit)
                .containsExactlyInAnyOrderElementsOf(arms.keySet());
    }

    private static List<ExperimentExposure> exposures(List<ForecastSeries> first, List<ForecastSeries> second)
            throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, ForecastSeries, ExperimentExposure> recorder =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new Exposures()), ForecastSeries::getSeriesId, Types.STRING);
        recorder.open();
        for (ForecastSeries forecast :
                Stream.concat(first.stream(), second.stream()).toList()) {
            if (forecast.getExperimentId() != null) {
                recorder.processElement(new StreamRecord<>(forecast));
            }
        }
        List<ExperimentExposure> exposures = recorder.extractOutputValues();
        recorder.close();
        return exposures;
    }

    private static Map<String, String> arms(List<ForecastSeries> forecasts) {
        return forecasts.stream()
                .filter(forecast -> forecast.getExperimentId() != null)
                .collect(Collectors.toMap(ForecastSeries::getSeriesId, ForecastSeries::getArm));
    }

    private void nextDay() throws Exception {
        for (String product : PRODUCTS) {
            harness.processElement1(new StreamRecord<>(PriceInputs.input(PriceEvents.habitual("s", product, day))));
        }
        day++;
        if (day >= DAYS) {
            harness.prepareSnapshotPreBarrier(checkpoint);
            harness.snapshot(checkpoint, checkpoint);
            checkpoint++;
        }
    }

    private List<ForecastSeries> forecasts() {
        List<ForecastSeries> forecasts = new ArrayList<>(harness.extractOutputValues());
        harness.getOutput().clear();
        return forecasts;
    }

    private List<String> told() {
        return harness.getSideOutput(ModelVersions.OUTPUT).stream()
                .map(StreamRecord::getValue)
                .map(ModelVersion::getVersion)
                .toList();
    }

    private static List<String> networksOf(List<ForecastSeries> forecasts) {
        return forecasts.stream()
                .flatMap(forecast -> networks(forecast).stream())
                .filter(member -> member.getWeight() > 0)
                .map(ForecastMember::getVersion)
                .toList();
    }

    private static List<ForecastMember> networks(ForecastSeries forecast) {
        return forecast.getMembers().stream()
                .filter(member -> member.getModel().equals("lstm"))
                .filter(member -> !member.getMean().isEmpty())
                .toList();
    }

    /** The same network with one weight moved a little. */
    private static Artefact anotherOf(Artefact own) throws IOException {
        byte[] bytes = own.bytes();
        bytes[bytes.length - 2] ^= 1;
        return Artefact.trained(
                ModelKind.LSTM,
                bytes,
                new Artefact.Origin(
                        1,
                        own.metadata().trainedAt(),
                        "a test",
                        "ab",
                        Map.of(),
                        Map.of(),
                        own.metadata().calibration()));
    }
}
