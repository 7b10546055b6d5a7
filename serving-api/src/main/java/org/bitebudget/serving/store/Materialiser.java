package org.bitebudget.serving.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.bitebudget.platform.avro.UndecodableRecordException;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.schema.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics into the store, one thread. Partitions are assigned, not shared out: every instance of serving-api holds
 * the whole state, and where it stands is written with the state itself rather than as group offsets.
 */
public final class Materialiser implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Materialiser.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final StateStore store;
    private final EventDecoder decoder;
    private final RejectedRecords rejected;
    private final Consumer<Change> applied;
    private final Consumer<SpecificRecord> changes;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Projection<?>> projections;
    private final Map<TopicPartition, String> places = new HashMap<>();
    private final Map<TopicPartition, Long> catchUpTo = new HashMap<>();
    private final Thread thread = new Thread(this::run, "materialiser");
    private volatile boolean caughtUp;
    private volatile boolean stopping;
    private volatile Optional<RuntimeException> failure = Optional.empty();

    /** Decodes the value of a record; throws {@link UndecodableRecordException} if its bytes are none of the topic's. */
    @FunctionalInterface
    public interface EventDecoder {
        <V extends SpecificRecord> V decode(Topic<V> topic, byte[] wire);
    }

    /** Takes the records that can't be used; returns once they are safe. */
    @FunctionalInterface
    public interface RejectedRecords {
        void reject(ConsumerRecord<byte[], byte[]> poison, ErrorCode code, String reason);
    }

    /**
     * What a record changed.
     *
     * @param topic it stood on
     * @param key its key
     * @param event its value; absent for a tombstone
     */
    public record Change(Topic<?> topic, String key, Optional<? extends SpecificRecord> event) {}

    /**
     * @param consumer read_committed, without auto commit; closed with this
     * @param applied told of each change once it is visible, in order
     * @param changes told of each event once it is visible, but not of those from before the start; must not block
     */
    public Materialiser(
            StateStore store,
            KafkaConsumer<byte[], byte[]> consumer,
            EventDecoder decoder,
            RejectedRecords rejected,
            Consumer<Change> applied,
            Consumer<SpecificRecord> changes) {
        this.store = store;
        this.consumer = consumer;
        this.decoder = decoder;
        this.rejected = rejected;
        this.applied = applied;
        this.changes = changes;
        this.projections = Projections.all().stream()
                .collect(Collectors.toMap(projection -> projection.topic().name(), projection -> projection));
    }

    /** Assigns all partitions, each from where the store stands, and starts reading. */
    public void start(Admin admin) {
        describe(admin).forEach((name, description) -> description.partitions().forEach(partition -> {
            // The topic's id is part of the place: a topic made anew is read from its beginning.
            places.put(
                    new TopicPartition(name, partition.partition()),
                    description.topicId() + "|" + partition.partition());
        }));
        consumer.assign(places.keySet());
        consumer.seekToBeginning(places.keySet());
        places.forEach((partition, place) -> {
            OptionalLong next = store.nextOffset(place);
            if (next.isPresent()) {
                consumer.seek(partition, next.getAsLong());
            }
        });
        catchUpTo.putAll(consumer.endOffsets(places.keySet()));
        thread.start();
    }

    /** Whether everything that stood on the topics at the start is in the store. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Why reading has ended, if it has. */
    public Optional<RuntimeException> failure() {
        return failure;
    }

    private Map<String, TopicDescription> describe(Admin admin) {
        try {
            return admin.describeTopics(projections.keySet()).allTopicNames().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for the topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "the topics cannot be described; are they made (`bitebudget setup`)? " + e.getMessage(), e);
        }
    }

    private void run() {
        try (consumer) {
            while (!stopping) {
                apply(consumer.poll(POLL));
                if (!caughtUp) {
                    noteProgress();
                }
            }
        } catch (WakeupException e) {
            LOG.debug("event=materialiser-stopping");
        } catch (RuntimeException e) {
            failure = Optional.of(e);
            LOG.error("event=materialiser-failed action=restart-serving-api", e);
        }
    }

    private void apply(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Change> visible = new ArrayList<>(records.count());
        try (StateStore.Batch batch = store.batch()) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                applyRecord(batch, projections.get(record.topic()), record, visible);
            }
            records.partitions()
                    .forEach(partition -> batch.nextOffset(places.get(partition), consumer.position(partition)));
            batch.write();
        }
        visible.forEach(applied);
        if (caughtUp) {
            visible.forEach(change -> change.event().ifPresent(changes));
        }
    }

    private <V extends SpecificRecord> void applyRecord(
            StateStore.Batch batch,
            Projection<V> projection,
            ConsumerRecord<byte[], byte[]> record,
            List<Change> visible) {
        if (record.key() == null) {
            rejected.reject(record, ErrorCode.MALFORMED_KEY, "the record has no key");
            return;
        }
        Optional<V> event;
        try {
            event = Optional.ofNullable(record.value()).map(wire -> decoder.decode(projection.topic(), wire));
        } catch (UndecodableRecordException e) {
            rejected.reject(record, ErrorCode.POISON_RECORD, e.getMessage());
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        projection.placement().apply(batch, key, event, record.value());
        visible.add(new Change(projection.topic(), key, event));
    }

    private void noteProgress() {
        catchUpTo.entrySet().removeIf(target -> consumer.position(target.getKey()) >= target.getValue());
        if (catchUpTo.isEmpty()) {
            caughtUp = true;
            LOG.info("event=materialiser-caught-up partitions={}", places.size());
        }
    }

    @Override
    public void close() {
        stopping = true;
        consumer.wakeup();
        try {
            thread.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
