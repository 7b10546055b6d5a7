package org.bitebudget.stack.check;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.Envelope;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.UndecodableRecordException;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.bitebudget.stack.topics.Cluster;

/**
 * Reads what {@link Conservation} compares from the topics.
 *
 * @param cluster the brokers
 * @param registry the registry
 */
record ConservationReader(Cluster cluster, RegistrySettings registry) {

    Conservation read() {
        return new Conservation(
                newest(Topics.LEDGER_ENTRIES).values(),
                newest(Topics.RECEIPT_READINGS).values(),
                newest(Topics.BUDGET_MONTHS).values());
    }

    /** The highest revision under each key; poison, which belongs to the dead letters, is passed over. */
    private <V extends SpecificRecord> Map<String, V> newest(Topic<V> topic) {
        AvroCodec<V> codec = AvroCodec.of(registry, topic);
        Map<String, V> newest = new LinkedHashMap<>();
        cluster.readAll(topic.name(), record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                newest.remove(key);
                return;
            }
            try {
                newest.merge(
                        key, codec.decode(record.value()), (old, next) -> revision(next) >= revision(old) ? next : old);
            } catch (UndecodableRecordException e) {
                System.err.println(topic.name() + " has a record that can't be read at offset " + record.offset());
            }
        });
        return newest;
    }

    private static long revision(SpecificRecord event) {
        Object envelope = event.get(event.getSchema().getField("envelope").pos());
        return ((Envelope) envelope).getRevision();
    }
}
