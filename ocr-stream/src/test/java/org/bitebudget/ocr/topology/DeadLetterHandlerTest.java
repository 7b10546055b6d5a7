package org.bitebudget.ocr.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Response;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Result;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterHandlerTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DeadLetterHandler handler = new DeadLetterHandler();

    @BeforeEach
    void configure() {
        handler.configure(Map.of(DeadLetterHandler.METERS, meters));
    }

    @Test
    void poisonOfGlobalStoresIsCountedAndPassedOverWithoutALetter() {
        Response response = poison(Topics.PRICE_CURRENT);

        assertThat(response.result()).isEqualTo(Result.RESUME);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
        assertThat(counted(Topics.PRICE_CURRENT)).isEqualTo(1);
    }

    @Test
    void poisonOfOtherTopicsIsSetAside() {
        assertThat(poison(Topics.RECEIPT_TEXTS).deadLetterQueueRecords()).hasSize(1);
        assertThat(counted(Topics.RECEIPT_TEXTS)).isEqualTo(1);
    }

    private Response poison(Topic<?> topic) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(topic.name(), 0, 0, new byte[] {1}, new byte[] {2});
        return handler.handleError(null, record, new IllegalArgumentException("poison"));
    }

    private double counted(Topic<?> topic) {
        return meters.counter("bitebudget.dead.letters", "topic", topic.name(), "code", "poison-record")
                .count();
    }
}
