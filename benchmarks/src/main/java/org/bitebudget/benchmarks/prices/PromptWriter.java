package org.bitebudget.benchmarks.prices;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.schema.Topics;

/** Writes observations to their topic, each at once. */
final class PromptWriter implements AutoCloseable {

    private final AvroCodec<PriceObservation> codec;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    PromptWriter(StackTopics topics) {
        this.codec = AvroCodec.of(RegistrySettings.at(topics.registry()), Topics.PRICE_OBSERVATIONS);
        Properties settings = ClientDefaults.producer(topics.bootstrap(), "bench");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Writes an observation and tells when it was acknowledged. */
    void write(PriceObservation observation, Runnable acknowledged) {
        byte[] key = Copies.key(observation).getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(
                new ProducerRecord<>(Topics.PRICE_OBSERVATIONS.name(), key, codec.encode(observation)),
                (written, exception) -> {
                    failure.compareAndSet(null, exception);
                    if (exception == null) {
                        acknowledged.run();
                    }
                });
    }

    /** Waits until all is acknowledged. */
    void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("could not write observations", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
