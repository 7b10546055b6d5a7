package org.bitebudget.stack.whole;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.api.Api.Answer;

/**
 * A household and a store that go on sending whatever breaks: what was not answered is sent again under its old name until it is.
 */
final class Inputs {

    static final String MONTH = "2026-05";
    static final long MINOR = 101;
    static final int ROWS = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Instant FIRST = Instant.parse("2026-05-01T00:00:00Z");

    private final Api api;
    private final String store;
    private final AtomicInteger transactions = new AtomicInteger();
    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread thread = new Thread(this::send, "inputs");

    Inputs(Api api, String store) {
        this.api = api;
        this.store = store;
    }

    void start() {
        accept("PUT", "/api/v1/budgets/" + MONTH, Map.of("Content-Type", "application/json"), """
                {"currency": "EUR", "zone": "UTC", "incomes": [{"date": "2026-05-01", "amount": {"minor": 900000, "currency": "EUR"}}]}
                """);
        thread.setDaemon(true);
        thread.start();
    }

    /** Accepted so far. */
    int transactions() {
        return transactions.get();
    }

    /** Rows accepted so far. */
    int prices() {
        return batches.get() * ROWS;
    }

    private void send() {
        while (!stopping.get()) {
            int number = transactions.get();
            accept(
                    "POST",
                    "/api/v1/transactions",
                    Map.of("Content-Type", "application/json", "Idempotency-Key", "t" + number),
                    transaction(number));
            transactions.incrementAndGet();
            accept(
                    "POST",
                    "/api/v1/price-feeds/" + store + "?batch_id=b" + batches.get(),
                    Map.of("Content-Type", "application/x-ndjson"),
                    batch(batches.get()));
            batches.incrementAndGet();
        }
    }

    private static String transaction(int number) {
        return """
                {"kind": "purchase", "merchant": "Shop %d", "date": "2026-05-%02d", "zone": "UTC",
                 "total": {"minor": %d, "currency": "EUR"},
                 "lines": [{"category_id": "dairy.milk", "amount": {"minor": %d, "currency": "EUR"}}]}
                """.formatted(number, 1 + number % 28, MINOR, MINOR);
    }

    private static String batch(int number) {
        return IntStream.range(0, ROWS)
                .mapToObj(
                        row -> """
                        {"product_id": "p%d", "product_name": "Product %d", "price": "%d.99", "currency": "EUR", "observed_at": "%s"}""".formatted(row, row, 1 + (number + row) % 5, FIRST.plus(Duration.ofMinutes(number))))
                .collect(Collectors.joining("\n"));
    }

    private void accept(String method, String path, Map<String, String> headers, String body) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> isAccepted(method, path, headers, body));
    }

    private boolean isAccepted(String method, String path, Map<String, String> headers, String body) {
        try {
            Answer answer = api.send(method, path, headers, BodyPublishers.ofString(body));
            boolean serverFailed = answer.status() >= 500 || answer.comeBackLater();
            if (!serverFailed && answer.status() / 100 != 2) {
                throw new IllegalStateException(answer.reason());
            }
            return !serverFailed;
        } catch (CommandFailedException | UncheckedIOException e) {
            return false;
        }
    }

    /** Stops after what is being sent has been accepted. */
    void stop() {
        stopping.set(true);
        await().atMost(PATIENCE).until(() -> !thread.isAlive());
    }
}
