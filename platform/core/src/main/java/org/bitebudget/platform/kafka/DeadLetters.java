package org.bitebudget.platform.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.bitebudget.platform.problem.ErrorCode;

/**
 * Records that could not be processed, set aside in {@code dlq.<topic>} with their bytes as they were and the reason in
 * {@code bb.dlq.*} headers, so that they can be listed, shown and replayed.
 */
public final class DeadLetters {

    /** What stands before the topic's name. */
    public static final String TOPIC_PREFIX = "dlq.";

    private static final String HEADER_PREFIX = "bb.dlq.";
    private static final String TOPIC = HEADER_PREFIX + "topic";
    private static final String PARTITION = HEADER_PREFIX + "partition";
    private static final String OFFSET = HEADER_PREFIX + "offset";
    private static final String CODE = HEADER_PREFIX + "code";
    private static final String MESSAGE = HEADER_PREFIX + "message";
    private static final String APP = HEADER_PREFIX + "app";
    private static final String ATTEMPT = HEADER_PREFIX + "attempt";
    private static final int LONGEST_MESSAGE = 500;

    private DeadLetters() {}

    /**
     * Why a record was set aside.
     *
     * @param topic where it came from
     * @param partition partition it came from
     * @param offset offset it had there
     * @param code which refusal
     * @param message what was wrong, without personal data
     * @param app which app refused it
     * @param attempt 1 at first, more after replays
     */
    public record Reason(
            String topic, int partition, long offset, ErrorCode code, String message, String app, int attempt) {}

    /** Name of the topic that takes the dead letters of a topic. */
    public static String topicOf(String topic) {
        return TOPIC_PREFIX + topic;
    }

    /** The dead letter of a record an app could not process; a replayed record counts its attempts on. */
    public static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> failed, ErrorCode code, String message, String app) {
        Reason reason = new Reason(
                failed.topic(),
                failed.partition(),
                failed.offset(),
                code,
                message,
                app,
                attempts(failed.headers()) + 1);
        return new ProducerRecord<>(
                topicOf(failed.topic()), null, null, failed.key(), failed.value(), headers(failed.headers(), reason));
    }

    /** The record's own headers with the reason in place of any earlier one. */
    public static Headers headers(Headers original, Reason reason) {
        Headers headers = new RecordHeaders();
        for (Header header : original) {
            if (!header.key().startsWith(HEADER_PREFIX)) {
                headers.add(header);
            }
        }
        put(headers, TOPIC, reason.topic());
        put(headers, PARTITION, Integer.toString(reason.partition()));
        put(headers, OFFSET, Long.toString(reason.offset()));
        put(headers, CODE, reason.code().code());
        put(headers, MESSAGE, shortened(reason.message()));
        put(headers, APP, reason.app());
        put(headers, ATTEMPT, Integer.toString(reason.attempt()));
        return headers;
    }

    /** Reads the reason of a dead letter, or nothing if the headers hold none. */
    public static Optional<Reason> reason(Headers headers) {
        Optional<ErrorCode> code = text(headers, CODE).flatMap(ErrorCode::ofCode);
        Optional<String> topic = text(headers, TOPIC);
        if (code.isEmpty() || topic.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Reason(
                topic.get(),
                (int) number(headers, PARTITION, -1),
                number(headers, OFFSET, -1),
                code.get(),
                text(headers, MESSAGE).orElse(""),
                text(headers, APP).orElse(""),
                attempts(headers)));
    }

    /** How often the record was set aside before; 0 for a record that never was. */
    public static int attempts(Headers headers) {
        return (int) number(headers, ATTEMPT, 0);
    }

    /**
     * The dead letter on its way back to the topic it came from; only the count of attempts stays in its headers.
     *
     * @throws IllegalArgumentException if the record is no dead letter
     */
    public static ProducerRecord<byte[], byte[]> replay(ConsumerRecord<byte[], byte[]> deadLetter) {
        Reason reason = reason(deadLetter.headers())
                .orElseThrow(() -> new IllegalArgumentException("the record has no " + CODE + " header"));
        Headers headers = new RecordHeaders();
        for (Header header : deadLetter.headers()) {
            if (!header.key().startsWith(HEADER_PREFIX) || header.key().equals(ATTEMPT)) {
                headers.add(header);
            }
        }
        return new ProducerRecord<>(reason.topic(), null, null, deadLetter.key(), deadLetter.value(), headers);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    private static long number(Headers headers, String name, long whenMissing) {
        return text(headers, name)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(whenMissing);
    }

    private static String shortened(String message) {
        String text = message == null ? "" : message;
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) : text;
    }
}
