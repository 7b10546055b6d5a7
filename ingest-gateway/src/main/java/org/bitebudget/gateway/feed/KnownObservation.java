package org.bitebudget.gateway.feed;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What the index keeps of an observation: enough to tell a duplicate from a revision. */
final class KnownObservation {

    private static final int HASH_BYTES = 16;

    private final byte[] contentHash;
    private final long revision;

    KnownObservation(byte[] contentHash, long revision) {
        this.contentHash = contentHash;
        this.revision = revision;
    }

    static KnownObservation fromBytes(byte[] bytes) {
        return new KnownObservation(
                Arrays.copyOf(bytes, HASH_BYTES), ByteBuffer.wrap(bytes).getLong(HASH_BYTES));
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(HASH_BYTES + Long.BYTES)
                .put(contentHash)
                .putLong(revision)
                .array();
    }

    boolean says(byte[] hash) {
        return Arrays.equals(contentHash, hash);
    }

    byte[] contentHash() {
        return contentHash.clone();
    }

    long revision() {
        return revision;
    }
}
