package org.bitebudget.platform.flink;

/** What has been on its topic for so long that nobody waits for what comes of it: half a minute. */
public final class Backlog {

    private static final long AGE_MILLIS = 30_000;

    private Backlog() {}

    /**
     * Whether a record belongs to a backlog.
     *
     * @param since when the record came to its topic, milliseconds since 1970
     * @param now when it is read, milliseconds since 1970
     */
    public static boolean holds(long since, long now) {
        return now - since > AGE_MILLIS;
    }
}
