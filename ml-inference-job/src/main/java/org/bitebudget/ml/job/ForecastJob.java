package org.bitebudget.ml.job;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bitebudget.event.ExperimentExposure;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.WeatherObservation;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.StreamSink;
import org.bitebudget.platform.flink.StreamSource;
import org.bitebudget.state.ForecastScore;
import org.bitebudget.state.SeriesEntry;
import org.bitebudget.state.SeriesInput;

/**
 * History into advice:
 *
 * <pre>
 * price observations ─▶ as inputs ───────────────────────────────┐
 * prices in quarantine ▶ as inputs ──────────────────────────────┤
 * ledger entries ─────▶ as spending ─┬─▶ by household: revisions ┼─▶ by series: forecast ─▶ forecasts
 * receipt readings ───▶ as demand ───┘   taken back, zeros told  │              ├─────────▶ scores of earlier forecasts
 * weather ─────────────────── to all ────────────────────────────┘              ├─────────▶ model versions (the networks that take part)
 *                                                                               └─────────▶ exposures (series that a trial of networks reached)
 * </pre>
 */
public final class ForecastJob implements FlinkJob {
    /** Name of the app, and producer of its events. */
    public static final String NAME = "ml-inference-job";

    private final Sources sources;
    private final Sinks sinks;
    private final ForecastSettings settings;

    /** Where series come from. */
    public record Sources(
            StreamSource<PriceObservation> prices,
            StreamSource<QuarantinedPrice> quarantine,
            StreamSource<LedgerEntry> purchases,
            StreamSource<ReceiptReading> receipts,
            StreamSource<WeatherObservation> weather) {}

    /** Where answers go. */
    public record Sinks(
            StreamSink<ForecastSeries> forecasts,
            StreamSink<ForecastScore> scores,
            StreamSink<ModelVersion> versions,
            StreamSink<ExperimentExposure> exposures) {}

    public ForecastJob(Sources sources, Sinks sinks, ForecastSettings settings) {
        this.sources = sources;
        this.sinks = sinks;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void define(StreamExecutionEnvironment environment) {
        environment
                .getCheckpointConfig()
                .setMinPauseBetweenCheckpoints(settings.interval().toMillis());
        SingleOutputStreamOperator<ForecastSeries> forecast = prices(environment)
                .union(household(environment))
                .keyBy(SeriesInput::getSeriesId)
                .connect(sources.weather().read(environment).broadcast())
                .transform("forecast series", AvroTypes.of(ForecastSeries.class), new ForecastOperator(settings))
                .uid("forecast-series");
        sinks.forecasts().write(forecast);
        sinks.scores().write(forecast.getSideOutput(ForecastOperator.SCORES));
        sinks.versions().write(forecast.getSideOutput(ModelVersions.OUTPUT));
        sinks.exposures().write(Exposures.of(forecast));
    }

    private DataStream<SeriesInput> prices(StreamExecutionEnvironment environment) {
        DataStream<SeriesInput> observed = sources.prices()
                .read(environment)
                .flatMap(new PriceInputs())
                .returns(AvroTypes.of(SeriesInput.class))
                .uid("price-inputs")
                .name("prices as inputs of their series");
        DataStream<SeriesInput> quarantine = sources.quarantine()
                .read(environment)
                .map(PriceInputs::input)
                .returns(AvroTypes.of(SeriesInput.class))
                .uid("quarantine-inputs")
                .name("quarantine as inputs of their series");
        return observed.union(quarantine);
    }

    private DataStream<SeriesInput> household(StreamExecutionEnvironment environment) {
        DataStream<SeriesEntry> spending = sources.purchases()
                .read(environment)
                .flatMap(new LedgerSeries())
                .returns(AvroTypes.of(SeriesEntry.class))
                .uid("spending-entries")
                .name("purchases as spending");
        DataStream<SeriesEntry> demand = sources.receipts()
                .read(environment)
                .flatMap(new ReadingSeries())
                .returns(AvroTypes.of(SeriesEntry.class))
                .uid("demand-entries")
                .name("receipts as demand");
        return spending.union(demand)
                .keyBy(SeriesEntry::getHousehold)
                .process(new EntryInputs())
                .returns(AvroTypes.of(SeriesInput.class))
                .uid("entry-inputs")
                .name("entries as inputs of their series");
    }
}
