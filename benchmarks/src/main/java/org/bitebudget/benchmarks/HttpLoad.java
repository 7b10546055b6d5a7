package org.bitebudget.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Clients that ask as fast as they are answered, each over a connection of its own. */
final class HttpLoad implements AutoCloseable {

    private static final int OK = 200;

    private final Vertx vertx = Vertx.vertx();
    private final int clients;
    private final String token;
    private final HttpClient http;

    /**
     * @param clients how many at once
     * @param token that they show
     */
    HttpLoad(int clients, String token) {
        this.clients = clients;
        this.token = token;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(clients));
    }

    /** What a client asks for next. */
    @FunctionalInterface
    interface Paths {
        String next();
    }

    /**
     * What was measured.
     *
     * @param latencies milliseconds from a request to the last byte of its answer
     * @param perSecond answers a second
     */
    record Result(Quantiles latencies, double perSecond) {}

    /** Lets all clients ask for some seconds; fails if an answer is no 200. */
    Result run(int port, IntFunction<Paths> paths, int seconds) throws Exception {
        ConcurrentLinkedQueue<Double> latencies = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        List<CompletableFuture<Void>> running = IntStream.range(0, clients)
                .mapToObj(client -> {
                    CompletableFuture<Void> done = new CompletableFuture<>();
                    askOn(port, paths.apply(client), end, latencies, done);
                    return done;
                })
                .toList();
        for (CompletableFuture<Void> client : running) {
            client.get(seconds + 60L, TimeUnit.SECONDS);
        }
        return new Result(Quantiles.of(latencies), latencies.size() / ((System.nanoTime() - start) / 1e9));
    }

    /** How many bytes an answer has. */
    int bytes(int port, String path) throws Exception {
        return ask(port, path).get(1, TimeUnit.MINUTES);
    }

    private void askOn(
            int port, Paths paths, long end, ConcurrentLinkedQueue<Double> latencies, CompletableFuture<Void> done) {
        long before = System.nanoTime();
        if (before >= end) {
            done.complete(null);
            return;
        }
        // done tells the failure
        CompletableFuture<Integer> unused = ask(port, paths.next()).whenComplete((bytes, failure) -> {
            if (failure != null) {
                done.completeExceptionally(failure);
                return;
            }
            latencies.add((System.nanoTime() - before) / 1e6);
            askOn(port, paths, end, latencies, done);
        });
    }

    private CompletableFuture<Integer> ask(int port, String path) {
        return http.request(HttpMethod.GET, port, "localhost", path)
                .compose(request ->
                        request.putHeader("Authorization", "Bearer " + token).send())
                .compose(answer -> answer.body().map(body -> {
                    if (answer.statusCode() != OK) {
                        throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + body);
                    }
                    return body.length();
                }))
                .toCompletionStage()
                .toCompletableFuture();
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
