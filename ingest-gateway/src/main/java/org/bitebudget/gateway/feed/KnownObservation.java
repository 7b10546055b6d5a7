package org.bitebudget.gateway.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bitebudget.gateway.domain.feed.Observation;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.money.Money;

/**
 * What the index keeps of an observation: enough to tell a duplicate from a revision, and a correction by a later batch from two
 * prices within one.
 *
 * @param contentHash 16 bytes, see {@link Observation#contentHash}
 * @param revision from 1
 * @param batch whose rows said so last, see {@link #batch}
 * @param price empty where an earlier version of the index did not keep it
 */
@SuppressWarnings("ArrayRecordComponent") // a hash on its way into headers and the index; nobody changes it
record KnownObservation(byte[] contentHash, long revision, long batch, Optional<Money> price) {

    private static final int HASH_BYTES = 16;
    private static final int CURRENCY_BYTES = 3;
    private static final int BYTES = HASH_BYTES + 3 * Long.BYTES + CURRENCY_BYTES;

    /** Eight bytes that tell the batches of a store apart. */
    static long batch(String batchId) {
        return ByteBuffer.wrap(Ids.sha256().digest(batchId.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    static KnownObservation fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] hash = new byte[HASH_BYTES];
        in.get(hash);
        long revision = in.getLong();
        if (!in.hasRemaining()) {
            return new KnownObservation(hash, revision, 0, Optional.empty());
        }
        long batch = in.getLong();
        long minor = in.getLong();
        byte[] currency = new byte[CURRENCY_BYTES];
        in.get(currency);
        return new KnownObservation(
                hash, revision, batch, Optional.of(new Money(minor, new String(currency, StandardCharsets.US_ASCII))));
    }

    byte[] toBytes() {
        if (price.isEmpty()) {
            return ByteBuffer.allocate(HASH_BYTES + Long.BYTES)
                    .put(contentHash)
                    .putLong(revision)
                    .array();
        }
        return ByteBuffer.allocate(BYTES)
                .put(contentHash)
                .putLong(revision)
                .putLong(batch)
                .putLong(price.get().minor())
                .put(price.get().currency().getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** Whether the other one has the same content. */
    boolean says(KnownObservation other) {
        return Arrays.equals(contentHash, other.contentHash);
    }

    /** The same in another revision. */
    KnownObservation as(long other) {
        return new KnownObservation(contentHash, other, batch, price);
    }
}
