package org.bitebudget.benchmarks.prices;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bitebudget.benchmarks.jobs.HostedJob;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.KafkaSources;
import org.bitebudget.price.job.PriceJob;
import org.bitebudget.schema.Topics;

/**
 * Price-stream with the products of an {@link Assortment} coming in beside its topics, those of a product one after the other, and with
 * nothing going out. It never ends by itself; its checkpoint is one that price-stream goes on from.
 */
final class PreloadJob implements FlinkJob {

    private final JobSettings settings;
    private final long products;
    private final int days;

    /**
     * @param products how many
     * @param days how often each is seen, once a day
     */
    PreloadJob(JobSettings settings, long products, int days) {
        this.settings = settings;
        this.products = products;
        this.days = days;
    }

    @Override
    public String name() {
        return PriceJob.NAME;
    }

    @Override
    public void define(StreamExecutionEnvironment environment) {
        KafkaSources sources = new KafkaSources(PriceJob.NAME, settings);
        new PriceJob(
                        new PriceJob.Inputs(
                                all -> sources.topic(Topics.PRICE_OBSERVATIONS)
                                        .read(all)
                                        .union(generated(all)),
                                sources.topic(Topics.PRICE_ALERT_RULES),
                                sources.topic(Topics.PRODUCT_IDENTITY_DECISIONS),
                                sources.topic(Topics.PRODUCT_IDENTITIES),
                                sources.topic(Topics.PRICE_QUARANTINE)),
                        new PriceJob.Outputs(
                                nothing -> {},
                                nothing -> {},
                                nothing -> {},
                                nothing -> {},
                                nothing -> {},
                                nothing -> {}))
                .define(environment);
    }

    private DataStream<PriceObservation> generated(StreamExecutionEnvironment environment) {
        int seen = days;
        FlatMapFunction<Long, PriceObservation> visits = (product, out) -> {
            for (int day = 0; day < seen; day++) {
                out.collect(Assortment.observation(product, day));
            }
        };
        return environment
                .fromSource(
                        new NumberSequenceSource(0, products - 1),
                        WatermarkStrategy.noWatermarks(),
                        HostedJob.GENERATOR)
                .uid(HostedJob.GENERATOR)
                .flatMap(visits)
                .returns(AvroTypes.of(PriceObservation.class))
                .uid("visit")
                .name("visit");
    }

    /** The job, to go on from what this one left: without the generator, whose state is of no use any more. */
    static FlinkJob continuedBy(FlinkJob job) {
        return new FlinkJob() {
            @Override
            public String name() {
                return job.name();
            }

            @Override
            public void define(StreamExecutionEnvironment environment) {
                Configuration leaveOut = new Configuration();
                leaveOut.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
                environment.configure(leaveOut);
                job.define(environment);
            }
        };
    }
}
