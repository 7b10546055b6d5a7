package org.bitebudget.price.job;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.StreamSink;
import org.bitebudget.platform.flink.StreamSource;
import org.bitebudget.price.job.alert.AlertPipeline;

/**
 * From observed prices to current ones, their history and alerts.
 *
 * <pre>
 * observations ─┬──────────────────────────────▶ history
 *               └─▶ by product ─▶ price watch ─┬─▶ current prices
 *                                              └─ moves ─┐
 * rules ─────────────────────────────────────────────────┴─▶ alert pipeline ─▶ alerts
 * </pre>
 */
public final class PriceJob implements FlinkJob {

    /** Name of the job. */
    public static final String NAME = "price-stream";

    private final StreamSource<PriceObservation> observations;
    private final StreamSource<PriceAlertRule> rules;
    private final StreamSink<PriceObservation> history;
    private final StreamSink<CurrentPrice> current;
    private final StreamSink<PriceAlert> alerts;

    /** @param observations, rules what comes in; {@code history, current, alerts} what goes out */
    public PriceJob(
            StreamSource<PriceObservation> observations,
            StreamSource<PriceAlertRule> rules,
            StreamSink<PriceObservation> history,
            StreamSink<CurrentPrice> current,
            StreamSink<PriceAlert> alerts) {
        this.observations = observations;
        this.rules = rules;
        this.history = history;
        this.current = current;
        this.alerts = alerts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void define(StreamExecutionEnvironment environment) {
        DataStream<PriceObservation> observed = observations.read(environment);
        history.write(observed);

        SingleOutputStreamOperator<CurrentPrice> prices = observed.keyBy(ProductKey::of)
                .process(new PriceWatch())
                .returns(AvroTypes.of(CurrentPrice.class))
                .uid("watch-prices")
                .name("watch prices");
        current.write(prices);

        alerts.write(AlertPipeline.alerts(prices.getSideOutput(PriceWatch.MOVES), rules.read(environment)));
    }
}
