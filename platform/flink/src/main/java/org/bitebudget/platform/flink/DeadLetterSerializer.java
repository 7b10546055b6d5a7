package org.bitebudget.platform.flink;

import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Turns dead letters into records of one dead-letter topic: bytes as they were, the reason in the headers. */
final class DeadLetterSerializer implements KafkaRecordSerializationSchema<DeadLetter>, KafkaDatasetFacetProvider {

    private final String topic;
    private final String app;
    private final JobActivity activity;

    DeadLetterSerializer(String topic, String app) {
        this.topic = topic;
        this.app = app;
        this.activity = JobActivity.of(app);
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(DeadLetter letter, KafkaSinkContext context, Long timestamp) {
        activity.written();
        return new ProducerRecord<>(topic, null, null, letter.key(), letter.value(), letter.headersFor(app));
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Optional.of(TopicSerializer.facet(topic));
    }
}
