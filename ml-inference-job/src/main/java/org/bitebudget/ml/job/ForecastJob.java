package org.bitebudget.ml.job;

import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.StreamSink;
import org.bitebudget.platform.flink.StreamSource;
import org.bitebudget.platform.ids.Keys;

/**
 * History into advice:
 *
 * <pre>
 * price observations ─▶ usable ─▶ by store and product ─▶ forecast ─▶ forecasts
 *                                                            └──────▶ model versions (the network that takes part)
 * </pre>
 */
public final class ForecastJob implements FlinkJob {
    /** Name of the app, and producer of its events. */
    public static final String NAME = "ml-inference-job";

    private final StreamSource<PriceObservation> prices;
    private final StreamSink<ForecastSeries> forecasts;
    private final StreamSink<ModelVersion> versions;
    private final ForecastSettings settings;

    public ForecastJob(
            StreamSource<PriceObservation> prices,
            StreamSink<ForecastSeries> forecasts,
            StreamSink<ModelVersion> versions,
            ForecastSettings settings) {
        this.prices = prices;
        this.forecasts = forecasts;
        this.versions = versions;
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
        SingleOutputStreamOperator<ForecastSeries> forecast = prices.read(environment)
                .filter(new UsablePrices())
                .uid("usable-prices")
                .name("leave out prices that can't be forecast")
                .keyBy(price -> Keys.join(price.getStore(), price.getProduct()))
                .transform("forecast prices", AvroTypes.of(ForecastSeries.class), new PriceForecastOperator(settings))
                .uid("forecast-prices");
        forecasts.write(forecast);
        versions.write(forecast.getSideOutput(PriceForecastOperator.MODEL_VERSIONS));
    }
}
