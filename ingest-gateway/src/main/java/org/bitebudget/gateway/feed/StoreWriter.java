package org.bitebudget.gateway.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.bitebudget.gateway.domain.feed.BatchProgress;
import org.bitebudget.gateway.domain.feed.Observation;
import org.bitebudget.platform.avro.RegistryUnavailableException;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topics;

/**
 * The one writer of a store's feed prices. Opening it fences any other, ends what that one left open, and reads the index up
 * to the topics' ends; from then on nobody else can commit, so what the index knows plus what this writes is all there is.
 */
final class StoreWriter implements AutoCloseable {

    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final String store;
    private final ObservationIndex index;
    private final FeedKafka kafka;
    private final FeedEvents events;
    private final KafkaProducer<byte[], byte[]> producer;
    private boolean broken;

    private StoreWriter(String store, ObservationIndex index, FeedKafka kafka, FeedEvents events) {
        this.store = store;
        this.index = index;
        this.kafka = kafka;
        this.events = events;
        this.producer = kafka.producer(store);
    }

    /** A row that goes onto the topic, and what is known of its observation then. */
    record Accepted(String id, Observation observation, KnownObservation known) {}

    /** @throws ProblemException that may go away, if the brokers do not answer in time */
    static StoreWriter open(String store, ObservationIndex index, FeedKafka kafka, Admin admin, FeedEvents events) {
        StoreWriter writer = new StoreWriter(store, index, kafka, events);
        try {
            writer.producer.initTransactions();
            new IndexCatchUp(index, kafka, admin).run(store);
            return writer;
        } catch (KafkaException | TimeoutException e) {
            writer.close();
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            writer.close();
            throw unavailable(e);
        }
    }

    /** How far the batch came in earlier requests. */
    BatchProgress progress(String batchId) {
        return index.batch(store, batchId)
                .map(kafka.batches()::decode)
                .map(FeedEvents::progress)
                .orElse(BatchProgress.NONE);
    }

    /** What is known of these observations, null where nothing is. */
    List<KnownObservation> known(List<String> observationIds) {
        return index.known(observationIds);
    }

    /**
     * Writes observations and the batch's progress in one transaction, then what is known by then into the index.
     *
     * @throws ProblemException that may go away, if it is not known to be committed; then this writer is of no use any more
     */
    void commit(
            String batchId,
            List<Accepted> chunk,
            Map<String, KnownObservation> known,
            BatchProgress progress,
            TraceContext trace) {
        broken = true;
        String batchKey = Keys.join(store, batchId);
        byte[] batchValue;
        List<Future<RecordMetadata>> sent = new ArrayList<>(chunk.size() + 1);
        try {
            batchValue = kafka.batches().encode(events.batch(store, batchId, progress));
            producer.beginTransaction();
            chunk.forEach(accepted -> sent.add(producer.send(observation(accepted, batchId, trace))));
            sent.add(
                    producer.send(new ProducerRecord<>(Topics.PRICE_FEED_BATCHES.name(), bytes(batchKey), batchValue)));
            producer.commitTransaction();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw ProblemException.retryable(
                    ErrorCode.OVERLOADED, "Another gateway took over this store's feed; send it again.", COME_AGAIN);
        } catch (KafkaException | RegistryUnavailableException e) {
            throw unavailable(e);
        }
        try (ObservationIndex.Change change = index.change()) {
            known.forEach(change::observation);
            change.batch(batchKey, batchValue);
            change.storeKnownUpTo(store, ends(sent));
            change.apply();
        }
        broken = false;
    }

    /** The store it writes for. */
    String store() {
        return store;
    }

    /** Whether a commit failed, so that a new writer has to find out what is on the topics. */
    boolean isBroken() {
        return broken;
    }

    /** Per partition the offset behind the last record; all were written, or the commit would have failed. */
    private static Map<TopicPartition, Long> ends(List<Future<RecordMetadata>> sent) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        try {
            for (Future<RecordMetadata> record : sent) {
                RecordMetadata written = record.get();
                ends.merge(new TopicPartition(written.topic(), written.partition()), written.offset() + 1, Math::max);
            }
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (ExecutionException e) {
            throw unavailable(e);
        }
    }

    /** Leaves an open transaction to the next writer's start, or to its timeout. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }

    private ProducerRecord<byte[], byte[]> observation(Accepted accepted, String batchId, TraceContext trace) {
        Observation seen = accepted.observation();
        byte[] key = bytes(Keys.join(store, seen.product()));
        byte[] value = kafka.observations().encode(events.observation(seen, accepted.id(), accepted.known(), batchId));
        ProducerRecord<byte[], byte[]> event = new ProducerRecord<>(Topics.PRICE_OBSERVATIONS.name(), key, value);
        event.headers()
                .add(FeedKafka.CONTENT_HASH, accepted.known().contentHash())
                .add(TraceContext.HEADER, bytes(trace.traceparent()));
        return event;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProblemException unavailable(Exception cause) {
        ProblemException problem = ProblemException.retryable(
                ErrorCode.DEPENDENCY_UNAVAILABLE,
                "The brokers or the registry did not answer in time. Send the feed again from the start with the same"
                        + " batch_id; rows that were taken are not taken twice.",
                COME_AGAIN);
        problem.addSuppressed(cause);
        return problem;
    }
}
