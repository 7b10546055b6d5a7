package org.bitebudget.platform.flink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bitebudget.platform.avro.AvroCodec;

/**
 * Turns events into records of one topic. Names the topic to the connector, which needs it to find transactions left
 * open by an earlier run; the partition is the producer's to choose, by the catalogue.
 */
final class TopicSerializer<T extends SpecificRecordBase>
        implements KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {

    private final String topic;
    private final AvroCodec<T> codec;
    private final SerializableFunction<T, String> key;
    private final JobActivity activity;

    TopicSerializer(String topic, AvroCodec<T> codec, SerializableFunction<T, String> key, JobActivity activity) {
        this.topic = topic;
        this.codec = codec;
        this.key = key;
        this.activity = activity;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(T event, KafkaSinkContext context, Long timestamp) {
        activity.written();
        return new ProducerRecord<>(topic, key.apply(event).getBytes(StandardCharsets.UTF_8), codec.encode(event));
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Optional.of(facet(topic));
    }

    static KafkaDatasetFacet facet(String topic) {
        return new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic)));
    }
}
