package org.bitebudget.platform.flink;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where a job's records come from: a topic in production, a list or a queue in tests. */
@FunctionalInterface
public interface StreamSource<T> {

    /** Adds the source to the graph and returns its records. */
    DataStream<T> read(StreamExecutionEnvironment environment);
}
