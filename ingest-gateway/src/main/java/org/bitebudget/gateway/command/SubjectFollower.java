package org.bitebudget.gateway.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bitebudget.event.Envelope;
import org.bitebudget.gateway.index.HighWatermarks;
import org.bitebudget.platform.avro.RegistryUnavailableException;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics of commands into {@link Subjects}, on a thread of its own, for as long as the gateway runs: what it wrote
 * before a restart, and what ocr-stream writes to the ledger.
 */
final class SubjectFollower implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SubjectFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final long PAUSE_SECONDS = 1;

    private final Subjects subjects;
    private final CommandTopics topics;
    private final String bootstrap;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean caughtUp;
    private volatile KafkaConsumer<byte[], byte[]> consumer;

    SubjectFollower(Subjects subjects, CommandTopics topics, String bootstrap) {
        this.subjects = subjects;
        this.topics = topics;
        this.bootstrap = bootstrap;
    }

    /** Whether everything that was on the topics when the gateway started is known. */
    boolean caughtUp() {
        return caughtUp;
    }

    @Override
    public void run() {
        while (stopped.getCount() > 0) {
            try {
                follow();
            } catch (WakeupException e) {
                return;
            } catch (KafkaException | RegistryUnavailableException | TimeoutException e) {
                LOG.warn("event=follower-restarts reason={}", e.toString());
                if (stoppedWithin(PAUSE_SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        KafkaConsumer<byte[], byte[]> running = consumer;
        if (running != null) {
            running.wakeup();
        }
    }

    private void follow() throws TimeoutException, InterruptedException {
        // offsets stand in the index
        Properties settings = ClientDefaults.consumer(bootstrap);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                KafkaConsumer<byte[], byte[]> reader =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer = reader;
            List<TopicPartition> partitions = CommandTopics.names().stream()
                    .flatMap(topic -> reader.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> goals = HighWatermarks.of(admin, partitions, DEADLINE);
            reader.assign(partitions);
            partitions.forEach(partition -> reader.seek(partition, subjects.readUpTo(partition)));
            while (stopped.getCount() > 0) {
                ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
                records.forEach(this::take);
                Map<TopicPartition, Long> positions =
                        partitions.stream().collect(Collectors.toMap(Function.identity(), reader::position));
                if (!records.isEmpty()) {
                    subjects.readUpTo(positions);
                }
                caughtUp |= partitions.stream().allMatch(partition -> positions.get(partition) >= goals.get(partition));
            }
        } finally {
            consumer = null;
        }
    }

    /** A poison record is somebody else's; the jobs that process the topic set it aside. */
    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null && record.value() != null) {
            topics.envelope(record.topic(), record.value()).ifPresent(envelope -> {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                subjects.put(
                        record,
                        CommandTopics.subject(record.topic(), key, envelope),
                        known -> envelope.getRevision() > revision(record.topic(), known));
            });
        }
    }

    private long revision(String topic, byte[] framed) {
        return topics.envelope(topic, framed).map(Envelope::getRevision).orElse(0L);
    }

    private boolean stoppedWithin(long seconds) {
        try {
            return stopped.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
