package org.bitebudget.gateway.connector;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.bitebudget.gateway.domain.connector.RunReport;

/**
 * Counts what a connector does; its rows are counted with those of all feeds.
 *
 * @param metrics where it counts
 * @param connector its name
 */
record ConnectorMeter(MeterRegistry metrics, String connector) {

    private static final String TAG = "connector";
    private static final String BREAKER = "bitebudget.gateway.connector.breaker.open";

    /** A request is over. */
    void request(Throwable failure) {
        String outcome = failure == null
                ? "answered"
                : failure instanceof FetchFault fault && fault.kind() == FetchFault.Kind.THROTTLED
                        ? "throttled"
                        : "failed";
        Counter.builder("bitebudget.gateway.connector.requests")
                .description("Requests to stores, by what came of them")
                .tag(TAG, connector)
                .tag("outcome", outcome)
                .register(metrics)
                .increment();
    }

    /** Bytes that were none of their page's encoding. */
    void brokenBytes(long count) {
        Counter.builder("bitebudget.gateway.connector.broken.bytes")
                .description("Bytes of answers that are none of their encoding")
                .tag(TAG, connector)
                .register(metrics)
                .increment((double) count);
    }

    /** A run is over. */
    void run(RunReport report) {
        Counter.builder("bitebudget.gateway.connector.runs")
                .description("Runs, by how they ended")
                .tag(TAG, connector)
                .tag("outcome", report.outcome().name().toLowerCase(Locale.ROOT))
                .register(metrics)
                .increment();
    }

    /** Shows whether the breaker lets requests through, until {@link #unwatch}: the registry keeps the first gauge of a name. */
    void watch(CircuitBreaker breaker) {
        Gauge.builder(BREAKER, breaker, of -> switch (of.getState()) {
                    case CLOSED, DISABLED, METRICS_ONLY -> 0;
                    case HALF_OPEN -> 0.5;
                    case OPEN, FORCED_OPEN -> 1;
                })
                .description("1 while a store that failed too often is left alone, 0.5 while it is tried again")
                .tag(TAG, connector)
                .strongReference(true)
                .register(metrics);
    }

    /** Shows the breaker no longer. */
    void unwatch() {
        metrics.find(BREAKER).tag(TAG, connector).meters().forEach(metrics::remove);
    }
}
