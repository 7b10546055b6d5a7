package org.bitebudget.gateway.domain.connector;

import java.time.Duration;

/**
 * How gently a store is asked.
 *
 * @param requestsPerMinute most requests in a minute, spread evenly
 * @param pause shortest pause between two requests
 * @param userAgent what the connector calls itself
 * @param attempts tries of one page, the first included
 * @param refresh how long an answer may be taken as unchanged before it is fetched whole again
 */
public record Manners(int requestsPerMinute, Duration pause, String userAgent, int attempts, Duration refresh) {

    /** Time from one request to the next. */
    public Duration spacing() {
        Duration even = Duration.ofMinutes(1).dividedBy(requestsPerMinute);
        return even.compareTo(pause) > 0 ? even : pause;
    }
}
