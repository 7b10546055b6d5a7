package org.bitebudget.serving.store;

import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.Envelope;
import org.bitebudget.schema.Topic;

/**
 * How the records of one topic change the store.
 *
 * @param topic the topic that is read
 * @param placement where a record's value goes
 * @param envelope the envelope of an event
 */
public record Projection<V extends SpecificRecord>(
        Topic<V> topic, Placement<V> placement, Function<V, Envelope> envelope) {

    /** Puts an event, or its absence, where readers look for it. */
    @FunctionalInterface
    public interface Placement<V> {

        /**
         * Adds to the batch what a record changes.
         *
         * @param key the record's key
         * @param event the decoded value, absent for a tombstone
         * @param wire the value as it stood on the topic, kept as it is; null for a tombstone
         */
        void apply(StateStore.Batch batch, String key, Optional<V> event, byte[] wire);
    }
}
