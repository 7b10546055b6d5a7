package org.bitebudget.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.bitebudget.platform.http.RunningApp.text;

import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bitebudget.platform.trace.TraceContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpAppTest {

    @TempDir
    private Path directory;

    @Test
    void healthAnswersAsLongAsTheProcessLives() {
        try (RunningApp app = new RunningApp(
                directory, (builder, tokens) -> builder.check("broker", () -> Optional.of("does not answer")))) {
            var response = app.get("/health");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(text(response)).contains("\"status\":\"up\"", "\"app\":\"test-app\"");
        }
    }

    @Test
    void anAppThatNeedsNothingIsReady() {
        try (RunningApp app = new RunningApp(directory, (builder, tokens) -> {})) {
            assertThat(app.get("/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void readinessFollowsItsChecksAndNamesWhatIsMissing() {
        AtomicBoolean brokerUp = new AtomicBoolean();
        try (RunningApp app = new RunningApp(
                directory, (builder, tokens) -> builder.check("broker", ReadyCheck.of(brokerUp::get, "does not answer"))
                        .check("registry", Optional::empty))) {
            var before = app.get("/ready");
            brokerUp.set(true);
            var after = app.get("/ready");

            assertThat(before.statusCode()).isEqualTo(503);
            assertThat(text(before))
                    .contains("{\"name\":\"broker\",\"ready\":false,\"missing\":\"does not answer\"}")
                    .contains("{\"name\":\"registry\",\"ready\":true}");
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(text(after)).contains("\"status\":\"ready\"");
        }
    }

    @Test
    void aCheckThatFailsOrHangsCountsAsMissingAndTellsNoInternals() {
        CountDownLatch never = new CountDownLatch(1);
        try (RunningApp app = new RunningApp(directory, (builder, tokens) -> builder.check("failing", () -> {
                    throw new IllegalStateException("password=1234");
                })
                .check("hanging", () -> {
                    never.await();
                    return Optional.empty();
                }))) {
            var response = app.get("/ready");
            never.countDown();

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(text(response)).contains("IllegalStateException", "no answer within 3 s");
            assertThat(text(response)).doesNotContain("1234");
        }
    }

    @Test
    void theCallersTraceIsCarriedOnAndABrokenOneReplaced() {
        try (RunningApp app = new RunningApp(
                directory,
                (builder, tokens) -> builder.routes(router -> router.get("/trace")
                        .handler(request -> request.end(Requests.trace(request).traceId()))))) {
            TraceContext caller = TraceContext.start();

            var carried = app.send("/trace", request -> request.header("traceparent", caller.traceparent()));
            var replaced = app.send("/trace", request -> request.header("traceparent", "00-xyz"));

            assertThat(text(carried)).isEqualTo(caller.traceId());
            assertThat(carried.headers().firstValue("traceparent").orElseThrow())
                    .startsWith("00-" + caller.traceId() + "-")
                    .isNotEqualTo(caller.traceparent());
            assertThat(text(replaced)).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void requestsAreMeasuredByRouteAndNeverByPath() {
        try (RunningApp app = new RunningApp(
                directory,
                (builder, tokens) -> builder.routes(router -> router.get("/receipts/:id")
                        .handler(tokens.requiring())
                        .handler(request -> request.end("ok"))))) {
            app.getAs("/receipts/rcp_1", app.token(RunningApp.HOUSEHOLD));
            app.get("/receipts/rcp_2");
            app.get("/nowhere");

            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(text(app.get("/metrics")))
                    .contains("bitebudget_http_requests_seconds_count{app=\"test-app\",method=\"GET\","
                            + "route=\"/receipts/:id\",status=\"200\"} 1")
                    .contains("route=\"/receipts/:id\",status=\"401\"} 1")
                    .contains("route=\"none\",status=\"404\"} 1")
                    .contains("jvm_memory_used_bytes")
                    .doesNotContain("rcp_1", "rcp_2", "nowhere"));
        }
    }

    @Test
    void stoppingLetsARunningRequestEndAndTakesNoNewOne() throws Exception {
        Promise<String> work = Promise.promise();
        CountDownLatch arrived = new CountDownLatch(1);
        try (RunningApp app = new RunningApp(
                directory,
                (builder, tokens) ->
                        builder.routes(router -> router.get("/slow").handler(request -> {
                            arrived.countDown();
                            work.future().onSuccess(request::end);
                        })))) {
            var running = CompletableFuture.supplyAsync(() -> app.get("/slow"));
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

            var stopped = app.stop(Duration.ofSeconds(10));
            await().atMost(Duration.ofSeconds(10)).until(() -> refusesConnections(app));
            work.complete("finished");

            assertThat(text(running.get(10, TimeUnit.SECONDS))).isEqualTo("finished");
            RunningApp.await(stopped);
        }
    }

    @Test
    void severalEventLoopsShareOnePort() {
        try (RunningApp app = new RunningApp(directory, (builder, tokens) -> builder.eventLoops(2)
                .routes(router -> router.get("/ping").handler(request -> request.end("pong"))))) {
            for (int i = 0; i < 5; i++) {
                assertThat(text(app.get("/ping"))).isEqualTo("pong");
            }
        }
    }

    private static boolean refusesConnections(RunningApp app) {
        try {
            app.get("/health");
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
