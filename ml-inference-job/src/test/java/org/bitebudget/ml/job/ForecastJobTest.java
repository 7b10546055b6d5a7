package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.configuration.MemorySize;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.ml.MlInferenceMain;
import org.bitebudget.ml.Networks;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobRules;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole job between real topics. */
class ForecastJobTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Duration DEADLINE = Duration.ofSeconds(90);

    @TempDir
    Path state;

    private final String store = "store-" + UUID.randomUUID();

    @Test
    void pricesBecomeForecastsAcrossARestart() throws Exception {
        // Given a product's prices of sixty days on the topic, and the job running
        send(0, 60);
        long revision;
        try (JobHost host = host()) {
            host.submit(job(), settings());

            // When models have been chosen
            await().atMost(DEADLINE).until(() -> newest().filter(f -> f.getBacktestOrigins() > 0)
                    .isPresent());
            ForecastSeries forecast = newest().orElseThrow();
            revision = forecast.getEnvelope().getRevision();
            assertThat(forecast.getOrigin()).isEqualTo(PriceEvents.FIRST_DAY.plusDays(59));
            assertThat(forecast.getMembers())
                    .extracting(member -> member.getModel())
                    .contains("naive", "lstm");
        }

        // And more prices come while the next host goes on
        send(60, 70);
        try (JobHost host = host()) {
            host.submit(job(), settings());

            // Then the forecast follows, with a higher revision and no model lost
            await().atMost(DEADLINE)
                    .until(() -> newest().filter(f -> f.getOrigin().equals(PriceEvents.FIRST_DAY.plusDays(69)))
                            .isPresent());
        }
        ForecastSeries forecast = newest().orElseThrow();
        assertThat(forecast.getEnvelope().getRevision()).isGreaterThan(revision);
        assertThat(forecast.getBacktestOrigins()).isEqualTo(4);

        // And the network that takes part has been announced
        List<ModelVersion> versions = read(Topics.MODEL_VERSIONS);
        assertThat(versions).extracting(ModelVersion::getModel).contains("lstm");

        // And no revision came twice
        List<Long> revisions =
                forecasts().stream().map(f -> f.getEnvelope().getRevision()).toList();
        assertThat(revisions).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void theGraphHoldsTheRules() {
        JobRules.check(job(), settings());
    }

    private FlinkJob job() {
        return MlInferenceMain.job(
                settings(), new ForecastSettings(8, Duration.ZERO, true, "", Networks.CACHE.toString()));
    }

    private static JobHost host() throws Exception {
        return JobHost.start(new JobHost.Options(2, MemorySize.ofMebiBytes(64), 0, ""));
    }

    private JobSettings settings() {
        return new JobSettings(
                STACK.bootstrap(),
                STACK.registry(),
                java.net.URI.create("http://localhost:1"),
                "default",
                Optional.empty(),
                state,
                Duration.ofMillis(300),
                2,
                Duration.ofMinutes(10),
                Optional.empty());
    }

    private void send(int from, int to) throws Exception {
        AvroCodec<PriceObservation> codec =
                AvroCodec.of(RegistrySettings.at(STACK.registry()), Topics.PRICE_OBSERVATIONS);
        Properties properties = ClientDefaults.producer(STACK.bootstrap(), "test");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int day = from; day < to; day++) {
                PriceObservation price = PriceEvents.habitual(store, "milk", day);
                byte[] key = Keys.join(store, "milk").getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(Topics.PRICE_OBSERVATIONS.name(), key, codec.encode(price)))
                        .get();
            }
        }
    }

    private Optional<ForecastSeries> newest() {
        List<ForecastSeries> forecasts = forecasts();
        return forecasts.isEmpty() ? Optional.empty() : Optional.of(forecasts.get(forecasts.size() - 1));
    }

    private List<ForecastSeries> forecasts() {
        return read(Topics.FORECAST_SERIES).stream()
                .filter(forecast -> store.equals(forecast.getStore()))
                .toList();
    }

    /** What a read_committed reader sees. */
    private static <T extends SpecificRecordBase> List<T> read(Topic<T> topic) {
        AvroCodec<T> codec = AvroCodec.of(RegistrySettings.at(STACK.registry()), topic);
        Properties properties = ClientDefaults.consumer(STACK.bootstrap(), "test");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        List<T> events = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> events.add(codec.decode(message.value())));
            }
        }
        return events;
    }
}
