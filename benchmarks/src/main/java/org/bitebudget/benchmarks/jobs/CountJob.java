package org.bitebudget.benchmarks.jobs;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableFunction;
import org.bitebudget.event.Rate;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.KafkaSinks;
import org.bitebudget.platform.flink.KafkaSources;
import org.bitebudget.platform.flink.StreamSink;
import org.bitebudget.platform.flink.StreamSource;
import org.bitebudget.schema.Topic;

/**
 * The least a job can do with the events of a topic: count them by key, and write each count to a topic exactly once.
 *
 * @param <T> the events
 */
public final class CountJob<T extends SpecificRecordBase> implements FlinkJob {

    private final StreamSource<T> events;
    private final SerializableFunction<T, String> key;
    private final StreamSink<Rate> counts;

    private CountJob(StreamSource<T> events, SerializableFunction<T, String> key, StreamSink<Rate> counts) {
        this.events = events;
        this.key = key;
        this.counts = counts;
    }

    /** The job on a topic that another job reads, keyed as that one is. */
    public static <T extends SpecificRecordBase> CountJob<T> of(
            JobSettings settings, Topic<T> topic, SerializableFunction<T, String> key) {
        return new CountJob<>(
                new KafkaSources(Counts.JOB, settings).topic(topic),
                key,
                new KafkaSinks(Counts.JOB, settings).topic(Counts.TOPIC, count -> Long.toString(count.getMantissa())));
    }

    @Override
    public String name() {
        return Counts.JOB;
    }

    @Override
    public void define(StreamExecutionEnvironment environment) {
        counts.write(events.read(environment)
                .keyBy(key::apply, Types.STRING)
                .process(new Count<>())
                .returns(AvroTypes.of(Rate.class))
                .uid("count")
                .name("count"));
    }

    private static final class Count<T> extends KeyedProcessFunction<String, T, Rate> {

        private transient ValueState<Long> seen;

        @Override
        public void open(OpenContext context) {
            seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.LONG));
        }

        @Override
        public void processElement(T event, Context context, Collector<Rate> out) throws Exception {
            Long before = seen.value();
            long count = before == null ? 1 : before + 1;
            seen.update(count);
            out.collect(new Rate(count, 0));
        }
    }
}
