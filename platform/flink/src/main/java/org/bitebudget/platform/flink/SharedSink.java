package org.bitebudget.platform.flink;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A sink that several parts of one job write: it is added to the graph once, behind all of them.
 *
 * @param <T> its records
 */
public final class SharedSink<T> implements StreamSink<T> {

    private final StreamSink<T> sink;
    private DataStream<T> written;

    private SharedSink(StreamSink<T> sink) {
        this.sink = sink;
    }

    /** The sink; {@link #define} adds it when all parts have written. */
    public static <T> SharedSink<T> of(StreamSink<T> sink) {
        return new SharedSink<>(sink);
    }

    @Override
    public void write(DataStream<T> stream) {
        written = written == null ? stream : written.union(stream);
    }

    /**
     * Adds the sink behind all that was written since the last time.
     *
     * @throws IllegalStateException if nothing was
     */
    public void define() {
        if (written == null) {
            throw new IllegalStateException("no part of the job wrote to this sink");
        }
        DataStream<T> all = written;
        written = null;
        sink.write(all);
    }
}
