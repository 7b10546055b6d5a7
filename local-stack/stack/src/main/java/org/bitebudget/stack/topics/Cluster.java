package org.bitebudget.stack.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.StackPlan;
import org.bitebudget.stack.home.StackHome;

/**
 * The brokers a command looks at.
 *
 * @param bootstrap their address
 */
public record Cluster(String bootstrap) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int SECONDS = 15;

    /** The brokers of the environment, {@code BITEBUDGET_KAFKA}, else the local one. */
    public static Cluster ofEnvironment(Map<String, String> environment) {
        StackPlan plan = StackPlan.ofLastStart(StackHome.of(environment));
        return new Cluster(Settings.of(environment).text("BITEBUDGET_KAFKA", plan.bootstrap()));
    }

    /** Names of all topics. */
    public Set<String> topics() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            return admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw CommandFailedException.unreachable("the broker at " + bootstrap);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the broker", e);
        }
    }

    /** Hands over every committed record of the topic that is there at the call, partition by partition in order. */
    public void readAll(String topic, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of())) {
            read(consumer, partitions(consumer, topic), Map.of(), taker);
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            throw CommandFailedException.unreachable("the broker at " + bootstrap);
        }
    }

    /** Hands over what comes after the positions; a partition without one is read from its beginning. */
    static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> positions,
            Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        partitions.forEach(partition ->
                consumer.seek(partition, Math.max(begins.get(partition), positions.getOrDefault(partition, 0L))));
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    taker.accept(record);
                }
            }
        }
    }

    /** A consumer of committed bytes with further settings. */
    KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> further) {
        Map<String, Object> settings = new HashMap<>(further);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic, Duration.ofSeconds(SECONDS));
        List<TopicPartition> partitions = new ArrayList<>();
        found.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        return partitions;
    }
}
