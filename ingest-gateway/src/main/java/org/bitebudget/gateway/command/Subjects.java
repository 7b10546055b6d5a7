package org.bitebudget.gateway.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.bitebudget.gateway.index.IndexDatabase;

/**
 * The newest event of every subject (ledger entry, plan, alert rule, shopping list, receipt image, correction), as it is on
 * its topic, with the hash of the request that made the subject. Keys: {@code v} + topic + subject.
 */
final class Subjects {

    /** Header with the hash of the request, for telling a repeated request from another one under the same key. */
    static final String REQUEST_HASH = "bb.request-hash";

    private final IndexDatabase database;

    Subjects(IndexDatabase database) {
        this.database = database;
    }

    /** A subject as it is known. */
    static final class Stored {
        private final byte[] event;
        private final byte[] requestHash;

        private Stored(byte[] event, byte[] requestHash) {
            this.event = event;
            this.requestHash = requestHash;
        }

        /** Its newest event, framed. */
        byte[] event() {
            return event;
        }

        /** The request that made it. */
        Optional<RequestHash> madeBy() {
            return requestHash.length == 0 ? Optional.empty() : Optional.of(RequestHash.ofBytes(requestHash));
        }
    }

    Optional<Stored> find(String topic, String subject) {
        return database.get(key(topic, subject)).map(Subjects::stored);
    }

    /** Keeps what this gateway wrote itself. Before the follower reads it, the next command must know it. */
    synchronized void put(String topic, String subject, byte[] event, Headers headers) {
        try (IndexDatabase.Change change = database.change()) {
            change.put(key(topic, subject), value(topic, subject, event, headers));
            change.apply();
        }
    }

    /** Keeps a record of the topic, unless what is known stands. */
    synchronized void put(ConsumerRecord<byte[], byte[]> record, String subject, Predicate<byte[]> outdated) {
        Optional<Stored> known = find(record.topic(), subject);
        if (known.isEmpty() || outdated.test(known.get().event())) {
            put(record.topic(), subject, record.value(), record.headers());
        }
    }

    /** Remembers up to which offsets the topics were read; the records before are in. */
    void readUpTo(Map<TopicPartition, Long> offsets) {
        try (IndexDatabase.Change change = database.change()) {
            offsets.forEach(change::readUpTo);
            change.apply();
        }
    }

    long readUpTo(TopicPartition partition) {
        return database.readUpTo(partition);
    }

    /** An event without a request hash of its own leaves its subject the hash of the request that made it. */
    private byte[] value(String topic, String subject, byte[] event, Headers headers) {
        Header header = headers.lastHeader(REQUEST_HASH);
        byte[] hash = header != null
                ? header.value()
                : find(topic, subject).map(known -> known.requestHash).orElseGet(() -> new byte[0]);
        return ByteBuffer.allocate(1 + hash.length + event.length)
                .put((byte) hash.length)
                .put(hash)
                .put(event)
                .array();
    }

    private static Stored stored(byte[] value) {
        int end = 1 + value[0];
        return new Stored(Arrays.copyOfRange(value, end, value.length), Arrays.copyOfRange(value, 1, end));
    }

    private static byte[] key(String topic, String subject) {
        return ("v" + topic + "|" + subject).getBytes(StandardCharsets.UTF_8);
    }
}
