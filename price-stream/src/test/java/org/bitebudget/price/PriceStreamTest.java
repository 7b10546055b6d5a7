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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.configuration.MemorySize;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.price.job.PriceJob;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The job on its real topics and tables. */
class PriceStreamTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir
    Path state;

    private final String store = "Store " + UUID.randomUUID();
    private final Observed milk = new Observed(store, "milk");
    private final String key = Keys.join(store, "milk");

    @Test
    void observationsBecomeCurrentPricesHistoryAndAlerts() throws Exception {
        // Given a rule and, among good observations, bytes that are none and a price below zero
        watchForDrops();
        try (JobHost host = host()) {
            host.submit(PriceStreamMain.job(settings()), settings());
            await().atMost(DEADLINE).until(PriceStreamTest::allRulesAreTakenIn);
            observe(milk.on("2026-05-01", 200));
            sendBytes(Topics.PRICE_OBSERVATIONS, key, "no event".getBytes(StandardCharsets.UTF_8));
            observe(milk.on("2026-05-02", -5));

            // When the price drops, told twice
            observe(milk.on("2026-05-03", 150));
            observe(milk.on("2026-05-03", 150));

            // Then the household hears of it
            await().atMost(DEADLINE).until(() -> !alerts().isEmpty());
        }

        // And once only, also from the next host
        observe(milk.on("2026-05-04", 150));
        try (JobHost host = host()) {
            host.submit(PriceStreamMain.job(settings()), settings());
            await().atMost(DEADLINE).until(() -> prices().size() == 3);
        }
        assertThat(alerts()).singleElement().satisfies(alert -> assertThat(alert.getPrevious())
                .isEqualTo(usd(200)));
        // And the current price says since when it holds
        CurrentPrice last = prices().get(2);
        assertThat(last.getPrice()).isEqualTo(usd(150));
        assertThat(last.getPrevious()).isEqualTo(usd(200));
        assertThat(last.getSince()).hasToString("2026-05-03T00:00:00Z");
        // And each observation is one row
        assertThat(rows()).isEqualTo("2026-05-01,200\n2026-05-03,150\n2026-05-04,150");
        // And what can't be a price rests with its reason
        assertThat(refusals()).containsExactly("poison-record", "unprocessable-event");
    }

    @Test
    void oldLateAndRetractedPricesFindTheirPlaceWithoutAlerts() throws Exception {
        // Given a price of 2017, and a rule that wants to hear of drops
        watchForDrops();
        try (JobHost host = host()) {
            host.submit(PriceStreamMain.job(settings()), settings());
            await().atMost(DEADLINE).until(PriceStreamTest::allRulesAreTakenIn);
            observe(milk.on("2017-04-05", 300));
            observe(milk.on("2026-05-10", 250));

            // When a lower one comes late, and the newest is taken back
            observe(milk.on("2026-05-05", 200));
            observe(milk.retracted("2026-05-10", 250));
            await().atMost(DEADLINE).until(() -> prices().size() == 4);
        }

        // Then the late one is the current price, after the one of 2017
        CurrentPrice last = prices().get(3);
        assertThat(last.getPrice()).isEqualTo(usd(200));
        assertThat(last.getPrevious()).isEqualTo(usd(300));
        assertThat(last.getLowest()).isEqualTo(usd(200));
        // And only the first step from 2017 on, which came in time, was told
        assertThat(alerts()).extracting(PriceAlert::getPrice).containsExactly(usd(250));
        // And the history holds what is left
        assertThat(rows()).isEqualTo("2017-04-05,300\n2026-05-05,200");
    }

    private static JobHost host() throws Exception {
        return JobHost.start(new JobHost.Options(2, MemorySize.ofMebiBytes(64), 0, ""));
    }

    private void watchForDrops() throws Exception {
        PriceAlertRule rule = milk.dropOf(10, "rule-" + store);
        send(Topics.PRICE_ALERT_RULES, Keys.join(rule.getHousehold(), rule.getRuleId()), rule);
    }

    private void observe(PriceObservation observation) throws Exception {
        send(Topics.PRICE_OBSERVATIONS, key, observation);
    }

    private static Money usd(long cents) {
        return new Money(cents, "USD");
    }

    private static <T extends SpecificRecord> void send(Topic<T> topic, String key, T event) throws Exception {
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

    /** Offsets are committed with the checkpoint that holds what came before them. */
    private static boolean allRulesAreTakenIn() {
        try (KafkaConsumer<byte[], byte[]> job = consumer(PriceJob.NAME)) {
            List<TopicPartition> partitions = partitions(job, Topics.PRICE_ALERT_RULES.name());
            Map<TopicPartition, OffsetAndMetadata> taken = job.committed(Set.copyOf(partitions));
            return job.endOffsets(partitions).entrySet().stream()
                    .allMatch(end -> end.getValue() == 0
                            || (taken.get(end.getKey()) != null
                                    && taken.get(end.getKey()).offset() >= end.getValue()));
        }
    }

    private List<CurrentPrice> prices() {
        return events(Topics.PRICE_CURRENT)
                .filter(price -> price.getStore().equals(store))
                .toList();
    }

    private List<PriceAlert> alerts() {
        return events(Topics.PRICE_ALERTS)
                .filter(alert -> alert.getStore().equals(store))
                .toList();
    }

    private List<String> refusals() {
        return records(Topics.PRICE_OBSERVATIONS.deadLetters()).stream()
                .filter(letter -> new String(letter.key(), StandardCharsets.UTF_8).equals(key))
                .map(letter -> DeadLetters.reason(letter.headers())
                        .orElseThrow()
                        .code()
                        .code())
                .toList();
    }

    private static <T extends SpecificRecord> Stream<T> events(Topic<T> topic) {
        AvroCodec<T> codec = codec(topic);
        return records(topic.name()).stream().map(event -> codec.decode(event.value()));
    }

    private static <T extends SpecificRecord> AvroCodec<T> codec(Topic<T> topic) {
        return AvroCodec.of(RegistrySettings.at(STACK.registry()), topic);
    }

    /** What a read_committed reader sees. */
    private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> reader = consumer("test")) {
            List<TopicPartition> partitions = partitions(reader, topic);
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String group) {
        Properties properties = ClientDefaults.consumer(STACK.bootstrap(), group);
        // partitions are named here; there is no group to join
        properties.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
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
