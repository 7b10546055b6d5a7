package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.platform.token.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedRefusalsTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String HEADER = "product_id,product_name,price,currency,observed_at\n";
    private static final String ROW = "1,Milk,1.19,EUR,2026-03-01\n";

    private final String token = gateway.token(GatewayClient.household(), Scope.PRICES_WRITE);

    @ParameterizedTest
    @CsvSource({
        "image/png, 415, unsupported-media-type",
        "application/xml, 415, unsupported-media-type",
        "multipart/form-data; boundary=b, 415, unsupported-media-type"
    })
    void aFeedOfAnotherTypeIsRefused(String type, int status, String code) throws Exception {
        post("types", type, bytes(HEADER + ROW)).isProblem(status, code);
    }

    @Test
    void aFeedThatIsNoFeedIsRefused() throws Exception {
        post("none", "text/csv", new byte[0]).isProblem(400, "empty-body");
        post("none", "text/csv", bytes("\n\n")).isProblem(400, "empty-body");
        post("none", "text/csv", bytes("a,b\n1,2\n")).isProblem(422, "missing-field");
        post("none", "application/json", bytes("[{\"product_id\":")).isProblem(400, "malformed-json");
        post("none", "text/csv", bytes(HEADER + ROW), "Content-Encoding", "br")
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void aBrokenLineOfJsonCostsThatLineAlone() throws Exception {
        String good = "{\"product_id\":\"%s\",\"product_name\":\"Tea\",\"price\":%s,\"currency\":\"EUR\","
                + "\"observed_at\":\"2026-03-01\"}%n";
        String feed = good.formatted("1", "1.10")
                + "{\"product_id\":\n"
                + good.formatted("2", "NaN")
                + good.formatted("3", "-Infinity")
                + good.formatted("4", "-0.01")
                + good.formatted("5", "true")
                + good.formatted("6", "2.20");

        Answer answer = post("json-lines", "application/x-ndjson", bytes(feed));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("accepted").asLong()).isEqualTo(2);
        assertThat(answer.body().get("rejects").findValuesAsText("line")).containsExactly("2", "3", "4", "5", "6");
        assertThat(answer.body().get("rejects").findValuesAsText("code"))
                .containsExactly(
                        "malformed-feed-line", "not-a-number", "not-a-number", "negative-price", "invalid-field");
    }

    @Test
    void atMostAHundredRefusedRowsAreListedAndAllAreCounted() throws Exception {
        Answer answer = post("many", "text/csv", bytes(HEADER + "1,Milk,-1,EUR,2026-03-01\n".repeat(250)));

        assertThat(answer.body().get("rejected").asLong()).isEqualTo(250);
        assertThat(answer.body().get("rejects")).hasSize(100);
    }

    @Test
    void aBrokenGzipStreamIsRefusedAndItsResendGoesOn() throws Exception {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 5_000; i++) {
            rows.append(i).append(",Milk,1.19,EUR,2026-03-01\n");
        }
        byte[] packed = gzip(bytes(rows.toString()));
        byte[] garbled = packed.clone();
        Arrays.fill(garbled, garbled.length / 2, garbled.length / 2 + 50, (byte) 0x55);

        post("gz", "application/gzip", new byte[] {0x1F, (byte) 0x8B, 9, 9, 9}).isProblem(400, "malformed-encoding");
        post("gz-garbled", "text/csv", garbled, "Content-Encoding", "gzip").isProblem(400, "malformed-encoding");
        post("gz", "text/csv", Arrays.copyOf(packed, packed.length - 10), "Content-Encoding", "gzip")
                .isProblem(400, "malformed-encoding");
        Answer mended = post("gz", "text/csv", packed, "Content-Encoding", "gzip");

        assertThat(mended.status()).as(mended.response().body()).isEqualTo(200);
        assertThat(mended.body().get("accepted").asLong()).isEqualTo(5_000);
        assertThat(CommittedPrices.of(gateway.stack(), "gz")).isEqualTo(5_000);
    }

    @Test
    void aGzipBombIsRefusedBeforeItIsUnpacked() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(bytes(HEADER));
            byte[] spaces = bytes(" ".repeat(1024 * 1024));
            for (int i = 0; i < 512; i++) {
                gzip.write(spaces);
            }
        }

        post("bomb", "text/csv", bomb.toByteArray(), "Content-Encoding", "gzip").isProblem(413, "payload-too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "%20, ''",
        "x%00y, ''",
        "s, zone=Europe/Atlantis",
        "s, zone=%2B02:00",
        "s, as_of=yesterday",
        "s, as_of=2026-03-01",
        "s, currency=XXQ",
        "s, batch_id=%20",
    })
    void aBadParameterIsRefused(String store, String query) throws Exception {
        gateway.send("POST", "/api/v1/price-feeds/" + store + "?" + query, token, "text/csv", bytes(HEADER + ROW))
                .isProblem(400, "invalid-parameter");
    }

    @Test
    void aNameThatIsTooLongIsRefusedAndAStoreThatNobodyKnewIsANewOne() throws Exception {
        gateway.send("POST", "/api/v1/price-feeds/" + "s".repeat(129), token, "text/csv", bytes(HEADER + ROW))
                .isProblem(400, "invalid-parameter");

        Answer unheardOf = post("never-heard-of-before", "text/csv", bytes(HEADER + ROW));
        assertThat(unheardOf.status()).isEqualTo(200);
        assertThat(unheardOf.body().get("accepted").asLong()).isEqualTo(1);
    }

    @Test
    void aRowWithoutTimeNeedsTheFeedsInstant() throws Exception {
        byte[] feed = bytes("product_id,product_name,price,currency\n1,Milk,1.19,EUR\n");

        Answer without = post("timeless", "text/csv", feed);
        Answer with = gateway.send(
                "POST", "/api/v1/price-feeds/timeless?as_of=2026-03-01T06:00:00Z", token, "text/csv", feed);

        assertThat(without.body().get("rejects").findValuesAsText("code")).containsExactly("missing-field");
        assertThat(with.body().get("accepted").asLong()).isEqualTo(1);
    }

    @Test
    void aSecondFeedOfAStoreWaitsForTheFirst() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        CompletableFuture<HttpResponse<String>> first =
                stream("busy", () -> new Held(new GeneratedFeed(300, 0), hold::await));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> post("busy", "text/csv", bytes(HEADER + ROW)).status() == 429);
        Answer refused = post("busy", "text/csv", bytes(HEADER + ROW));
        hold.countDown();

        refused.isProblem(429, "too-many-requests");
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void aSenderThatGoesAwayFindsItsCommittedRowsTaken() throws Exception {
        int rows = 1_000;
        CompletableFuture<HttpResponse<String>> broken = stream(
                "gone",
                () -> new Held(new GeneratedFeed(rows, 0), () -> {
                    throw new IOException("the sender's disk failed");
                }));
        assertThat(broken).failsWithin(Duration.ofSeconds(30));

        Answer again = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> gateway.send(HttpRequest.newBuilder(gateway.uri("/api/v1/price-feeds/gone?batch_id=b"))
                                .header("Authorization", "Bearer " + token)
                                .POST(BodyPublishers.ofInputStream(() -> new GeneratedFeed(rows, 0)))),
                        answer -> answer.status() != 429);

        assertThat(again.body().get("accepted").asLong()).isEqualTo(GeneratedFeed.good(rows));
        assertThat(CommittedPrices.of(gateway.stack(), "gone")).isEqualTo(GeneratedFeed.good(rows));
    }

    /** Rows that come to a halt when 40 KB were read. */
    private static final class Held extends FilterInputStream {
        private static final int FREE = 40_000;

        private final Halt halt;
        private int given;

        Held(InputStream rows, Halt halt) {
            super(rows);
            this.halt = halt;
        }

        interface Halt {
            void reached() throws IOException, InterruptedException;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (given > FREE) {
                try {
                    halt.reached();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            int count = super.read(target, offset, length);
            given += Math.max(0, count);
            return count;
        }
    }

    private CompletableFuture<HttpResponse<String>> stream(
            String store, java.util.function.Supplier<InputStream> rows) {
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(gateway.uri("/api/v1/price-feeds/" + store + "?batch_id=b"))
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofInputStream(rows))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Answer post(String store, String type, byte[] body, String... headers) throws Exception {
        return gateway.send("POST", "/api/v1/price-feeds/" + store + "?batch_id=b", token, type, body, headers);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
