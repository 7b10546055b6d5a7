package org.bitebudget.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bitebudget.embedded.setup.TopicSetup;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention goes by the time of arrival: prices of years ago stay as long as those of today. */
class RetentionTest {

    private static final long PRICED_AT = Instant.parse("2017-05-04T00:00:00Z").toEpochMilli();
    private static final String BY_EVENT_TIME = "kept-by-event-time";

    @TempDir
    Path home;

    @Test
    void aPriceOf2017OutlivesAPassThatDeletesWhatIsOldByEventTime() throws Exception {
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(new BrokerSettings(home.resolve("kafka"), 0, 0), home.resolve("log"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            // Given: two topics with the same retention, one of which goes by the time of the event
            TopicSetup topics = new TopicSetup(broker.bootstrap(), (short) 1);
            Map<String, String> config = new HashMap<>(Topics.PRICE_OBSERVATIONS.brokerConfig());
            topics.create(Topics.PRICE_OBSERVATIONS.name(), 1, config);
            config.put("message.timestamp.type", "CreateTime");
            topics.create(BY_EVENT_TIME, 1, config);
            send(broker.bootstrap(), Topics.PRICE_OBSERVATIONS.name());
            send(broker.bootstrap(), BY_EVENT_TIME);

            // When: the broker has passed over its logs, which it does first half a minute after its start
            await().atMost(Duration.ofMinutes(2)).until(() -> first(admin, BY_EVENT_TIME) == 1);

            // Then
            assertThat(first(admin, Topics.PRICE_OBSERVATIONS.name())).isZero();
        }
    }

    private static void send(String bootstrap, String topic) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, PRICED_AT, "store|sku", "price"))
                    .get();
        }
    }

    private static long first(Admin admin, String topic) throws ExecutionException, InterruptedException {
        TopicPartition partition = new TopicPartition(topic, 0);
        return admin.listOffsets(Map.of(partition, OffsetSpec.earliest()))
                .partitionResult(partition)
                .get()
                .offset();
    }
}
