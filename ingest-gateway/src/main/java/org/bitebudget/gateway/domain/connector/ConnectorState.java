package org.bitebudget.gateway.domain.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bitebudget.gateway.domain.connector.RunReport.Outcome;

/**
 * What is kept of a connector between its runs.
 *
 * @param last its last run, null before the first
 * @param resume where the next run goes on, null if it starts anew
 * @param failures runs since one came to its end
 * @param notBefore earliest start of the next run after a failure, null if the schedule decides
 */
public record ConnectorState(RunReport last, Position resume, int failures, Instant notBefore) {

    /** Before the first run. */
    public static final ConnectorState NEW = new ConnectorState(null, null, 0, null);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 8;

    /**
     * The state after a run. A failed run is tried again after one minute, then two, four and so on up to four hours, never before
     * the store allows it. A page at which a resumed run fails at once is given up: the run after it starts anew.
     *
     * @param failedAt where the run came to a halt
     * @param retryAfter when the store may be asked again, if it said so
     */
    public ConnectorState after(RunReport run, Optional<Position> failedAt, Optional<Duration> retryAfter) {
        if (run.outcome() == Outcome.COMPLETE || run.outcome() == Outcome.STOPPED) {
            return new ConnectorState(run, null, 0, null);
        }
        int failed = failures + 1;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
        Duration asked = retryAfter.orElse(Duration.ZERO);
        Position next = run.outcome() == Outcome.PARTIAL ? failedAt.orElse(null) : null;
        return new ConnectorState(run, next, failed, run.ended().plus(asked.compareTo(pause) > 0 ? asked : pause));
    }

    /**
     * When the next run is due.
     *
     * @param since when the schedule took effect
     */
    public Instant nextRun(Schedule schedule, Instant since) {
        return notBefore != null
                ? notBefore
                : schedule.next(Optional.ofNullable(last).map(RunReport::started), since);
    }
}
