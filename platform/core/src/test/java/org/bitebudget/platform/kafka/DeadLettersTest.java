package org.bitebudget.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bitebudget.platform.problem.ErrorCode;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final byte[] KEY = bytes("store|product");
    private static final byte[] POISON = bytes("not avro");

    @Test
    void aDeadLetterKeepsTheRecordAndSaysWhy() {
        ConsumerRecord<byte[], byte[]> failed = consumed("price.observations.v1", 2, 42, new RecordHeaders());
        failed.headers().add("traceparent", bytes("00-aa"));

        ProducerRecord<byte[], byte[]> deadLetter =
                DeadLetters.of(failed, ErrorCode.POISON_RECORD, "no schema id", "price-stream");

        assertThat(deadLetter.topic()).isEqualTo("dlq.price.observations.v1");
        assertThat(deadLetter.key()).isEqualTo(KEY);
        assertThat(deadLetter.value()).isEqualTo(POISON);
        assertThat(deadLetter.headers())
                .extracting(Header::key)
                .containsExactly(
                        "traceparent",
                        "bb.dlq.topic",
                        "bb.dlq.partition",
                        "bb.dlq.offset",
                        "bb.dlq.code",
                        "bb.dlq.message",
                        "bb.dlq.app",
                        "bb.dlq.attempt");
        assertThat(DeadLetters.reason(deadLetter.headers()))
                .contains(new DeadLetters.Reason(
                        "price.observations.v1", 2, 42, ErrorCode.POISON_RECORD, "no schema id", "price-stream", 1));
    }

    @Test
    void aReplayGoesBackWhereItCameFromAndCountsItsAttempts() {
        var first = DeadLetters.of(
                consumed("ledger.entries.v1", 0, 7, new RecordHeaders()), ErrorCode.BLOB_MISSING, "gone", "app");

        ProducerRecord<byte[], byte[]> replayed = DeadLetters.replay(consumed(first, 3, 9));
        var second = DeadLetters.of(consumed(replayed, 0, 8), ErrorCode.BLOB_MISSING, "still gone", "app");

        assertThat(replayed.topic()).isEqualTo("ledger.entries.v1");
        assertThat(replayed.value()).isEqualTo(POISON);
        assertThat(replayed.headers()).extracting(Header::key).containsExactly("bb.dlq.attempt");
        assertThat(DeadLetters.reason(second.headers()))
                .map(DeadLetters.Reason::attempt)
                .contains(2);
        assertThat(second.headers().headers("bb.dlq.attempt")).hasSize(1);
    }

    @Test
    void aRecordThatIsNoDeadLetterCannotBeReplayed() {
        var ordinary = consumed("dlq.x", 0, 0, new RecordHeaders());

        assertThat(DeadLetters.reason(ordinary.headers())).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> DeadLetters.replay(ordinary));
    }

    @Test
    void headersThatMakeNoSenseAreReadAsNothing() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("bb.dlq.topic", bytes("t"));
        headers.add("bb.dlq.code", bytes("poison-record"));
        headers.add("bb.dlq.attempt", bytes("many"));

        assertThat(DeadLetters.reason(headers))
                .contains(new DeadLetters.Reason("t", -1, -1, ErrorCode.POISON_RECORD, "", "", 0));
    }

    @Test
    void aLongMessageIsCut() {
        var deadLetter =
                DeadLetters.of(consumed("t", 0, 0, new RecordHeaders()), ErrorCode.INTERNAL, "x".repeat(10_000), "app");

        assertThat(DeadLetters.reason(deadLetter.headers()).orElseThrow().message())
                .hasSize(500);
    }

    private static ConsumerRecord<byte[], byte[]> consumed(
            ProducerRecord<byte[], byte[]> produced, int partition, long offset) {
        return consumed(produced.topic(), partition, offset, new RecordHeaders(produced.headers()));
    }

    private static ConsumerRecord<byte[], byte[]> consumed(
            String topic, int partition, long offset, RecordHeaders headers) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                0L,
                TimestampType.LOG_APPEND_TIME,
                KEY.length,
                POISON.length,
                KEY,
                POISON,
                headers,
                Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
