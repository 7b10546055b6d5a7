package org.bitebudget.stack.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.api.Api.Answer;

/** Sends a file's rows, store by store, in batches; skips those that the progress says were answered before. */
final class FeedSender {

    private static final String PATH = "/api/v1/price-feeds/";
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/x-ndjson", "Content-Encoding", "gzip");

    /** How long a gateway that is gone or busy is waited for. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Api api;
    private final FeedProgress progress;
    private final FeedTerms terms;
    private final Consumer<JsonNode> rejected;
    private final Map<String, List<String>> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /**
     * @param api where to
     * @param progress what was answered before
     * @param terms how
     * @param rejected is given each refused row the gateway names, with line and reason
     */
    FeedSender(Api api, FeedProgress progress, FeedTerms terms, Consumer<JsonNode> rejected) {
        this.api = api;
        this.progress = progress;
        this.terms = terms;
        this.rejected = rejected;
    }

    /**
     * How a file is sent.
     *
     * @param store the store of all rows, else each row names its own
     * @param batchRows rows in a batch
     * @param asOf instant for rows without a time
     * @param zone the stores' zone, for rows with a date only
     */
    record FeedTerms(Optional<String> store, int batchRows, Optional<String> asOf, Optional<String> zone) {}

    void send(InputStream file) throws IOException {
        FeedFile.read(file, this::take);
        for (Map.Entry<String, List<String>> rest : waiting.entrySet()) {
            if (!rest.getValue().isEmpty()) {
                send(batch(rest.getKey(), rest.getValue()));
            }
        }
        progress.finished();
    }

    private void take(String rowsStore, String row) throws IOException {
        String store = terms.store().orElse(rowsStore);
        if (store.isEmpty()) {
            throw new CommandFailedException(ExitCodes.USAGE, "A row names no store; say which with --store: " + row);
        }
        List<String> rows = waiting.computeIfAbsent(store, name -> new ArrayList<>());
        rows.add(row);
        if (rows.size() == terms.batchRows()) {
            send(batch(store, rows));
            rows.clear();
        }
    }

    private FeedBatch batch(String store, List<String> rows) {
        int number = numbers.merge(store, 1, Integer::sum) - 1;
        return new FeedBatch(store, number, rows);
    }

    private void send(FeedBatch batch) throws IOException {
        if (progress.wasSent(batch)) {
            return;
        }
        String path = path(batch);
        byte[] body = batch.compressed();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Answer> answer = attempt(path, body, deadline);
            if (answer.isPresent() && answer.get().status() == 200) {
                note(batch, answer.get().body());
                return;
            }
            if (answer.isPresent() && !answer.get().comeBackLater()) {
                throw new CommandFailedException(
                        ExitCodes.FAILED,
                        "The gateway refused the feed: " + answer.get().reason());
            }
            if (System.nanoTime() > deadline) {
                throw new CommandFailedException(
                        ExitCodes.UNREACHABLE,
                        "The gateway doesn't take the feed. The same command goes on from here once it does.");
            }
            pause(answer.map(Answer::retryAfter).orElse(Duration.ofSeconds(1)));
        }
    }

    /** Empty when the gateway could not be reached or broke off, which sending the batch again puts right. */
    private Optional<Answer> attempt(String path, byte[] body, long deadline) {
        try {
            return Optional.of(api.post(path, HEADERS, BodyPublishers.ofByteArray(body)));
        } catch (CommandFailedException | UncheckedIOException e) {
            if (System.nanoTime() > deadline) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private String path(FeedBatch batch) {
        StringBuilder path = new StringBuilder(PATH)
                .append(encoded(batch.store()))
                .append("?batch_id=")
                .append(batch.id());
        terms.asOf().ifPresent(instant -> path.append("&as_of=").append(encoded(instant)));
        terms.zone().ifPresent(zone -> path.append("&zone=").append(encoded(zone)));
        return path.toString();
    }

    private void note(FeedBatch batch, JsonNode answer) {
        progress.sent(
                batch,
                answer.path("accepted").asLong(),
                answer.path("rejected").asLong(),
                answer.path("duplicates").asLong());
        answer.path("rejects").forEach(rejected);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
