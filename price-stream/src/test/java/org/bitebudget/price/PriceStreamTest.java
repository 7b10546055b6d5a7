package org.bitebudget.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.configuration.MemorySize;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The job on its real topics and tables. */
class PriceStreamTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    Path state;

    private final String store = "Store " + UUID.randomUUID();
    private final Observed milk = new Observed(store, "milk");

    @Test
    void observationsBecomeCurrentPricesHistoryAndAlerts() throws Exception {
        // Given a rule and, among good observations, bytes that are none and a price below zero
        PriceAlertRule rule = milk.dropOf(10, "rule-" + store);
        send(Topics.PRICE_ALERT_RULES, Keys.join(rule.getHousehold(), rule.getRuleId()), rule);
        try (JobHost host = JobHost.start(new JobHost.Options(2, MemorySize.ofMebiBytes(64), 0, ""))) {
            host.submit(PriceStreamMain.job(settings()), settings());
            observe("2026-05-01", 200);
            await().atMost(DEADLINE).until(() -> !prices().isEmpty());
            sendBytes(Topics.PRICE_OBSERVATIONS, "key", store.getBytes(StandardCharsets.UTF_8));
            observe("2026-05-02", -5);

            // When the price drops, told twice
            observe("2026-05-03", 150);
            observe("2026-05-03", 150);

            // Then the household hears of it once
            await().atMost(DEADLINE).until(() -> !alerts().isEmpty());
            assertThat(alerts()).singleElement().satisfies(alert -> assertThat(alert.getPrevious())
                    .isEqualTo(new Money(200L, "USD")));
        }

        // And the current price is there
        List<CurrentPrice> prices = prices();
        assertThat(prices).hasSize(2);
        assertThat(prices.get(1).getPrice()).isEqualTo(new Money(150L, "USD"));
        // And each observation is one row
        assertThat(rows()).isEqualTo("2026-05-01,200\n2026-05-03,150");
        // And what can't be a price rests with its reason
        assertThat(refusals()).containsExactlyInAnyOrder("poison-record", "unprocessable-event");
    }

    private void observe(String day, long cents) throws Exception {
        send(Topics.PRICE_OBSERVATIONS, Keys.join(store, "milk"), milk.on(day, cents));
    }

    private <T extends SpecificRecord> void send(Topic<T> topic, String key, T event) throws Exception {
        sendBytes(topic, key, codec(topic).encode(event));
    }

    private static void sendBytes(Topic<?> topic, String key, byte[] value) throws Exception {
        Properties properties = ClientDefaults.producer(STACK.bootstrap(), "test");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        }
    }

    private List<CurrentPrice> prices() {
        return events(Topics.PRICE_CURRENT).stream()
                .filter(price -> price.getStore().equals(store))
                .toList();
    }

    private List<PriceAlert> alerts() {
        return events(Topics.PRICE_ALERTS).stream()
                .filter(alert -> alert.getStore().equals(store))
                .toList();
    }

    private List<String> refusals() {
        return records(Topics.PRICE_OBSERVATIONS.deadLetters()).stream()
                .map(letter -> DeadLetters.reason(letter.headers())
                        .orElseThrow()
                        .code()
                        .code())
                .toList();
    }

    private static <T extends SpecificRecord> List<T> events(Topic<T> topic) {
        AvroCodec<T> codec = codec(topic);
        return records(topic.name()).stream()
                .map(event -> codec.decode(event.value()))
                .toList();
    }

    private static <T extends SpecificRecord> AvroCodec<T> codec(Topic<T> topic) {
        return AvroCodec.of(RegistrySettings.at(STACK.registry()), topic);
    }

    /** All committed records of a topic, as far as a moment of silence tells. */
    private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        Properties properties = ClientDefaults.consumer(STACK.bootstrap(), "reader-" + UUID.randomUUID());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            return StreamSupport.stream(
                            consumer.poll(Duration.ofSeconds(2)).records(topic).spliterator(), false)
                    .toList();
        }
    }

    private String rows() throws Exception {
        String query = "SELECT local_date, price_minor FROM bitebudget.price_history FINAL WHERE store = '" + store
                + "' ORDER BY local_date FORMAT CSV";
        URI address = URI.create(STACK.clickHouse() + "/?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body()
                .strip()
                .replace("\"", "");
    }

    private JobSettings settings() {
        return new JobSettings(
                STACK.bootstrap(),
                STACK.registry(),
                STACK.clickHouse(),
                "default",
                Optional.empty(),
                state,
                Duration.ofMillis(300),
                2,
                Duration.ofMinutes(10),
                Optional.empty());
    }
}
