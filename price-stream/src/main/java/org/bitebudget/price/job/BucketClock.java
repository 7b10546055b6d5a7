package org.bitebudget.price.job;

import org.bitebudget.platform.ids.Keys;

/** The clock of a bucket of a store, on the heap: every product of the bucket that is there has it at hand. */
final class BucketClock {

    /** Before any observation. */
    static final int UNKNOWN_DAY = Integer.MIN_VALUE;

    final String bucket;
    final String store;

    /** The store's newest day, days since 1970. */
    int day;

    /** When the day moved last, milliseconds of processing time. */
    long movedAt;

    /** When anything of the bucket was seen last, milliseconds of processing time. */
    long busyAt;

    /** Whether a timer waits for the bucket to rest. */
    boolean awaited;

    BucketClock(String bucket, int day) {
        this.bucket = bucket;
        this.store = Keys.firstPart(bucket);
        this.day = day;
    }
}
