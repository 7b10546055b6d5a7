package org.bitebudget.price.job;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.IdentityDecision;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.StreamSink;
import org.bitebudget.platform.flink.StreamSource;
import org.bitebudget.price.job.alert.AlertPipeline;
import org.bitebudget.price.job.identity.IdentityPipeline;
import org.bitebudget.state.StoreDay;
import org.bitebudget.state.WatchNotice;
import org.bitebudget.state.WatchedPrice;

/**
 * From observed prices to current ones, their history, alerts, and what products are across stores.
 *
 * <pre>
 * observations ─┬────────────────────────────────────▶ history
 *               ├─▶ store clock ─┐
 * identities ───┼────────────────┤
 *               └─▶ by bucket ───┴─▶ price watch ─┬─▶ current prices
 *                                                 ├─▶ quarantine
 *                                                 ├─ moves ─────┐
 * rules ──────────────────────────────────────────┼─────────────┴─▶ alert pipeline ────▶ alerts
 *                                                 └─ sightings ─┐
 * decisions ────────────────────────────────────────────────────┴─▶ identity pipeline ─▶ identities
 * quarantine ────────────────────────────────────────▶ quarantine table
 * </pre>
 *
 * What is written as identities is read again as such, since a graph can't feed back into itself. What is written as quarantine is read
 * again for its table, which would otherwise keep what was told between a checkpoint and a crash and is not told again after it.
 */
public final class PriceJob implements FlinkJob {

    /** Name of the job. */
    public static final String NAME = "price-stream";

    private final Inputs in;
    private final Outputs out;

    /**
     * What comes in.
     *
     * @param observations prices as feeds, connectors and receipts tell them
     * @param rules what households want to be told
     * @param decisions what people say that products are across stores
     * @param identities what products were found to be across stores
     * @param quarantined what was told of prices that are not believed, or are again
     */
    public record Inputs(
            StreamSource<PriceObservation> observations,
            StreamSource<PriceAlertRule> rules,
            StreamSource<IdentityDecision> decisions,
            StreamSource<ProductIdentity> identities,
            StreamSource<QuarantinedPrice> quarantined) {}

    /**
     * What goes out.
     *
     * @param history a row for each observation
     * @param current a product's price, once a checkpoint in which it changed
     * @param quarantine prices that are not believed, or are again
     * @param alerts what households are told
     * @param identities what products are across stores
     * @param quarantineTable a row for each time that something was told of a price in quarantine
     */
    public record Outputs(
            StreamSink<PriceObservation> history,
            StreamSink<CurrentPrice> current,
            StreamSink<QuarantinedPrice> quarantine,
            StreamSink<PriceAlert> alerts,
            StreamSink<ProductIdentity> identities,
            StreamSink<QuarantinedPrice> quarantineTable) {}

    /** @param in what comes in; {@code out} what goes out */
    public PriceJob(Inputs in, Outputs out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void define(StreamExecutionEnvironment environment) {
        DataStream<PriceObservation> observed = in.observations().read(environment);
        out.history().write(observed);

        SingleOutputStreamOperator<CurrentPrice> prices =
                watched(observed, in.identities().read(environment));
        out.current().write(prices);
        out.quarantine().write(prices.getSideOutput(PriceWatch.QUARANTINE));

        out.alerts()
                .write(AlertPipeline.alerts(
                        prices.getSideOutput(PriceWatch.MOVES), in.rules().read(environment)));
        out.identities()
                .write(IdentityPipeline.identities(
                        prices.getSideOutput(PriceWatch.SIGHTINGS),
                        in.decisions().read(environment)));
        out.quarantineTable().write(in.quarantined().read(environment));
    }

    private static SingleOutputStreamOperator<CurrentPrice> watched(
            DataStream<PriceObservation> observed, DataStream<ProductIdentity> identities) {
        DataStream<WatchedPrice> slim = observed.map(new WatchedPrices())
                .returns(AvroTypes.of(WatchedPrice.class))
                .uid("slim-prices")
                .name("slim observations");
        DataStream<WatchNotice> clock = slim.flatMap(new StoreDays())
                .returns(AvroTypes.of(StoreDay.class))
                .uid("store-days")
                .name("newest days of stores")
                .keyBy(StoreDay::getStore)
                .process(new StoreClock())
                .returns(AvroTypes.of(WatchNotice.class))
                .uid("store-clock")
                .name("clocks of stores");
        DataStream<WatchNotice> found = identities
                .map(new IdentityNotices())
                .returns(AvroTypes.of(WatchNotice.class))
                .uid("identity-notices")
                .name("identities to their products");
        return slim.keyBy(WatchedPrice::getBucket)
                .connect(clock.union(found).keyBy(WatchNotice::getBucket))
                .transform("watch prices", AvroTypes.of(CurrentPrice.class), new PriceWatch())
                .uid("watch-prices");
    }
}
