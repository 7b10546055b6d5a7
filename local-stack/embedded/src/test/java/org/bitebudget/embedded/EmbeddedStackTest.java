package org.bitebudget.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bitebudget.embedded.setup.ClickHouseSetup;
import org.bitebudget.embedded.setup.SchemaSetup;
import org.bitebudget.embedded.setup.TopicSetup;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStackTest {

    @TempDir
    Path home;

    @Test
    void everythingThatWasAcknowledgedIsThereAfterAllPartsWereKilled() throws Exception {
        // Given: parts with every topic, schema and table, and one record, one schema id and one row in them
        BrokerSettings settings = new BrokerSettings(home.resolve("kafka"), 0, 0);
        EmbeddedBroker broker = EmbeddedBroker.start(settings, home.resolve("broker.log"));
        EmbeddedClickHouse clickHouse =
                EmbeddedClickHouse.start(0, 0, home.resolve("clickhouse"), home.resolve("clickhouse.log"));
        EmbeddedRegistry registry =
                EmbeddedRegistry.start(0, broker.bootstrap(), home.resolve("registry"), home.resolve("registry.log"));
        Map<String, Integer> ids;
        try {
            assertThat(new TopicSetup(broker.bootstrap(), (short) 1).createAll())
                    .hasSize(2 * Topics.all().size());
            assertThat(new TopicSetup(broker.bootstrap(), (short) 1).createAll())
                    .isEmpty();
            new ClickHouseSetup(clickHouse.url(), ClickHouseSetup.Layout.SINGLE).createAll();
            ids = new SchemaSetup(registry.schemas()).registerAll();
            send(broker.bootstrap(), "price.observations.v1", "a|b", "x");
            query(
                    clickHouse.url(),
                    "INSERT INTO bitebudget.user_events (event_id, occurred_at, pseudonym, event, revision) VALUES ('e1', now64(6), 'p', 'opened', 1)");
        } finally {
            // When: all of them are killed
            registry.kill();
            clickHouse.kill();
            broker.kill();
        }

        // Then: started again on the same data, they still hold it
        try (EmbeddedBroker again = EmbeddedBroker.start(
                        new BrokerSettings(home.resolve("kafka"), 0, 0), home.resolve("broker.log"));
                EmbeddedClickHouse tables =
                        EmbeddedClickHouse.start(0, 0, home.resolve("clickhouse"), home.resolve("clickhouse.log"));
                EmbeddedRegistry schemas = EmbeddedRegistry.start(
                        0, again.bootstrap(), home.resolve("registry"), home.resolve("registry.log"))) {
            assertThat(new TopicSetup(again.bootstrap(), (short) 1).createAll()).isEmpty();
            assertThat(values(again.bootstrap(), "price.observations.v1")).containsExactly("x");
            assertThat(new SchemaSetup(schemas.schemas()).registerAll()).isEqualTo(ids);
            assertThat(query(tables.url(), "SELECT count() FROM bitebudget.user_events FINAL"))
                    .isEqualTo("1");
        }
    }

    private static void send(String bootstrap, String topic, String key, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    private static List<String> values(String bootstrap, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .toList();
            consumer.assign(partitions);
            List<String> values = new ArrayList<>();
            long total = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (values.size() < total) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private static String query(URI clickHouse, String sql) throws IOException, InterruptedException {
        URI address = URI.create(clickHouse + "/?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().strip();
    }
}
