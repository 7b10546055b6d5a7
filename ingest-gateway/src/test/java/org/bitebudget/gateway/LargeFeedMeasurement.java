package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.bitebudget.embedded.testing.StackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures a large feed through a gateway of its own, against a broker and a registry of its own, and what a gateway uses
 * that nobody asks anything. No part of the build's tests; run it by name:
 *
 * <pre>
 * mvn test -Dtest=LargeFeedMeasurement#feed -Dfeed.megabytes=2048 -Dfeed.row-bytes=1000 -Dfeed.heap=256
 * mvn test -Dtest=LargeFeedMeasurement#feed -Dfeed.file=prices.csv
 * mvn test -Dtest=LargeFeedMeasurement#rest
 * </pre>
 */
class LargeFeedMeasurement {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STORE = "measured";
    private static final int ROW_WITHOUT_BALLAST = 150;
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path home;

    @Test
    void feed() throws Exception {
        int heap = Integer.getInteger("feed.heap", 256);
        Map<String, String> environment = new HashMap<>(GatewayUnderTest.environment(STACK, home));
        environment.put("BITEBUDGET_FEED_CHUNK_ROWS", System.getProperty("feed.chunk-rows", "5000"));
        try (GatewayProcess gateway = GatewayProcess.start(environment, heap)) {
            Duration before = gateway.cpu();
            long start = System.nanoTime();
            HttpResponse<String> response = gateway.feed(STORE, "b1", rows()).get(1, TimeUnit.HOURS);
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonNode answer = JSON.readTree(response.body());
            long rows = answer.get("rows").asLong();
            System.out.printf(
                    "rows=%d seconds=%.1f rowsPerSecond=%.0f cpuSeconds=%.1f heapMegabytes=%d peakResidentMegabytes=%d%n",
                    rows,
                    seconds,
                    rows / seconds,
                    gateway.cpu().minus(before).toMillis() / 1e3,
                    heap,
                    gateway.peakResidentMegabytes());
            long onTopic = CommittedPrices.of(STACK, STORE);
            System.out.printf(
                    "accepted=%s revised=%s duplicates=%s rejected=%s recordsOnTopic=%d%n",
                    answer.get("accepted"),
                    answer.get("revised"),
                    answer.get("duplicates"),
                    answer.get("rejected"),
                    onTopic);
            assertThat(onTopic).isEqualTo(answer.get("accepted").asLong());
        }
    }

    @Test
    void rest() throws Exception {
        Duration settled = Duration.ofSeconds(20);
        Duration watched = Duration.ofSeconds(60);
        try (GatewayProcess gateway = GatewayProcess.start(GatewayUnderTest.environment(STACK, home), 256)) {
            gateway.feed(STORE + "-rest", "b1", () -> new GeneratedFeed(1000, 0))
                    .get(1, TimeUnit.MINUTES);
            pass(settled);
            Duration before = gateway.cpu();
            pass(watched);
            System.out.printf(
                    "idle: cpuPercentOfOneCore=%.2f peakResidentMegabytes=%d%n",
                    100.0 * gateway.cpu().minus(before).toMillis() / watched.toMillis(),
                    gateway.peakResidentMegabytes());
        }
    }

    private static void pass(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.multipliedBy(2)).until(() -> true);
    }

    private static Supplier<InputStream> rows() {
        String file = System.getProperty("feed.file");
        if (file != null) {
            return () -> open(Path.of(file));
        }
        int rowBytes = Integer.getInteger("feed.row-bytes", 1000);
        int rows = Math.toIntExact((long) Integer.getInteger("feed.megabytes", 100) * MEGABYTE / rowBytes);
        return () -> new GeneratedFeed(rows, Math.max(0, rowBytes - ROW_WITHOUT_BALLAST));
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
