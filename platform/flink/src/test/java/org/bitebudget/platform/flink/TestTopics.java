package org.bitebudget.platform.flink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.embedded.setup.TopicSetup;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.Money;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topic.Partitioning;
import org.bitebudget.schema.Topic.Retention;

/** Topics of amounts, made for one test, with producers and readers. */
final class TestTopics {

    private static final int PARTITIONS = 2;

    private final StackExtension stack;
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    TestTopics(StackExtension stack) {
        this.stack = stack;
    }

    Topic<Money> create(String name) {
        Topic<Money> topic = new Topic<>(
                "test." + name + "-" + suffix,
                List.of("currency"),
                Money.class,
                Partitioning.WHOLE_KEY,
                new Retention.Forever());
        TopicSetup setup = new TopicSetup(stack.bootstrap(), (short) 1);
        setup.create(topic.name(), PARTITIONS, topic.brokerConfig());
        setup.create(topic.deadLetters(), 1, Map.of());
        return topic;
    }

    void produce(Topic<Money> topic, LongStream amounts) {
        AvroCodec<Money> codec = AvroCodec.of(RegistrySettings.at(stack.registry()), topic);
        produceBytes(
                topic,
                amounts.mapToObj(amount -> codec.encode(new Money(amount, amount % 2 == 0 ? "EUR" : "USD")))
                        .toList());
    }

    void produceBytes(Topic<Money> topic, List<byte[]> values) {
        Properties properties = ClientDefaults.producer(stack.bootstrap(), "test");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (byte[] value : values) {
                producer.send(new ProducerRecord<>(topic.name(), null, value)).get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a read_committed reader sees up to the last stable offset, as amounts. */
    List<Long> committedAmounts(Topic<Money> topic) {
        AvroCodec<Money> codec = AvroCodec.of(RegistrySettings.at(stack.registry()), topic);
        return committed(topic.name()).stream()
                .map(message -> codec.decode(message.value()).getMinor())
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        Properties properties = ClientDefaults.consumer(stack.bootstrap(), "test");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
        }
        return messages;
    }
}
