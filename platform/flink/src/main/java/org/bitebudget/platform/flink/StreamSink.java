package org.bitebudget.platform.flink;

import org.apache.flink.streaming.api.datastream.DataStream;

/** Where a job's records go: a topic or a table in production, a list in tests. */
@FunctionalInterface
public interface StreamSink<T> {

    /** Adds the sink to the graph, at the end of the stream. */
    void write(DataStream<T> stream);

    /** Here and there: each record goes to both. */
    default StreamSink<T> and(StreamSink<T> other) {
        return stream -> {
            write(stream);
            other.write(stream);
        };
    }
}
