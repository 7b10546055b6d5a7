package org.bitebudget.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line and one measurement for every request, without addresses, paths, tokens or ids of people. */
final class AccessLog implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger("bitebudget.access");
    private static final String OTHER = "OTHER";
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final MeterRegistry metrics;

    AccessLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handle(RoutingContext request) {
        long startedAt = System.nanoTime();
        request.addEndHandler(ended -> record(request, System.nanoTime() - startedAt));
        request.next();
    }

    private void record(RoutingContext context, long nanos) {
        HttpServerRequest request = context.request();
        String method = METHODS.contains(request.method()) ? request.method().name() : OTHER;
        String route = Routes.of(context);
        int status = context.response().getStatusCode();
        Timer.builder("bitebudget.http.requests")
                .description("Time from the head of a request to the end of its answer")
                .tag("method", method)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofMillis(2500))
                .register(metrics)
                .record(nanos, TimeUnit.NANOSECONDS);
        LOG.info(
                "event=request method={} route={} status={} micros={} bytesIn={} bytesOut={} trace={}",
                method,
                route,
                status,
                TimeUnit.NANOSECONDS.toMicros(nanos),
                request.bytesRead(),
                context.response().bytesWritten(),
                Requests.trace(context).traceId());
    }
}
