package org.bitebudget.stack.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.feed.FeedSender.FeedTerms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedSenderTest {

    private static final String FEED = IntStream.range(0, 25)
            .mapToObj(i -> "{\"store\":\"%s\",\"product_id\":\"%d\"}".formatted(i % 2 == 0 ? "A B" : "C", i))
            .collect(Collectors.joining("\n"));

    @TempDir
    Path directory;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusedFrom = new AtomicInteger(Integer.MAX_VALUE);
    private HttpServer gateway;
    private Path file;

    /** An HTTP server that takes batches until it is told to refuse them. */
    @BeforeEach
    void startGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", this::take);
        gateway.start();
        file = Files.writeString(directory.resolve("feed.ndjson"), FEED);
    }

    @AfterEach
    void stopGateway() {
        gateway.stop(0);
    }

    @Test
    void rowsGoToTheirStoresInBatches() throws IOException {
        // When
        FeedProgress progress = progress();
        send(progress);

        // Then: 13 rows of one store and 12 of the other, five at a time
        assertThat(received.stream().map(request -> request.replaceAll("batch_id=feed-[0-9a-f]{32}", "…")))
                .containsExactlyInAnyOrder(
                        "/api/v1/price-feeds/A%20B?… 5",
                        "/api/v1/price-feeds/C?… 5",
                        "/api/v1/price-feeds/A%20B?… 5",
                        "/api/v1/price-feeds/C?… 5",
                        "/api/v1/price-feeds/A%20B?… 3",
                        "/api/v1/price-feeds/C?… 2");
        assertThat(progress.totals().accepted()).isEqualTo(25);
    }

    @Test
    void anInterruptedFeedGoesOnAfterTheLastAnsweredBatch() throws IOException {
        // Given: the gateway refuses everything from the third batch on
        refusedFrom.set(2);
        assertThatThrownBy(() -> send(progress())).isInstanceOf(CommandFailedException.class);
        List<String> before = List.copyOf(received);
        received.clear();
        refusedFrom.set(Integer.MAX_VALUE);

        // When: the same file is sent again
        FeedProgress progress = progress();
        send(progress);

        // Then: only the rest is sent, and the totals count both
        assertThat(before).hasSize(2);
        assertThat(received).hasSize(4).doesNotContainAnyElementsOf(before);
        assertThat(progress.totals().rows()).isEqualTo(25);
    }

    @Test
    void sendingAWholeFileAgainUsesTheSameBatchIds() throws IOException {
        send(progress());
        List<String> first = List.copyOf(received);
        received.clear();

        send(progress());

        assertThat(received).isEqualTo(first);
    }

    private FeedProgress progress() throws IOException {
        return FeedProgress.of(directory.resolve("progress"), file, "", 5);
    }

    private void send(FeedProgress progress) throws IOException {
        URI address = URI.create("http://localhost:" + gateway.getAddress().getPort());
        FeedTerms terms = new FeedTerms(Optional.empty(), 5, Optional.empty(), Optional.empty());
        new FeedSender(new Api(address, address, "token"), progress, terms, reject -> {})
                .send(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private void take(HttpExchange exchange) throws IOException {
        long rows = new String(new GZIPInputStream(exchange.getRequestBody()).readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .count();
        boolean refused = received.size() >= refusedFrom.get();
        if (!refused) {
            received.add(exchange.getRequestURI() + " " + rows);
        }
        byte[] answer = "{\"accepted\":%d,\"rejected\":0,\"rejects\":[]}"
                .formatted(rows)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(refused ? 403 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
