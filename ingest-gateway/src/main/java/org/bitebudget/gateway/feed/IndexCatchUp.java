package org.bitebudget.gateway.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.gateway.index.HighWatermarks;
import org.bitebudget.platform.avro.UndecodableRecordException;
import org.bitebudget.platform.money.Money;
import org.bitebudget.schema.Topics;

/**
 * Reads into the index what was committed since. Called with the store's writer fenced, it ends with an index that knows
 * every committed record of that store: the goal is the topics' high watermark and not the last stable offset, since an open
 * transaction of another store may stand before committed records of this one. Such a transaction ends soon by itself.
 */
final class IndexCatchUp {

    private static final Duration POLL = Duration.ofMillis(200);

    private final ObservationIndex index;
    private final FeedKafka kafka;
    private final Admin admin;

    IndexCatchUp(ObservationIndex index, FeedKafka kafka, Admin admin) {
        this.index = index;
        this.kafka = kafka;
        this.admin = admin;
    }

    /** @throws TimeoutException if the topics could not be read to their ends in time; another try goes on from there */
    void run(String store) throws TimeoutException, InterruptedException {
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer()) {
            List<TopicPartition> partitions = Stream.of(Topics.PRICE_OBSERVATIONS, Topics.PRICE_FEED_BATCHES)
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> goals = HighWatermarks.of(admin, partitions, kafka.timeout());
            List<TopicPartition> behind = partitions.stream()
                    .filter(partition -> index.knownUpTo(store, partition) < goals.get(partition))
                    .toList();
            Map<TopicPartition, Boolean> forAllStores = new HashMap<>();
            consumer.assign(behind);
            for (TopicPartition partition : behind) {
                long from = index.knownUpTo(store, partition);
                forAllStores.put(partition, from == index.knownUpTo(partition));
                consumer.seek(partition, from);
            }
            readTo(goals, forAllStores, store, consumer);
        }
    }

    private void readTo(
            Map<TopicPartition, Long> goals,
            Map<TopicPartition, Boolean> forAllStores,
            String store,
            KafkaConsumer<byte[], byte[]> consumer)
            throws TimeoutException {
        Instant progressBy = Instant.now().plus(kafka.timeout());
        List<TopicPartition> open = new ArrayList<>(forAllStores.keySet());
        while (!open.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                progressBy = Instant.now().plus(kafka.timeout());
            } else if (Instant.now().isAfter(progressBy)) {
                throw new TimeoutException("the topics could not be read to their ends");
            }
            Map<TopicPartition, Long> positions =
                    open.stream().collect(Collectors.toMap(Function.identity(), consumer::position));
            apply(records, positions, forAllStores, store);
            List<TopicPartition> reached = open.stream()
                    .filter(partition -> positions.get(partition) >= goals.get(partition))
                    .toList();
            open.removeAll(reached);
            // a request that waits for news of these would hold up those that are still behind
            consumer.pause(reached);
        }
    }

    private void apply(
            ConsumerRecords<byte[], byte[]> records,
            Map<TopicPartition, Long> positions,
            Map<TopicPartition, Boolean> forAllStores,
            String store) {
        try (ObservationIndex.Change change = index.change()) {
            observations(records, change);
            for (ConsumerRecord<byte[], byte[]> record : records.records(Topics.PRICE_FEED_BATCHES.name())) {
                if (record.value() != null) {
                    change.batch(new String(record.key(), StandardCharsets.UTF_8), record.value());
                }
            }
            positions.forEach((partition, offset) -> {
                if (forAllStores.get(partition)) {
                    change.knownUpTo(partition, offset);
                } else {
                    change.storeKnownUpTo(store, Map.of(partition, offset));
                }
            });
            change.apply();
        }
    }

    private void observations(ConsumerRecords<byte[], byte[]> records, ObservationIndex.Change change) {
        Map<String, KnownObservation> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records.records(Topics.PRICE_OBSERVATIONS.name())) {
            Header hash = record.headers().lastHeader(FeedKafka.CONTENT_HASH);
            // only feeds write that header; what receipts observed has other ids
            if (hash != null) {
                decoded(record)
                        .ifPresent(event -> newest.merge(
                                event.getObservationId(), known(hash.value(), event), IndexCatchUp::newer));
            }
        }
        List<String> ids = List.copyOf(newest.keySet());
        List<KnownObservation> known = index.known(ids);
        for (int i = 0; i < ids.size(); i++) {
            KnownObservation fromTopic = newest.get(ids.get(i));
            KnownObservation before = known.get(i);
            if (before == null || before.revision() < fromTopic.revision()) {
                change.observation(ids.get(i), fromTopic);
            }
        }
    }

    private Optional<PriceObservation> decoded(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(kafka.observations().decode(record.value()));
        } catch (UndecodableRecordException e) {
            // no gateway wrote it; whoever processes the topic sets it aside as a dead letter
            return Optional.empty();
        }
    }

    private static KnownObservation known(byte[] hash, PriceObservation event) {
        return new KnownObservation(
                hash,
                event.getEnvelope().getRevision(),
                KnownObservation.batch(event.getBatchId()),
                Optional.of(
                        new Money(event.getPrice().getMinor(), event.getPrice().getCurrency())));
    }

    private static KnownObservation newer(KnownObservation a, KnownObservation b) {
        return b.revision() > a.revision() ? b : a;
    }
}
