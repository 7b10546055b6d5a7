package org.bitebudget.embedded.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.kafka.TopicReader;
import org.bitebudget.schema.Topic;

/**
 * What a test writes to topics, and what it finds there.
 *
 * @param bootstrap the broker's address
 * @param registry base address of the registry's Confluent API
 */
public record StackTopics(String bootstrap, URI registry) {

    private static final String CLIENT = "test";
    private static final int GATHERED_BYTES = 256 * 1024;

    /** Writes events under one key, in this order; they are acknowledged on return. */
    public <T extends SpecificRecord> void send(Topic<T> topic, String key, List<T> events) {
        AvroCodec<T> codec = codec(topic);
        sendBytes(topic.name(), key, events.stream().map(codec::encode).toList());
    }

    /** Writes an event; it is acknowledged on return. */
    public <T extends SpecificRecord> void send(Topic<T> topic, String key, T event) {
        send(topic, key, List.of(event));
    }

    /** Writes events under keys of their own, gathered into large batches; all are acknowledged on return. */
    public <T extends SpecificRecord> void sendAll(Topic<T> topic, Stream<T> events, Function<T, String> key) {
        AvroCodec<T> codec = codec(topic);
        Properties settings = ClientDefaults.producer(bootstrap, CLIENT);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(GATHERED_BYTES));
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "20");
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            events.forEach(event -> {
                byte[] keyBytes = key.apply(event).getBytes(StandardCharsets.UTF_8);
                var unused = producer.send(
                        new ProducerRecord<>(topic.name(), keyBytes, codec.encode(event)),
                        (written, exception) -> failure.compareAndSet(null, exception));
            });
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("could not write to " + topic.name(), failure.get());
        }
    }

    /** Writes values that need not be events; they are acknowledged on return. */
    public void sendBytes(String topic, String key, List<byte[]> values) {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                ClientDefaults.producer(bootstrap, CLIENT), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (byte[] value : values) {
                producer.send(new ProducerRecord<>(topic, keyBytes, value)).get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("could not write to " + topic, e);
        }
    }

    /** All events of a topic that a read_committed reader sees now; those of one key are in order. */
    public <T extends SpecificRecord> List<T> events(Topic<T> topic) {
        List<T> events = new ArrayList<>();
        forEachEvent(topic, events::add);
        return List.copyOf(events);
    }

    /** Passes on what {@link #events} returns, for topics that are too large to hold. */
    public <T extends SpecificRecord> void forEachEvent(Topic<T> topic, Consumer<T> action) {
        AvroCodec<T> codec = codec(topic);
        forEachCommitted(topic.name(), message -> action.accept(codec.decode(message.value())));
    }

    /** All records of a topic that a read_committed reader sees now; those of one key are in order. */
    public List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        forEachCommitted(topic, messages::add);
        return messages;
    }

    /** Passes on what {@link #committed} returns, for topics that are too large to hold. */
    public void forEachCommitted(String topic, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        TopicReader.readAll(bootstrap, topic, action);
    }

    /** A reader of committed records that belongs to no group: its partitions are assigned by hand. */
    public KafkaConsumer<byte[], byte[]> reader() {
        return reader(bootstrap);
    }

    /** The same for any broker. */
    public static KafkaConsumer<byte[], byte[]> reader(String bootstrap) {
        return new KafkaConsumer<>(
                ClientDefaults.consumer(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The key of a record as text. */
    public static String key(ConsumerRecord<byte[], byte[]> message) {
        return new String(message.key(), StandardCharsets.UTF_8);
    }

    private <T extends SpecificRecord> AvroCodec<T> codec(Topic<T> topic) {
        return AvroCodec.of(RegistrySettings.at(registry), topic);
    }
}
