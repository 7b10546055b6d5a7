package org.bitebudget.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.bitebudget.platform.http.RunningApp.problem;
import static org.bitebudget.platform.http.RunningApp.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.FieldError;
import org.bitebudget.platform.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    private static RunningApp app;

    record Plan(YearMonth month, long amount, Nested nested) {}

    record Nested(String currency) {}

    @BeforeAll
    static void start(@TempDir Path directory) {
        app = new RunningApp(
                directory,
                (builder, tokens) -> builder.routes(router -> {
                    router.get("/refuses").handler(request -> {
                        throw new ProblemException(
                                ErrorCode.NEGATIVE_PRICE,
                                "a price starts at 0",
                                FieldError.at("/price", "was below zero"),
                                FieldError.atLine(7, "was below zero"));
                    });
                    router.get("/breaks").handler(request -> {
                        throw new IllegalStateException("secret internals");
                    });
                    router.get("/busy")
                            .handler(request -> request.fail(ProblemException.retryable(
                                    ErrorCode.OVERLOADED, "come back", Duration.ofMillis(1200))));
                    router.get("/half").handler(request -> {
                        request.response().setChunked(true).write("first half");
                        request.fail(new IllegalStateException("secret internals"));
                    });
                    router.post("/plans")
                            .handler(Bodies.buffered(100))
                            .handler(request -> Json.answer(request, 201, Json.body(request, Plan.class)));
                }));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void aRefusalGoesOutAsProblemJsonWithWhatToMend() {
        var response = app.get("/refuses");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        var problem = problem(response);
        assertThat(problem.type()).isEqualTo("urn:bitebudget:error:negative-price");
        assertThat(problem.code()).isEqualTo("negative-price");
        assertThat(problem.detail()).isEqualTo("a price starts at 0");
        assertThat(problem.errors())
                .containsExactly(FieldError.at("/price", "was below zero"), FieldError.atLine(7, "was below zero"));
        assertThat(problem.traceId()).matches("[0-9a-f]{32}");
    }

    @Test
    void anUnexpectedFailureTellsNothingOfItsInside() {
        var response = app.get("/breaks");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(problem(response).code()).isEqualTo("internal");
        assertThat(text(response)).doesNotContain("secret", "Exception", "at org.");
    }

    @Test
    void aFailureAfterTheHeadCutsTheConnection() {
        assertThat(catchThrowable(() -> app.get("/half"))).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void aRefusalThatMayPassSaysWhenInWholeSecondsRoundedUp() {
        var response = app.get("/busy");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).contains("2");
    }

    @Test
    void anUnknownPathIsAProblemToo() {
        assertThat(problem(app.get("/nowhere")).code()).isEqualTo("not-found");
    }

    @Test
    void anotherMethodIsAProblemToo() {
        var response = app.send("/refuses", request -> request.DELETE());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(problem(response).code()).isEqualTo("method-not-allowed");
    }

    @Test
    void aGoodBodyComesThrough() {
        var response = post("{\"month\":\"2026-02\",\"amount\":5}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(text(response)).isEqualTo("{\"month\":\"2026-02\",\"amount\":5}");
    }

    @Test
    void aBodyOverTheLimitIs413() {
        var response = post("{\"month\":\"" + "x".repeat(200) + "\"}");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(problem(response).code()).isEqualTo("payload-too-large");
    }

    @Test
    void aBodyFarOverTheLimitIsAnsweredWhileItIsStillBeingSent() {
        var announced =
                app.send("/plans", request -> request.POST(BodyPublishers.ofByteArray(new byte[64 * 1024 * 1024])));
        var streamed = app.send(
                "/plans",
                request -> request.POST(
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[64 * 1024 * 1024]))));

        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(streamed.statusCode()).isEqualTo(413);
        assertThat(problem(streamed).code()).isEqualTo("payload-too-large");
    }

    @Test
    void anEmptyBodyIsToldApartFromABrokenOne() {
        assertThat(problem(post("")).code()).isEqualTo("empty-body");
        assertThat(problem(post("{\"amount\":")).code()).isEqualTo("malformed-json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {"amount": "five"}              ~ /amount
            {"amount": "5"}                 ~ /amount
            {"amount": 5.5}                 ~ /amount
            {"amount": null}                ~ /amount
            {"amount": true}                ~ /amount
            {"month": "2026-13"}            ~ /month
            {"nested": {"currency": []}}    ~ /nested/currency
            {"amount": 1, "colour": 1}      ~ /colour
            [1, 2]                          ~ ''
            "text"                          ~ ''
            null                            ~ ''
            """)
    void aWrongTypeIsNamedByItsPointer(String body, String pointer) {
        var response = post(body);

        assertThat(response.statusCode()).isEqualTo(422);
        var problem = problem(response);
        assertThat(problem.code()).isEqualTo("invalid-field");
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo(pointer);
            assertThat(error.reason()).isNotBlank().doesNotContain("com.fasterxml", "java.");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {"amount": 5
            {"amount": 5} trailing
            {"amount": 5, "amount": 6}
            {amount: 5}
            {"amount": NaN}
            """)
    void brokenJsonIsNamedByItsLine(String body) {
        var response = post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problem(response).code()).isEqualTo("malformed-json");
        assertThat(problem(response).errors())
                .singleElement()
                .extracting(FieldError::line)
                .isEqualTo(1L);
    }

    @Test
    void everyErrorCodeHasItsOwnTypeAndAClientOrServerStatus() {
        Map<String, ErrorCode> types = new HashMap<>();
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(types.put(code.type(), code)).isNull();
            assertThat(code.status()).isBetween(400, 599);
        }
    }

    private static HttpResponse<byte[]> post(String body) {
        return app.send("/plans", request -> request.POST(BodyPublishers.ofString(body)));
    }
}
