package org.bitebudget.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bitebudget.platform.problem.ErrorCode;

/** Answers {@code /ready}: 200 when every named check passes, 503 otherwise or once the app is stopping. */
final class Readiness implements Handler<RoutingContext> {

    private static final Duration LONGEST_CHECK = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final Map<String, ReadyCheck> checks;
    private final AtomicBoolean stopping = new AtomicBoolean();

    Readiness(Vertx vertx, Map<String, ReadyCheck> checks) {
        this.vertx = vertx;
        this.checks = checks;
    }

    void stopping() {
        stopping.set(true);
    }

    @Override
    public void handle(RoutingContext request) {
        List<Future<Outcome>> running = checks.entrySet().stream()
                .map(entry -> outcome(entry.getKey(), entry.getValue()))
                .toList();
        Future.all(running)
                .onSuccess(all ->
                        answer(request, running.stream().map(Future::result).toList()))
                .onFailure(request::fail);
    }

    private void answer(RoutingContext request, List<Outcome> outcomes) {
        boolean ready = !stopping.get() && outcomes.stream().allMatch(Outcome::ready);
        String status = ready ? "ready" : stopping.get() ? "stopping" : "not-ready";
        Json.answer(request, ready ? 200 : ErrorCode.NOT_READY.status(), new Answer(status, outcomes));
    }

    private Future<Outcome> outcome(String name, ReadyCheck check) {
        return vertx.executeBlocking(check::missing, false)
                .timeout(LONGEST_CHECK.toMillis(), TimeUnit.MILLISECONDS)
                .map(missing -> new Outcome(name, missing.isEmpty(), missing.orElse(null)))
                .recover(failure -> Future.succeededFuture(new Outcome(name, false, reason(failure))));
    }

    private static String reason(Throwable failure) {
        return failure instanceof TimeoutException
                ? "no answer within " + LONGEST_CHECK.toSeconds() + " s"
                : failure.getClass().getSimpleName();
    }

    private record Answer(String status, List<Outcome> checks) {}

    private record Outcome(String name, boolean ready, String missing) {}
}
