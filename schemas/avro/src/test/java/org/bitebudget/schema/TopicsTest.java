package org.bitebudget.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.bitebudget.schema.Topic.Partitioning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicsTest {

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyEventStartsWithTheEnvelope(Topic<?> topic) {
        Schema.Field first = topic.schema().getFields().get(0);

        assertThat(first.name()).isEqualTo("envelope");
        assertThat(first.schema().getFullName()).isEqualTo("org.bitebudget.event.Envelope");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyNameFollowsTheConvention(Topic<?> topic) {
        assertThat(topic.name()).matches("[a-z]+\\.[a-z-]+\\.v\\d+");
        assertThat(topic.deadLetters()).isEqualTo("dlq." + topic.name());
        assertThat(Topics.named(topic.name())).contains(topic);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void householdTopicsMeetInOnePartition(Topic<?> topic) {
        boolean household = topic.keyParts().get(0).equals("household");

        assertThat(topic.partitioning() == Partitioning.FIRST_PART).isEqualTo(household);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void retentionFollowsTheTimeOfWritingNotOfTheEvent(Topic<?> topic) {
        var config = topic.brokerConfig();

        if (config.get("cleanup.policy").equals("delete")) {
            assertThat(config).containsEntry("message.timestamp.type", "LogAppendTime");
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void noMoneyIsADouble(Topic<?> topic) {
        assertThat(topic.schema().toString())
                .doesNotContainPattern("\"name\":\"(price|total|amount|spent|planned)\",\"type\":\"(double|float)\"");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void instantsAreMicrosecondsInUtc(Topic<?> topic) {
        Schema envelope = topic.schema().getField("envelope").schema();

        assertThat(envelope.getField("occurredAt").schema().getLogicalType()).isEqualTo(LogicalTypes.timestampMicros());
    }
}
