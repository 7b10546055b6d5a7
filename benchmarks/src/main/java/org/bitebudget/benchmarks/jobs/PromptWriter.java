package org.bitebudget.benchmarks.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.schema.Topic;

/**
 * Writes events to their topic, each at once.
 *
 * @param <T> the events
 */
public final class PromptWriter<T extends SpecificRecord> implements AutoCloseable {

    private final Topic<T> topic;
    private final Function<T, String> key;
    private final AvroCodec<T> codec;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** @param key the record's key */
    public PromptWriter(StackTopics topics, Topic<T> topic, Function<T, String> key) {
        this.topic = topic;
        this.key = key;
        this.codec = AvroCodec.of(RegistrySettings.at(topics.registry()), topic);
        Properties settings = ClientDefaults.producer(topics.bootstrap(), "bench");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Does something so often, evenly; what comes too late for its time is done at once. */
    public static void evenly(long count, int perSecond, LongConsumer action) {
        long start = System.nanoTime();
        for (long i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            action.accept(i);
        }
    }

    /** Writes an event and tells when it was acknowledged. */
    public void write(T event, Runnable acknowledged) {
        byte[] keyBytes = key.apply(event).getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(
                new ProducerRecord<>(topic.name(), keyBytes, codec.encode(event)), (written, exception) -> {
                    failure.compareAndSet(null, exception);
                    if (exception == null) {
                        acknowledged.run();
                    }
                });
    }

    /** Waits until all is acknowledged. */
    public void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("could not write to " + topic.name(), failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
