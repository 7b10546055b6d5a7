package org.bitebudget.gateway.feed;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

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

    /** What is known once that content came in: the first revision, or the next; nothing where it says what was known. */
    static Optional<KnownObservation> after(KnownObservation before, byte[] hash) {
        if (before == null) {
            return Optional.of(new KnownObservation(hash, 1));
        }
        return before.says(hash) ? Optional.empty() : Optional.of(new KnownObservation(hash, before.revision + 1));
    }

    private boolean says(byte[] hash) {
        return Arrays.equals(contentHash, hash);
    }

    byte[] contentHash() {
        return contentHash.clone();
    }

    long revision() {
        return revision;
    }
}
