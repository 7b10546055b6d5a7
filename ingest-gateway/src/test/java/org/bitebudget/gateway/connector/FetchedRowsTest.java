package org.bitebudget.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bitebudget.gateway.connector.StoreServer.Reply;
import org.bitebudget.gateway.domain.connector.Adapter;
import org.bitebudget.gateway.domain.connector.Position;
import org.bitebudget.gateway.domain.connector.RunReport.Outcome;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.FeedRow;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;
import org.bitebudget.gateway.domain.feed.RowReject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching from servers that answer well and badly. */
class FetchedRowsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final ScheduledExecutorService SCHEDULER = Executors.newSingleThreadScheduledExecutor();

    private final StoreServer store = new StoreServer();
    /** Of its own for each test: a later server may get the port to which a kept connection belonged. */
    private final Fetcher fetcher = new Fetcher(VERTX);

    private final CircuitBreaker breaker = Connector.breaker("test");
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @AfterEach
    void stop() {
        store.close();
    }

    @AfterAll
    static void stopAll() {
        SCHEDULER.shutdownNow();
        VERTX.close();
    }

    @Test
    void pagesAreCountedUntilOneIsEmpty() {
        store.answers(ask -> Reply.of(200, items(page(ask), 2, 3)));

        Run run = run(adapter("by: page"));

        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(run.products()).containsExactly("1-0", "1-1", "2-0", "2-1", "3-0", "3-1");
        assertThat(run.rows().fetched().pages()).isEqualTo(4);
        assertThat(store.asked().get(0).headers())
                .containsEntry("user-agent", "BiteBudget (price connector)")
                .containsEntry("accept-encoding", "gzip")
                .containsEntry("host", store.address().substring("http://".length()));
    }

    @Test
    void offsetsGrowByTheSizeOfAPage() {
        store.answers(ask -> Reply.of(200, items(Integer.parseInt(ask.parameter("p")) / 50, 1, 2)));

        Run run = run(adapter("by: offset\n  variable: page\n  step: 50"));

        assertThat(run.products()).containsExactly("0-0", "1-0", "2-0");
        assertThat(store.asked()).extracting(ask -> ask.parameter("p")).containsExactly("0", "50", "100", "150");
    }

    @Test
    void aCursorAsksForTheNextPage() {
        store.answers(ask -> switch (ask.parameter("p")) {
            case "" -> Reply.of(200, "{\"next\":\"b&c\",\"items\":[" + item("x") + "]}");
            case "b&c" -> Reply.of(200, "{\"next\":null,\"items\":[" + item("y") + "]}");
            default -> Reply.of(404, "");
        });

        Run run = run(adapter("by: cursor\n  variable: page\n  path: $.next"));

        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(run.products()).containsExactly("x", "y");
    }

    @Test
    void linksLeadToTheNextPageInHeaderOrAnswer() {
        store.answers(ask -> "1".equals(ask.parameter("p"))
                ? Reply.of(200, items(1, 1, 9)).with("Link", "<?p=2>; rel=\"next\", <?p=9>; rel=\"last\"")
                : Reply.of(200, items(2, 1, 9)));
        assertThat(run(adapter("by: link").replace("{page}", "1")).products()).containsExactly("1-0", "2-0");

        store.answers(ask -> "1".equals(ask.parameter("p"))
                ? Reply.of(200, "{\"next\":\"?p=2\",\"items\":[" + item("a") + "]}")
                : Reply.of(200, "{\"items\":[" + item("b") + "]}"));
        assertThat(run(adapter("by: next_url\n  path: $.next").replace("{page}", "1"))
                        .products())
                .containsExactly("a", "b");
    }

    @Test
    void aPageThatFailsEndsTheRunAndKeepsWhatCameBefore() {
        store.answers(ask -> page(ask) == 3 ? Reply.of(500, "oops") : Reply.of(200, items(page(ask), 1, 9)));

        Run run = run(adapter("by: page"));

        assertThat(run.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(run.rows().complete()).isFalse();
        assertThat(run.products()).containsExactly("1-0", "2-0");
        assertThat(run.rows().failedAt()).contains(new Position(0, 3, "3"));
        assertThat(run.rows().reason()).isEqualTo("page 3: the store answers 500");
    }

    @Test
    void whatMayPassIsTriedAgain() {
        store.answers(ask -> ask.number() == 1 ? Reply.of(502, "") : Reply.of(200, items(page(ask), 1, 1)));

        Run run = run(adapter("by: page").replace("attempts: 1", "attempts: 3"));

        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(store.asked()).hasSize(3);
    }

    @Test
    void whatWouldNotPassIsNotTriedAgain() {
        store.answers(ask -> Reply.of(403, "no"));

        Run run = run(adapter("by: page").replace("attempts: 1", "attempts: 5"));

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(store.asked()).hasSize(1);
    }

    @Test
    void aStoreThatAsksForAShortPauseGetsIt() {
        store.answers(ask ->
                ask.number() == 1 ? Reply.of(429, "").with("Retry-After", "1") : Reply.of(200, items(page(ask), 1, 1)));
        long begun = System.nanoTime();

        Run run = run(adapter("by: page").replace("attempts: 1", "attempts: 2"));

        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(990));
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
    }

    @Test
    void aStoreThatAsksForAPauseWithoutSayingHowLongIsTriedAgainAndNotBlamed() {
        store.answers(ask -> ask.number() == 1 ? Reply.of(429, "") : Reply.of(200, items(page(ask), 1, 1)));
        assertThat(run(adapter("by: page").replace("attempts: 1", "attempts: 2"))
                        .outcome())
                .isEqualTo(Outcome.COMPLETE);

        store.answers(ask -> Reply.of(429, ""));
        Run refused = run(adapter("by: page"));

        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(refused.rows().reason()).isEqualTo("page 1: the store answers 429");
        assertThat(refused.rows().fault().orElseThrow().retryAfter()).isEmpty();
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
    }

    @Test
    void aStoreThatAnswersInXmlIsFetchedPageByPage() {
        store.answers(ask -> Reply.bytes(("<?xml version='1.0' encoding='windows-1252'?><prices>"
                        + (page(ask) > 2
                                ? ""
                                : "<item nr='%d'><name>K\u00e4se</name><g:price>12,90</g:price></item>"
                                        .formatted(page(ask)))
                        + "</prices>")
                .getBytes(Charset.forName("windows-1252"))));

        Run run = run(adapter("by: page")
                .replace("format: json\n  items: $.items[*]", "format: xml\n  items: //item")
                .replace("$.id", "\"@nr\"")
                .replace("$.name", "name")
                .replace("price: $.price", "price: {path: \"*[name()='g:price']\", number: decimal_comma}"));

        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(run.products()).containsExactly("1", "2");
        assertThat(((FeedRow) run.items().get(0)).values())
                .containsEntry(Column.PRODUCT_NAME, "K\u00e4se")
                .containsEntry(Column.PRICE, "12.90");
    }

    @Test
    void aStoreThatAsksForALongPauseIsLeftAloneUntilThen() {
        store.answers(ask -> Reply.of(503, "").with("Retry-After", "3600"));

        Run run = run(adapter("by: page").replace("attempts: 1", "attempts: 4"));

        assertThat(store.asked()).hasSize(1);
        assertThat(run.rows().fault().orElseThrow().retryAfter()).contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Please log in</body></html>", "{\"items\":[{\"id\":\"1\"", "", "%PDF-1.4"})
    void anAnswerThatIsNoJsonFails(String body) {
        store.answers(ask -> Reply.of(200, body).with("Content-Type", "application/json"));

        assertThat(run(adapter("by: page")).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void anAnswerThatIsCutOffFails() {
        store.answers(ask -> Reply.of(200, items(1, 3, 9)).cutOff());

        Run run = run(adapter("by: page"));

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.products()).isEmpty();
    }

    @Test
    void aSlowStoreIsNotWaitedFor() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        store.answers(ask -> {
            end.await(30, TimeUnit.SECONDS);
            return Reply.of(200, items(1, 1, 1));
        });

        Run run = run(adapter("by: page").replace("timeout: PT5S", "timeout: PT0.2S"));
        end.countDown();

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.rows().reason()).contains("no whole answer within PT0.2S");
    }

    @Test
    void pagesWithoutEndAreStopped() {
        store.answers(ask -> Reply.of(200, items(page(ask), 1, Integer.MAX_VALUE)));

        Run run = run(adapter("by: page\n  most_pages: 7"));

        assertThat(run.outcome()).as(run.rows().reason()).isEqualTo(Outcome.STOPPED);
        assertThat(run.products()).hasSize(7);
        assertThat(store.asked()).hasSize(7);
    }

    @Test
    void aStoreThatIgnoresThePageIsNoticed() {
        store.answers(ask -> Reply.of(200, items(1, 2, 9)));

        Run run = run(adapter("by: page"));

        assertThat(run.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(run.rows().reason()).contains("page 2 is the same as one before");
        assertThat(run.products()).containsExactly("1-0", "1-1");
    }

    @Test
    void redirectsAreFollowedFiveTimes() {
        store.answers(ask -> ask.number() <= 5
                ? Reply.of(302, "").with("Location", "/again?p=1&hop=" + ask.number())
                : Reply.of(200, items(ask.number() == 6 ? 1 : 2, 1, 1)));
        assertThat(run(adapter("by: none").replace("{page}", "1")).products()).containsExactly("1-0");

        store.answers(ask -> Reply.of(301, "").with("Location", "/round"));
        assertThat(run(adapter("by: none").replace("{page}", "1")).rows().reason())
                .contains("redirects");
    }

    @Test
    void aRedirectIntoThePrivateNetworkIsNotFollowedAndSecretsStayHome() {
        try (StoreServer inside = new StoreServer()) {
            inside.answers(ask -> Reply.of(200, items(1, 1, 1)));
            store.answers(ask -> Reply.of(302, "").with("Location", inside.address() + "/"));

            Run run = run(adapter("by: page"));

            assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(run.rows().reason()).contains("private network");
            assertThat(inside.asked()).isEmpty();
            assertThat(store.asked().get(0).headers()).containsEntry("x-key", "hush");
        }
    }

    @Test
    void aHugeAnswerIsNotHeld() {
        byte[] huge = " ".repeat(3_000_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);

        store.answers(ask -> Reply.bytes(huge));
        assertThat(run(adapter("by: page")).rows().reason()).contains("larger than 2000000 bytes");

        store.answers(ask -> Reply.bytes(huge).packed());
        assertThat(run(adapter("by: page")).rows().reason()).contains("unpacks to more than 2000000 bytes");
    }

    @Test
    void packedAnswersAreUnpackedAndBrokenOnesFail() {
        store.answers(ask -> Reply.of(200, items(page(ask), 1, 1)).packed());
        assertThat(run(adapter("by: page")).products()).containsExactly("1-0");

        store.answers(ask -> {
            Reply whole = Reply.of(200, items(1, 1, 1)).packed();
            return Reply.bytes(java.util.Arrays.copyOf(whole.body(), whole.body().length - 9));
        });
        assertThat(run(adapter("by: page")).rows().reason()).contains("gzip");
    }

    @Test
    void brokenBytesAreCountedAndCostTheirRow() {
        store.answers(ask -> Reply.bytes("{\"items\":[%s,{\"id\":\"2\",\"name\":\"Caf\u00e9\",\"price\":1}]}"
                        .formatted(item("1"))
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .with("Content-Type", "application/json"));

        Run run = run(adapter("by: none").replace("{page}", "1"));

        assertThat(run.products()).containsExactly("1");
        assertThat(run.items().get(1)).isInstanceOfSatisfying(RowReject.class, reject -> assertThat(reject.pointer())
                .isEqualTo("/product_name"));
        assertThat(run.rows().fetched().brokenBytes()).isEqualTo(1);
    }

    @Test
    void afterFiveFailuresTheStoreIsLeftAlone() {
        store.answers(ask -> Reply.of(500, ""));
        for (int i = 0; i < 5; i++) {
            run(adapter("by: page"));
        }

        Run run = run(adapter("by: page"));

        assertThat(store.asked()).hasSize(5);
        assertThat(run.rows().reason()).contains("failed too often");
        assertThat(run.rows().fault().orElseThrow().retryAfter()).contains(Duration.ofSeconds(60));
        breaker.transitionToHalfOpenState();
        store.answers(ask -> Reply.of(200, items(page(ask), 1, 1)));
        assertThat(run(adapter("by: page")).outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void aSecretThatIsMissingIsNamedAndOneThatIsThereIsNot() {
        Run run = run(adapter("by: page").replace("${KEY}", "${NO_SUCH_KEY}"));

        assertThat(run.rows().reason()).contains("NO_SUCH_KEY is not set");
        assertThat(store.asked()).isEmpty();
    }

    private static int page(StoreServer.Asked ask) {
        return Integer.parseInt(ask.parameter("p"));
    }

    private static String items(int page, int count, int lastPage) {
        List<String> items = new ArrayList<>();
        for (int i = 0; page <= lastPage && i < count; i++) {
            items.add(item(page + "-" + i));
        }
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    private static String item(String id) {
        return "{\"id\":\"%s\",\"name\":\"Tea %s\",\"price\":1.25}".formatted(id, id);
    }

    private String adapter(String paging) {
        return """
                store: Test
                enabled: true
                currency: EUR
                request:
                  url: %s/items?p={page}
                  private_host: true
                  timeout: PT5S
                  most_bytes: 2000000
                  headers:
                    X-Key: ${KEY}
                paging:
                  %s
                answer:
                  format: json
                  items: $.items[*]
                fields:
                  product_id: $.id
                  product_name: $.name
                  price: $.price
                schedule:
                  every: PT6H
                manners:
                  requests_per_minute: 6000
                  pause: PT0.001S
                  attempts: 1
                """.formatted(store.address(), paging);
    }

    private record Run(FetchedRows rows, List<FeedItem> items) {
        Outcome outcome() {
            return rows.outcome();
        }

        List<String> products() {
            return items.stream()
                    .filter(FeedRow.class::isInstance)
                    .map(item -> ((FeedRow) item).values().get(Column.PRODUCT_ID))
                    .toList();
        }
    }

    private Run run(String yaml) {
        AdapterFile file = AdapterFile.parse("test", yaml);
        assertThat(file.faults()).isEmpty();
        Adapter adapter = file.adapter().orElseThrow();
        PageSource source = new PageSource(
                "test",
                adapter,
                new Secrets(Map.of("KEY", "hush")),
                new PageSource.Tools(VERTX, fetcher, new Pace(System::nanoTime), SCHEDULER, Clock.systemUTC()),
                breaker,
                new ConnectorMeter(metrics, "test"));
        FetchedRows rows = new FetchedRows(adapter, source, source.route().first(), at -> Optional.empty());
        List<FeedItem> items = new ArrayList<>();
        for (Optional<FeedItem> item = rows.next(); item.isPresent(); item = rows.next()) {
            items.add(item.get());
        }
        return new Run(rows, items);
    }
}
