package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bitebudget.embedded.testing.StackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FeedRecoveryTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final int HEAP = 96;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    @Test
    void aFeedThatIsSentAgainAfterAKillIsOnTheTopicExactlyOnce() throws Exception {
        // Given: a gateway that is killed in the middle of a feed
        int rows = 20_000;
        String store = "killed";
        try (GatewayProcess first = GatewayProcess.start(GatewayUnderTest.environment(STACK, home), HEAP)) {
            var sending = first.feed(store, "b1", () -> new GeneratedFeed(rows, 100));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> CommittedPrices.of(STACK, store) > 1000);
            first.kill();
            assertThat(sending).failsWithin(Duration.ofSeconds(30));
        }
        long before = CommittedPrices.of(STACK, store);
        assertThat(before).isLessThan(GeneratedFeed.good(rows));

        // When: it is sent again to a new one, then once more under another name
        try (GatewayProcess second = GatewayProcess.start(GatewayUnderTest.environment(STACK, home), HEAP)) {
            JsonNode resumed = answer(
                    second.feed(store, "b1", () -> new GeneratedFeed(rows, 100)).get(2, TimeUnit.MINUTES));
            JsonNode repeated = answer(
                    second.feed(store, "b2", () -> new GeneratedFeed(rows, 100)).get(2, TimeUnit.MINUTES));

            // Then: the counts are those of the whole feed, and the topic holds each row once
            assertThat(resumed.get("rows").asLong()).isEqualTo(rows);
            assertThat(resumed.get("accepted").asLong()).isEqualTo(GeneratedFeed.good(rows));
            assertThat(resumed.get("duplicates").asLong()).isEqualTo(GeneratedFeed.duplicates(rows));
            assertThat(resumed.get("rejected").asLong()).isEqualTo(GeneratedFeed.broken(rows));
            assertThat(resumed.get("rejects")).hasSize(100);
            assertThat(repeated.get("accepted").asLong()).isZero();
            assertThat(CommittedPrices.of(STACK, store)).isEqualTo(GeneratedFeed.good(rows));
        }
    }

    @Test
    void anIndexThatWasLostIsRebuiltFromTheTopics() throws Exception {
        int rows = 1000;
        String store = "index-lost";
        try (GatewayProcess first =
                GatewayProcess.start(GatewayUnderTest.environment(STACK, home.resolve("one")), HEAP)) {
            answer(first.feed(store, "b1", () -> new GeneratedFeed(rows, 0)).get(1, TimeUnit.MINUTES));
        }

        try (GatewayProcess second =
                GatewayProcess.start(GatewayUnderTest.environment(STACK, home.resolve("two")), HEAP)) {
            JsonNode again = answer(
                    second.feed(store, "b2", () -> new GeneratedFeed(rows, 0)).get(1, TimeUnit.MINUTES));

            assertThat(again.get("accepted").asLong()).isZero();
            assertThat(CommittedPrices.of(STACK, store)).isEqualTo(GeneratedFeed.good(rows));
        }
    }

    @Test
    void aFeedLargerThanTheHeapStreamsThrough() throws Exception {
        int rows = 10_000;
        int ballast = 16_000;
        Map<String, String> environment = new HashMap<>(GatewayUnderTest.environment(STACK, home));
        environment.put("BITEBUDGET_FEED_CHUNK_ROWS", "5000");
        try (GatewayProcess gateway = GatewayProcess.start(environment, HEAP)) {
            JsonNode answer = answer(gateway.feed("large", "b1", () -> new GeneratedFeed(rows, ballast))
                    .get(2, TimeUnit.MINUTES));

            assertThat((long) rows * ballast).isGreaterThan(HEAP * 1024L * 1024);
            assertThat(answer.get("accepted").asLong()).isEqualTo(GeneratedFeed.good(rows));
        }
    }

    private static JsonNode answer(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }
}
