package org.bitebudget.ml.segment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.HouseholdSegment;
import org.bitebudget.event.SpendingFeatures;
import org.bitebudget.ml.domain.segment.Spending;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.UndecodableRecordException;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.kafka.TopicReader;
import org.bitebudget.schema.Topics;

/**
 * Where segments come from and go to.
 *
 * @param bootstrap the brokers
 * @param registry the events' schemas
 */
public record SegmentTopics(String bootstrap, RegistrySettings registry) {

    /** How every household spends that has a planned month, by its newest outlook. */
    public List<Spending> households() {
        AvroCodec<HouseholdOutlook> codec = AvroCodec.of(registry, Topics.HOUSEHOLD_OUTLOOKS);
        Map<String, Spending> newest = new TreeMap<>();
        TopicReader.readAll(bootstrap, Topics.HOUSEHOLD_OUTLOOKS.name(), message -> take(message, codec, newest));
        return List.copyOf(newest.values());
    }

    /** Writes the segments; they are durable when this returns. */
    public void write(List<HouseholdSegment> segments) throws ExecutionException, InterruptedException {
        AvroCodec<HouseholdSegment> codec = AvroCodec.of(registry, Topics.HOUSEHOLD_SEGMENTS);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                ClientDefaults.producer(bootstrap, "train-segments"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (HouseholdSegment segment : segments) {
                byte[] key = Keys.join(segment.getHousehold()).getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(
                        new ProducerRecord<>(Topics.HOUSEHOLD_SEGMENTS.name(), key, codec.encode(segment))));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        }
    }

    /** Poison is the dead letters' matter and passed over. */
    private static void take(
            ConsumerRecord<byte[], byte[]> record, AvroCodec<HouseholdOutlook> codec, Map<String, Spending> newest) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        newest.remove(key);
        if (record.value() == null) {
            return;
        }
        try {
            HouseholdOutlook outlook = codec.decode(record.value());
            if (outlook.getFeatures() != null) {
                newest.put(key, spending(outlook.getHousehold(), outlook.getFeatures()));
            }
        } catch (UndecodableRecordException e) {
            System.err.println(record.topic() + " has a record that can't be read at offset " + record.offset());
        }
    }

    private static Spending spending(String household, SpendingFeatures features) {
        return new Spending(
                household,
                features.getCurrency(),
                features.getMonthlySpending(),
                features.getDepartmentShares(),
                features.getAdherence(),
                features.getSavingsRate(),
                features.getPurchasesPerMonth(),
                features.getImpulseRate());
    }
}
