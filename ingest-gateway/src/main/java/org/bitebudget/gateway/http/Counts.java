package org.bitebudget.gateway.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import org.bitebudget.platform.problem.ProblemException;

/** What the gateway took and what it refused. */
final class Counts {

    private final MeterRegistry metrics;

    Counts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Something was taken; a duplicate had its effect before. */
    void accepted(String kind, boolean duplicate) {
        Counter.builder("bitebudget.gateway.accepted")
                .description("What was taken and is durable")
                .tag("kind", kind)
                .tag("duplicate", Boolean.toString(duplicate))
                .register(metrics)
                .increment();
    }

    /** Handler that counts a request's refusal, if it comes to that. */
    void watch(RoutingContext request) {
        request.addEndHandler(ended -> {
            if (request.failure() instanceof ProblemException problem) {
                Counter.builder("bitebudget.gateway.rejected")
                        .description("Requests refused, by error code")
                        .tag("code", problem.errorCode().code())
                        .register(metrics)
                        .increment();
            }
        });
        request.next();
    }
}
