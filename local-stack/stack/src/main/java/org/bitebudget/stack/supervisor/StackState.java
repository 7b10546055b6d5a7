package org.bitebudget.stack.supervisor;

import java.util.List;

/**
 * What runs, as the supervisor last wrote it down.
 *
 * @param supervisor process id of the supervisor
 * @param supervisorStarted when that process started, milliseconds since 1970; tells it from a later process of the same id
 * @param ready whether all parts were ready at once
 * @param parts one for each part
 */
public record StackState(long supervisor, long supervisorStarted, boolean ready, List<PartState> parts) {

    /** Copies the list. */
    public StackState {
        parts = List.copyOf(parts);
    }

    /** Where a part is in its life. */
    public enum Phase {
        /** Waits for what it needs. */
        WAITING,
        /** Its process runs but is not of use yet. */
        STARTING,
        /** It is of use. */
        READY,
        /** Its process ended by itself; the next one starts after a pause. */
        RESTARTING,
        /** It did not come up after several tries. */
        FAILED,
        /** It was stopped in order. */
        STOPPED
    }

    /**
     * One part.
     *
     * @param name its name
     * @param phase where it is in its life
     * @param pid id of its process, 0 without one
     * @param started when that process started, milliseconds since 1970
     * @param readyAfterMillis how long its process took until it was of use, 0 before
     * @param restarts how often it had to be started again
     * @param address what users reach it by
     */
    public record PartState(
            String name, Phase phase, long pid, long started, long readyAfterMillis, int restarts, String address) {}
}
