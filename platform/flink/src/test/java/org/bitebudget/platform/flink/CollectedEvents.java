package org.bitebudget.platform.flink;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.datastream.DataStream;

/** A sink for tests: what the job wrote, in this process. */
public final class CollectedEvents<T> implements StreamSink<T> {

    private static final Map<String, Queue<Object>> WRITTEN = new ConcurrentHashMap<>();

    private final String name;
    private final String id = UUID.randomUUID().toString();

    /** @param name names the operator within its job */
    public CollectedEvents(String name) {
        this.name = name;
        WRITTEN.put(id, new ConcurrentLinkedQueue<>());
    }

    @Override
    public void write(DataStream<T> stream) {
        stream.sinkTo(new QueueSink<>(id)).uid("collect-" + name).name("collect " + name);
    }

    /** All events written so far. */
    @SuppressWarnings("unchecked") // the queue of this id takes nothing else
    public List<T> all() {
        return WRITTEN.get(id).stream().map(event -> (T) event).toList();
    }

    private record QueueSink<T>(String id) implements Sink<T> {

        @Override
        public SinkWriter<T> createWriter(WriterInitContext context) {
            return new QueueWriter<>(WRITTEN.get(id));
        }
    }

    private record QueueWriter<T>(Queue<Object> queue) implements SinkWriter<T> {

        @Override
        public void write(T event, Context context) {
            queue.add(event);
        }

        @Override
        public void flush(boolean endOfInput) {
            // nothing is held back
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
