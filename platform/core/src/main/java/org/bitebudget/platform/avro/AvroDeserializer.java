package org.bitebudget.platform.avro;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Kafka deserializer of a topic's values; a tombstone is null.
 *
 * @param <T> generated class of the events
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    private final AvroCodec<T> codec;

    /** @param codec what decodes */
    public AvroDeserializer(AvroCodec<T> codec) {
        this.codec = codec;
    }

    /** @throws UndecodableRecordException if the bytes are no event of this type */
    @Override
    public T deserialize(String topic, byte[] bytes) {
        return bytes == null ? null : codec.decode(bytes);
    }
}
