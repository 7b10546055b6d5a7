package org.bitebudget.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bitebudget.platform.metrics.Metrics;
import org.bitebudget.platform.problem.Problem;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.platform.token.TokenIssuer;
import org.bitebudget.platform.token.TokenSecret;
import org.bitebudget.platform.token.TokenVerifier;

/** A real server on a free port and a real client for it. */
final class RunningApp implements AutoCloseable {

    static final String HOUSEHOLD = "6f1c1c1e-58a5-4d0c-9d52-0a4f3e0f3a11";
    static final String OTHER_HOUSEHOLD = "0b6f7f0e-1f5d-4c5e-8f2e-6f0a9a3b7c22";

    private final Vertx vertx = Vertx.vertx();
    private final Metrics metrics = Metrics.of("test-app");
    private final HttpClient client = HttpClient.newHttpClient();
    private final TokenSecret secret;
    private final HttpApp app;

    RunningApp(Path directory, Configured configured) {
        this.secret = TokenSecret.loadOrCreate(directory.resolve("token.secret"));
        BearerTokens tokens = new BearerTokens(new TokenVerifier(secret, Clock.systemUTC()));
        HttpApp.Builder builder = HttpApp.builder(vertx, "test-app", metrics);
        configured.configure(builder, tokens);
        this.app = await(builder.start("localhost", 0));
    }

    interface Configured {
        void configure(HttpApp.Builder builder, BearerTokens tokens);
    }

    String token(String household, Scope... scopes) {
        return new TokenIssuer(secret, Clock.systemUTC())
                .issue(new Principal(household, "user-1", Set.of(scopes)), Duration.ofMinutes(5));
    }

    HttpResponse<byte[]> get(String path) {
        return send(path, UnaryOperator.identity());
    }

    HttpResponse<byte[]> getAs(String path, String token) {
        return send(path, request -> request.header("Authorization", "Bearer " + token));
    }

    HttpResponse<byte[]> send(String path, UnaryOperator<HttpRequest.Builder> request) {
        URI uri = URI.create("http://localhost:" + app.port() + path);
        try {
            return client.send(
                    request.apply(HttpRequest.newBuilder(uri)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Problem problem(HttpResponse<byte[]> response) {
        return Problem.fromJson(response.body());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    Future<Void> stop(Duration grace) {
        return app.stop(grace);
    }

    Metrics metrics() {
        return metrics;
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
        metrics.close();
    }
}
