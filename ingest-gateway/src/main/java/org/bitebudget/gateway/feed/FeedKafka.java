package org.bitebudget.gateway.feed;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.event.PriceFeedBatch;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.schema.Topics;

/**
 * The Kafka side of feeds.
 *
 * @param bootstrap brokers
 * @param observations codec of {@code price.observations.v1}
 * @param batches codec of {@code price.feed-batches.v1}
 * @param timeout how long to wait for the brokers before the sender is told to come again
 */
public record FeedKafka(
        String bootstrap,
        AvroCodec<PriceObservation> observations,
        AvroCodec<PriceFeedBatch> batches,
        Duration timeout) {

    /** Header with the observation's content hash, from which the index is rebuilt. */
    static final String CONTENT_HASH = "bb.content-hash";

    /** A chunk commits within milliseconds; a crashed gateway's open one must not hold back readers for long. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    private static final int BATCH_BYTES = 128 * 1024;
    private static final long BUFFER_BYTES = 8L * 1024 * 1024;

    /** Codecs against that registry. */
    public static FeedKafka of(String bootstrap, RegistrySettings registry, Duration timeout) {
        return new FeedKafka(
                bootstrap,
                AvroCodec.of(registry, Topics.PRICE_OBSERVATIONS),
                AvroCodec.of(registry, Topics.PRICE_FEED_BATCHES),
                timeout);
    }

    /** A producer whose start fences whoever wrote for that store before. */
    KafkaProducer<byte[], byte[]> producer(String store) {
        Properties settings = ClientDefaults.producer(bootstrap, "ingest-gateway-feed");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "ingest-gateway-feed|" + Keys.join(store));
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis() / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        // the next chunk is often ready before the broker has settled the last transaction; the usual 100 ms would rule
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5L);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A reader of committed records; what it reads is up to the caller. */
    KafkaConsumer<byte[], byte[]> consumer() {
        // offsets stand in the index
        Properties settings = ClientDefaults.consumer(bootstrap);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
