package org.bitebudget.platform.flink;

import java.util.Map;
import java.util.WeakHashMap;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A source that several parts of one job read: it is added to the graph once, and its records go to all of them.
 *
 * @param <T> its records
 */
public final class SharedSource<T> implements StreamSource<T> {

    private final StreamSource<T> source;
    private final Map<StreamExecutionEnvironment, DataStream<T>> streams = new WeakHashMap<>();

    private SharedSource(StreamSource<T> source) {
        this.source = source;
    }

    /** The source, read once however many ask for it. */
    public static <T> StreamSource<T> of(StreamSource<T> source) {
        return new SharedSource<>(source);
    }

    @Override
    public DataStream<T> read(StreamExecutionEnvironment environment) {
        return streams.computeIfAbsent(environment, source::read);
    }
}
