package org.bitebudget.budget.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.configuration.MemorySize;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.budget.BudgetStreamMain;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobRules;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole job between real topics and tables. */
class BudgetJobTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir
    Path state;

    private final String household = UUID.randomUUID().toString();
    private final Happened happened = new Happened(household);

    @Test
    void spendingBecomesAMonthOnceAcrossARestartAndRowsInClickHouse() throws Exception {
        // Given a plan, a plan that contradicts itself, an overspend and an entry in another currency
        PlanChange broken = happened.plan(2, "EUR", RedistributionMode.AUTOMATIC, Happened.want("dining", -1, 4));
        send(Topics.BUDGET_PLAN_CHANGES, Keys.join(household, Happened.MONTH), broken);
        send(
                Topics.BUDGET_PLAN_CHANGES,
                Keys.join(household, Happened.MONTH),
                happened.plan(RedistributionMode.AUTOMATIC));
        purchase("e", "2026-11-10", 10_000);
        send(
                Topics.LEDGER_ENTRIES,
                Keys.join(household, "chf"),
                happened.entry("chf", 1, LedgerKind.PURCHASE, "2026-11-10", "CHF"));

        // When one host works and ends, more is spent, and the next host goes on
        try (JobHost host = host()) {
            host.submit(BudgetStreamMain.job(settings()), settings());
            await().atMost(DEADLINE).until(() -> newest().filter(
                            month -> month.getSpent() == 10_000 && month.getHasPlan() && month.getRefusedEntries() == 1)
                    .isPresent());
        }
        purchase("f", "2026-11-11", 50);
        try (JobHost host = host()) {
            host.submit(BudgetStreamMain.job(settings()), settings());
            await().atMost(DEADLINE).until(() -> newest().filter(month -> month.getSpent() == 10_050)
                    .isPresent());
        }

        // Then revisions only grow, and what was refused lies in the dead letters with its reason
        assertThat(months())
                .extracting(month -> month.getEnvelope().getRevision())
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(reasons(Topics.LEDGER_ENTRIES)).containsExactly("the entry is in CHF, the month in EUR");
        assertThat(reasons(Topics.BUDGET_PLAN_CHANGES))
                .containsExactly("a category's amount is negative: -1 minor units");

        // And ClickHouse has the same sums
        assertThat(sum("amount_minor", "spending", "currency = 'EUR'")).isEqualTo("10050");
        assertThat(sum("spent_minor", "budget_days", "1")).isEqualTo("10050");
        assertThat(sum("planned_minor", "budget_days", "1")).isEqualTo("15000");
    }

    @Test
    void theGraphHoldsTheRules() {
        JobRules.check(BudgetStreamMain.job(settings()), settings());
    }

    private void purchase(String id, String date, long minor) throws Exception {
        send(
                Topics.LEDGER_ENTRIES,
                Keys.join(household, id),
                happened.purchase(id, 1, date, Happened.line("dining", minor)));
    }

    private static JobHost host() throws Exception {
        return JobHost.start(new JobHost.Options(2, MemorySize.ofMebiBytes(64), 0, ""));
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

    private static <T extends SpecificRecordBase> void send(Topic<T> topic, String key, T event) throws Exception {
        AvroCodec<T> codec = AvroCodec.of(RegistrySettings.at(STACK.registry()), topic);
        Properties properties = ClientDefaults.producer(STACK.bootstrap(), "test");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic.name(), bytes, codec.encode(event)))
                    .get();
        }
    }

    private Optional<BudgetMonth> newest() {
        List<BudgetMonth> months = months();
        return months.isEmpty() ? Optional.empty() : Optional.of(months.get(months.size() - 1));
    }

    private List<BudgetMonth> months() {
        AvroCodec<BudgetMonth> codec = AvroCodec.of(RegistrySettings.at(STACK.registry()), Topics.BUDGET_MONTHS);
        return read(Topics.BUDGET_MONTHS.name()).stream()
                .map(message -> codec.decode(message.value()))
                .toList();
    }

    private List<String> reasons(Topic<?> topic) {
        return read(topic.deadLetters()).stream()
                .map(message ->
                        DeadLetters.reason(message.headers()).orElseThrow().message())
                .toList();
    }

    /** What a read_committed reader sees of this household. */
    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Properties properties = ClientDefaults.consumer(STACK.bootstrap(), "test");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
        }
        messages.removeIf(message -> !new String(message.key(), StandardCharsets.UTF_8).startsWith(household));
        return messages;
    }

    private String sum(String column, String table, String condition) throws Exception {
        String query = "SELECT sum(%s) FROM bitebudget.%s FINAL WHERE household = '%s' AND %s"
                .formatted(column, table, household, condition);
        URI uri = URI.create(STACK.clickHouse() + "/?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body()
                .strip();
    }
}
