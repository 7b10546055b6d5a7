package org.bitebudget.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.platform.http.RunningApp.HOUSEHOLD;
import static org.bitebudget.platform.http.RunningApp.OTHER_HOUSEHOLD;
import static org.bitebudget.platform.http.RunningApp.problem;
import static org.bitebudget.platform.http.RunningApp.text;

import java.nio.file.Path;
import java.time.Duration;
import org.bitebudget.platform.token.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BearerTokensTest {

    private static RunningApp app;

    @BeforeAll
    static void start(@TempDir Path directory) {
        app = new RunningApp(directory, (builder, tokens) -> builder.metricsForAdminsOnly(tokens)
                .routes(router -> {
                    router.get("/receipts/:household")
                            .handler(tokens.requiring(Scope.RECEIPTS_READ))
                            .handler(request -> {
                                Requests.requireOwner(request, request.pathParam("household"));
                                request.end(Requests.household(request));
                            });
                    router.get("/limited")
                            .handler(tokens.requiring())
                            .handler(RateLimit.perHousehold(2, Duration.ofHours(1)))
                            .handler(request -> request.end("ok"));
                }));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void withoutATokenTheAnswerIs401AndNamesTheScheme() {
        var response = app.get("/receipts/" + HOUSEHOLD);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(problem(response).code()).isEqualTo("unauthorized");
        assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer realm=\"bitebudget\"");
    }

    @Test
    void aForgedTokenIs401() {
        String token = app.token(HOUSEHOLD, Scope.RECEIPTS_READ);
        String[] parts = token.split("\\.");
        String forged =
                parts[0] + "." + app.token(OTHER_HOUSEHOLD, Scope.RECEIPTS_READ).split("\\.")[1] + "." + parts[2];

        var response = app.getAs("/receipts/" + OTHER_HOUSEHOLD, forged);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate").orElseThrow())
                .contains("invalid_token");
    }

    @Test
    void aTokenWithoutTheScopeIs403AndNamesIt() {
        var response = app.getAs("/receipts/" + HOUSEHOLD, app.token(HOUSEHOLD, Scope.RECEIPTS_WRITE));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(problem(response).code()).isEqualTo("forbidden-scope");
        assertThat(response.headers().firstValue("www-authenticate").orElseThrow())
                .contains("insufficient_scope", "receipts:read");
    }

    @Test
    void aFittingTokenOpensAndTellsTheHousehold() {
        var response = app.getAs("/receipts/" + HOUSEHOLD, app.token(HOUSEHOLD, Scope.RECEIPTS_READ));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response)).isEqualTo(HOUSEHOLD);
    }

    @Test
    void whatBelongsToAnotherHouseholdIsNotThere() {
        var response = app.getAs("/receipts/" + OTHER_HOUSEHOLD, app.token(HOUSEHOLD, Scope.RECEIPTS_READ));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(problem(response).code()).isEqualTo("not-found");
    }

    @Test
    void tooManyRequestsOfOneHouseholdAreRefusedAndOthersGoOn() {
        String eager = app.token(HOUSEHOLD, Scope.RECEIPTS_READ);
        assertThat(app.getAs("/limited", eager).statusCode()).isEqualTo(200);
        assertThat(app.getAs("/limited", eager).statusCode()).isEqualTo(200);

        var refused = app.getAs("/limited", eager);
        var other = app.getAs("/limited", app.token(OTHER_HOUSEHOLD));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(problem(refused).code()).isEqualTo("too-many-requests");
        assertThat(Long.parseLong(refused.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(1L, 1800L);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void guardedMetricsAreForAdminsOnly() {
        assertThat(app.get("/metrics").statusCode()).isEqualTo(401);
        assertThat(app.getAs("/metrics", app.token(HOUSEHOLD, Scope.PRICES_READ))
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.getAs("/metrics", app.token(HOUSEHOLD, Scope.ADMIN)).statusCode())
                .isEqualTo(200);
    }
}
