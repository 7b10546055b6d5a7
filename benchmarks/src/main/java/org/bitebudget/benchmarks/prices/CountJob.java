package org.bitebudget.benchmarks.prices;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.Rate;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.KafkaSinks;
import org.bitebudget.platform.flink.KafkaSources;
import org.bitebudget.platform.flink.StreamSink;
import org.bitebudget.platform.flink.StreamSource;
import org.bitebudget.schema.Topics;

/** The least a job can do with observations: count them by product, and write each count to a topic exactly once. */
final class CountJob implements FlinkJob {

    private final StreamSource<PriceObservation> observations;
    private final StreamSink<Rate> counts;

    private CountJob(StreamSource<PriceObservation> observations, StreamSink<Rate> counts) {
        this.observations = observations;
        this.counts = counts;
    }

    /** The job on the topic that price-stream reads. */
    static CountJob on(JobSettings settings) {
        return new CountJob(
                new KafkaSources(Counts.JOB, settings).topic(Topics.PRICE_OBSERVATIONS),
                new KafkaSinks(Counts.JOB, settings).topic(Counts.TOPIC, count -> Long.toString(count.getMantissa())));
    }

    @Override
    public String name() {
        return Counts.JOB;
    }

    @Override
    public void define(StreamExecutionEnvironment environment) {
        counts.write(observations
                .read(environment)
                .keyBy(Copies::key)
                .process(new Count())
                .returns(AvroTypes.of(Rate.class))
                .uid("count")
                .name("count"));
    }

    private static final class Count extends KeyedProcessFunction<String, PriceObservation, Rate> {

        private transient ValueState<Long> seen;

        @Override
        public void open(OpenContext context) {
            seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.LONG));
        }

        @Override
        public void processElement(PriceObservation observation, Context context, Collector<Rate> out)
                throws Exception {
            Long before = seen.value();
            long count = before == null ? 1 : before + 1;
            seen.update(count);
            out.collect(new Rate(count, 0));
        }
    }
}
