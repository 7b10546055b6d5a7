package org.bitebudget.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;

class TopicPartitionerTest {

    private static final String HOUSEHOLD = "6f1c1c1e-58a5-4d0c-9d52-0a4f3e0f3a11";

    @Test
    void householdTopicsGoByTheHousehold() {
        int expected = TopicPartitioner.partition(Topics.BUDGET_ALERTS.name(), bytes(HOUSEHOLD), 4);

        for (int i = 0; i < 50; i++) {
            byte[] key = bytes(Keys.join(HOUSEHOLD, "txn_" + i));
            assertThat(TopicPartitioner.partition(Topics.LEDGER_ENTRIES.name(), key, 4))
                    .isEqualTo(expected);
        }
    }

    @Test
    void otherTopicsSpreadByTheWholeKey() {
        assertThat(IntStream.range(0, 50)
                        .map(i -> TopicPartitioner.partition(
                                Topics.PRICE_OBSERVATIONS.name(), bytes(Keys.join("aldi", "sku-" + i)), 4))
                        .distinct()
                        .count())
                .isEqualTo(4);
    }

    @Test
    void clientsKeepThePromises() {
        Properties producer = ClientDefaults.producer("localhost:1", "gateway");
        Properties consumer = ClientDefaults.consumer("localhost:1", "serving");

        assertThat(producer)
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true")
                .containsEntry(ProducerConfig.PARTITIONER_CLASS_CONFIG, TopicPartitioner.class.getName());
        assertThat(consumer)
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .containsEntry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false")
                .containsEntry(ConsumerConfig.GROUP_ID_CONFIG, "serving");
        assertThat(ClientDefaults.consumer("localhost:1")).doesNotContainKey(ConsumerConfig.GROUP_ID_CONFIG);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
