package org.bitebudget.platform.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;

/**
 * A token bucket for every household: so many requests at once, refilled evenly over a period. Comes after
 * {@link BearerTokens}. Counts per process; behind a balancer with n instances a household gets up to n times as much.
 */
public final class RateLimit implements Handler<RoutingContext> {

    private static final long HOUSEHOLDS_REMEMBERED = 100_000;

    private final LoadingCache<String, Bucket> buckets;

    private RateLimit(long capacity, Duration period) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(HOUSEHOLDS_REMEMBERED)
                // a bucket left alone for a whole period is full again, so forgetting it changes nothing
                .expireAfterAccess(period.multipliedBy(2))
                .build(household -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
                        .build());
    }

    /**
     * Up to {@code capacity} requests at once, and as many in each period.
     *
     * @param capacity above zero
     * @param period above zero
     */
    public static RateLimit perHousehold(long capacity, Duration period) {
        return new RateLimit(capacity, period);
    }

    /** Lets the request on, or answers 429 with {@code Retry-After}. */
    @Override
    public void handle(RoutingContext request) {
        ConsumptionProbe probe = buckets.get(Requests.household(request)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.retryable(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "this household has used up its requests for now",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
        request.next();
    }
}
