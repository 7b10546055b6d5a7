package org.bitebudget.platform.flink;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends blocks over ClickHouse's HTTP interface, one at a time, and tries again while the server is away or overloaded. */
final class ClickHouseInserts {

    private static final Logger LOG = LoggerFactory.getLogger(ClickHouseInserts.class);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final int SERVER_ERROR = 500;
    private static final int OK = 200;

    private final HttpRequest.Builder request;
    private CompletableFuture<Void> acknowledged = CompletableFuture.completedFuture(null);

    ClickHouseInserts(ClickHouseSink.Target target, String statement) {
        // A block seldom has a row twice, and to look for that costs more than to leave it to the merges.
        String query = "?optimize_on_insert=0&database=" + encoded(target.database()) + "&query=" + encoded(statement);
        this.request = HttpRequest.newBuilder(URI.create(target.address() + "/" + query))
                .timeout(ANSWER_WITHIN)
                .header("X-ClickHouse-User", target.user())
                .header("X-ClickHouse-Key", target.password());
    }

    /** Sends a block; the one before must have been acknowledged. */
    void send(byte[] block) {
        acknowledged = attempt(request.POST(BodyPublishers.ofByteArray(block)).build(), 1);
    }

    /**
     * Waits until the server has taken the last block.
     *
     * @throws IOException if it refuses the block, or doesn't answer in spite of all attempts
     */
    void awaitAcknowledged() throws IOException, InterruptedException {
        try {
            acknowledged.get();
        } catch (ExecutionException e) {
            throw new IOException("rows could not be inserted into ClickHouse", e.getCause());
        }
    }

    void abandon() {
        acknowledged.cancel(true);
    }

    private static CompletableFuture<Void> attempt(HttpRequest insert, int number) {
        return CLIENT.sendAsync(insert, BodyHandlers.ofString())
                .handle((response, failure) -> retryReason(response, failure))
                .thenCompose(reason -> {
                    if (reason == null) {
                        return CompletableFuture.completedFuture(null);
                    }
                    if (number == ATTEMPTS) {
                        return CompletableFuture.failedFuture(new IOException(reason));
                    }
                    long pause = FIRST_PAUSE_MILLIS << number;
                    LOG.warn("clickhouse=retry attempt={} pauseMillis={} reason=\"{}\"", number, pause, reason);
                    return new CompletableFuture<Void>()
                            .completeOnTimeout(null, pause, TimeUnit.MILLISECONDS)
                            .thenCompose(waited -> attempt(insert, number + 1));
                });
    }

    private static String retryReason(HttpResponse<String> response, Throwable failure) {
        if (failure != null) {
            return failure.toString();
        }
        if (response.statusCode() == OK) {
            return null;
        }
        String answer =
                "status " + response.statusCode() + ": " + response.body().strip();
        if (response.statusCode() < SERVER_ERROR) {
            throw new CompletionException(new IOException(answer));
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
