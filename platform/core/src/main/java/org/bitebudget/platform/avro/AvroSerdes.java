package org.bitebudget.platform.avro;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.bitebudget.schema.Topic;

/** Kafka serdes of events. */
public final class AvroSerdes {

    private AvroSerdes() {}

    /** Serde of a topic's values. */
    public static <T extends SpecificRecord> Serde<T> of(RegistrySettings settings, Topic<T> topic) {
        return of(AvroCodec.of(settings, topic));
    }

    /** Serde over a codec. */
    public static <T extends SpecificRecord> Serde<T> of(AvroCodec<T> codec) {
        return Serdes.serdeFrom(new AvroSerializer<>(codec), new AvroDeserializer<>(codec));
    }
}
