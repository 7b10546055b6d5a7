package org.bitebudget.platform.flink;

import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A source for tests that never ends, so that savepoints can be taken: the given events in their order, then the last one
 * again and again, which must have no effect on the job under test.
 *
 * @param name names the operator within its job
 */
public record GivenEvents<T extends SpecificRecordBase>(String name, Class<T> type, List<T> events)
        implements StreamSource<T> {

    private static final double PER_SECOND = 100;

    @Override
    public DataStream<T> read(StreamExecutionEnvironment environment) {
        List<T> given = List.copyOf(events);
        GeneratorFunction<Long, T> event = index -> given.get((int) Math.min(index, given.size() - 1L));
        DataGeneratorSource<T> source = new DataGeneratorSource<>(
                event, Long.MAX_VALUE, RateLimiterStrategy.perSecond(PER_SECOND), AvroTypes.of(type));
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "given " + name)
                .setParallelism(1)
                .uid("given-" + name);
    }
}
