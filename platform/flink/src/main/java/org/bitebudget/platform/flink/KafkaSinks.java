package org.bitebudget.platform.flink;

import java.util.Properties;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.schema.Topic;

/**
 * Topics as sinks of a job: records appear to read_committed readers once, when the checkpoint that covers them is
 * complete. A job has one sink for a topic.
 */
public final class KafkaSinks {

    private static final String BATCH_BYTES = Integer.toString(128 * 1024);

    private final String job;
    private final JobSettings settings;

    /** @param job name of the job, with which its transactional ids start */
    public KafkaSinks(String job, JobSettings settings) {
        this.job = job;
        this.settings = settings;
    }

    /**
     * The events of the stream become records of the topic.
     *
     * @param key the record's key, see {@link org.bitebudget.platform.ids.Keys}
     */
    public <T extends SpecificRecordBase> StreamSink<T> topic(Topic<T> topic, SerializableFunction<T, String> key) {
        AvroCodec<T> codec = AvroCodec.of(RegistrySettings.at(settings.registry()), topic);
        return sink(topic.name(), new TopicSerializer<>(topic.name(), codec, key, JobActivity.of(job)));
    }

    /** The dead letters of the topic, as its source finds them. */
    public StreamSink<DeadLetter> deadLetters(Topic<?> topic) {
        return sink(topic.deadLetters(), new DeadLetterSerializer(topic.deadLetters(), job));
    }

    /** The dead letters of the topic that only the job's own state can tell, beside those its source finds. */
    public StreamSink<DeadLetter> refusals(Topic<?> topic) {
        return sink("refused-" + topic.deadLetters(), new DeadLetterSerializer(topic.deadLetters(), job));
    }

    private <T> StreamSink<T> sink(String name, KafkaRecordSerializationSchema<T> serializer) {
        ExactlyOnceSink<T> sink = exactlyOnce(name, serializer);
        return stream -> stream.sinkTo(sink).uid("write-" + name).name("write " + name);
    }

    <T> ExactlyOnceSink<T> exactlyOnce(String name, KafkaRecordSerializationSchema<T> serializer) {
        String prefix = TransactionSweeper.prefix(job, name);
        KafkaSink<T> kafka = KafkaSink.<T>builder()
                .setKafkaProducerConfig(producer())
                .setRecordSerializer(serializer)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(prefix)
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .build();
        return new ExactlyOnceSink<>(kafka, producer(), prefix);
    }

    private Properties producer() {
        Properties properties = ClientDefaults.producer(settings.kafka(), job);
        // Many producers run in one process; each is told apart by its transactional id instead.
        properties.remove(CommonClientConfigs.CLIENT_ID_CONFIG);
        // A job writes in bursts, once a checkpoint; batches of the usual size would be full at once.
        properties.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.setProperty(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Long.toString(settings.transactionTimeout().toMillis()));
        return properties;
    }
}
