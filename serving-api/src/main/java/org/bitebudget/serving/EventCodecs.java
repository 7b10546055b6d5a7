package org.bitebudget.serving;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.schema.Topic;
import org.bitebudget.serving.store.Materialiser.EventDecoder;

/** One codec a topic. */
final class EventCodecs implements EventDecoder {

    private final RegistrySettings registry;
    private final Map<Topic<?>, AvroCodec<?>> codecs = new ConcurrentHashMap<>();

    EventCodecs(RegistrySettings registry) {
        this.registry = registry;
    }

    @Override
    public <V extends SpecificRecord> V decode(Topic<V> topic, byte[] wire) {
        AvroCodec<?> codec = codecs.computeIfAbsent(topic, wanted -> AvroCodec.of(registry, wanted));
        return topic.valueType().cast(codec.decode(wire));
    }
}
