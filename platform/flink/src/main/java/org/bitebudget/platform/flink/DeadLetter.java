package org.bitebudget.platform.flink;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.problem.ErrorCode;

/**
 * A record that can't be processed, on its way to the dead letters of its topic; bytes as they were.
 *
 * @param topic where it came from
 * @param partition partition it came from
 * @param offset offset it had there
 * @param key its key, or null
 * @param value its value, or null
 * @param headers its headers, the last one of each name
 * @param code which refusal
 * @param message what was wrong, without personal data
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and bytes are what topics hold
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        byte[] key,
        byte[] value,
        Map<String, byte[]> headers,
        ErrorCode code,
        String message) {

    /** Flink's type of dead letters. */
    public static final TypeInformation<DeadLetter> TYPE = Types.POJO(DeadLetter.class);

    static DeadLetter of(ConsumerRecord<byte[], byte[]> failed, ErrorCode code, String message) {
        Map<String, byte[]> headers = new TreeMap<>();
        for (Header header : failed.headers()) {
            headers.put(header.key(), header.value());
        }
        return new DeadLetter(
                failed.topic(),
                failed.partition(),
                failed.offset(),
                failed.key(),
                failed.value(),
                headers,
                code,
                message);
    }

    /** The headers under which it rests, the reason among them. */
    Headers headersFor(String app) {
        Headers original = new RecordHeaders();
        headers.forEach(original::add);
        int attempt = DeadLetters.attempts(original) + 1;
        return DeadLetters.headers(
                original, new DeadLetters.Reason(topic, partition, offset, code, message, app, attempt));
    }
}
