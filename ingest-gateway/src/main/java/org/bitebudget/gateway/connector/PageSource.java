package org.bitebudget.gateway.connector;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.bitebudget.gateway.domain.connector.Adapter;
import org.bitebudget.gateway.domain.connector.Position;
import org.bitebudget.gateway.domain.connector.Route;
import org.bitebudget.platform.ids.Ids;

/**
 * The pages of one store, one request after the other: at its pace, through its breaker, tried again when that may help, and only
 * if they have changed.
 */
final class PageSource {

    /** A store that wants a longer pause gets it between runs. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final double JITTER = 0.5;
    private static final int UNCHANGED = 304;
    private static final int OK = 200;

    private final Adapter adapter;
    private final Route route;
    private final Secrets secrets;
    private final Tools tools;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final ConnectorMeter meter;
    private final AtomicLong requests = new AtomicLong();

    /**
     * What all sources share.
     *
     * @param vertx timers and threads that may block
     * @param fetcher asks
     * @param pace keeps requests apart
     * @param scheduler times further tries
     * @param clock tells what is now
     */
    record Tools(Vertx vertx, Fetcher fetcher, Pace pace, ScheduledExecutorService scheduler, Clock clock) {}

    PageSource(
            String name, Adapter adapter, Secrets secrets, Tools tools, CircuitBreaker breaker, ConnectorMeter meter) {
        this.adapter = adapter;
        this.route = new Route(adapter.request(), adapter.paging());
        this.secrets = secrets;
        this.tools = tools;
        this.breaker = breaker;
        this.meter = meter;
        IntervalFunction pauses = IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, 2, JITTER);
        RetryConfig tries = RetryConfig.<FetchedPage>custom()
                .maxAttempts(adapter.manners().attempts())
                .retryOnException(PageSource::mayPass)
                .intervalBiFunction((attempt, outcome) -> Math.max(
                        pauses.apply(attempt),
                        outcome.getLeft() instanceof FetchFault fault
                                ? fault.retryAfter().orElse(Duration.ZERO).toMillis()
                                : 0))
                .build();
        this.retry = Retry.of(name, tries);
    }

    /** The pages in their order. */
    Route route() {
        return route;
    }

    /** Requests so far. */
    long requests() {
        return requests.get();
    }

    /**
     * Fetches a page; fails with a {@link FetchFault}.
     *
     * @param known what is known of the page from an earlier run
     */
    CompletionStage<FetchedPage> fetch(Position at, Optional<Validators> known) {
        CompletableFuture<FetchedPage> done = new CompletableFuture<>();
        retry.executeCompletionStage(tools.scheduler(), () -> paced(at, known)).whenComplete((page, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause == null) {
                done.complete(page);
            } else {
                done.completeExceptionally(cause instanceof CallNotPermittedException ? closed() : cause);
            }
        });
        return done;
    }

    private FetchFault closed() {
        return FetchFault.closed(
                "the store failed too often; it is left alone for a while",
                Duration.ofMillis(breaker.getCircuitBreakerConfig()
                        .getWaitIntervalFunctionInOpenState()
                        .apply(1)));
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof FetchFault fault
                && fault.kind() != FetchFault.Kind.LASTING
                && fault.retryAfter().orElse(Duration.ZERO).compareTo(PATIENCE) <= 0;
    }

    private CompletionStage<FetchedPage> paced(Position at, Optional<Validators> known) {
        URI home = URI.create(route.url(route.first(), secrets::filled));
        Duration wait = tools.pace().turn(home.getHost(), adapter.manners().spacing());
        Future<Void> turn = wait.isZero()
                ? Future.succeededFuture()
                : tools.vertx().timer(Math.max(1, wait.toMillis())).mapEmpty();
        return turn.toCompletionStage()
                .thenCompose(now -> breaker.executeCompletionStage(
                        () -> attempt(at, known, home).toCompletionStage()));
    }

    private Future<FetchedPage> attempt(Position at, Optional<Validators> known, URI home) {
        URI uri;
        try {
            uri = home.resolve(route.url(at, secrets::filled));
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(FetchFault.lasting("the address of page " + at.page() + " is none"));
        }
        Map<String, String> common = new HashMap<>();
        common.put("User-Agent", adapter.manners().userAgent());
        common.put("Accept-Encoding", "gzip");
        known.ifPresent(before -> {
            Optional.ofNullable(before.etag()).ifPresent(tag -> common.put("If-None-Match", tag));
            Optional.ofNullable(before.lastModified()).ifPresent(date -> common.put("If-Modified-Since", date));
        });
        Map<String, String> own = new HashMap<>();
        adapter.request().headers().forEach((name, value) -> own.put(name, secrets.filled(value)));
        AddressGuard guard = new AddressGuard(home, adapter.request().privateHost());
        return tools.fetcher()
                .ask(new Fetcher.Question(
                        uri,
                        common,
                        own,
                        guard,
                        adapter.request().timeout(),
                        adapter.request().mostBytes()))
                .onSuccess(answer -> requests.addAndGet(answer.requests()))
                .onFailure(failure -> requests.incrementAndGet())
                .compose(answer -> tools.vertx().executeBlocking(() -> opened(at, known, answer), false))
                .onComplete(done -> meter.request(done.cause()));
    }

    private FetchedPage opened(Position at, Optional<Validators> known, Answer answer) {
        if (answer.status() == UNCHANGED && known.isPresent()) {
            Validators before = known.get();
            return new FetchedPage(
                    at, Optional.empty(), before.items(), Optional.ofNullable(before.next()), known, "", 0, 0);
        }
        if (answer.status() != OK) {
            throw refusal(answer);
        }
        byte[] plain = Unpacked.of(answer.body(), adapter.request().mostBytes());
        String type = Optional.ofNullable(answer.headers().get("Content-Type")).orElse("");
        PageText text = PageText.of(plain, adapter.answer().encoding(), type);
        Page page = Page.open(adapter.answer(), text.text());
        Optional<String> next = next(page, answer);
        long items = page.items().size();
        Optional<Validators> validators = validators(at, answer, items, next);
        String digest = HexFormat.of().formatHex(Ids.sha256().digest(plain));
        meter.brokenBytes(text.brokenBytes());
        return new FetchedPage(
                at, Optional.of(page), items, next, validators, digest, answer.body().length, text.brokenBytes());
    }

    private Optional<String> next(Page page, Answer answer) {
        if (adapter.paging().told().isEmpty()) {
            return answer.nextLink();
        }
        Optional<String> told = adapter.paging().told().flatMap(page::value);
        try {
            return adapter.paging().byAddress()
                    ? told.map(address ->
                            answer.uri().resolve(address.replace(" ", "%20")).toString())
                    : told;
        } catch (IllegalArgumentException e) {
            throw FetchFault.lasting("the address of the next page is none");
        }
    }

    /** Cursors and addresses are other ones with each run, so what is kept of their pages would never be asked for. */
    private Optional<Validators> validators(Position at, Answer answer, long items, Optional<String> next) {
        String etag = answer.headers().get("ETag");
        String lastModified = answer.headers().get("Last-Modified");
        boolean comesAgain = at.page() == 1
                || (!adapter.paging().byAddress() && adapter.paging().told().isEmpty());
        return comesAgain && (etag != null || lastModified != null)
                ? Optional.of(new Validators(etag, lastModified, tools.clock().instant(), items, next.orElse(null)))
                : Optional.empty();
    }

    private FetchFault refusal(Answer answer) {
        int status = answer.status();
        Optional<Duration> retryAfter = answer.retryAfter(tools.clock().instant());
        String message = "the store answers " + status;
        if (status == 429 || (status == 503 && retryAfter.isPresent())) {
            return FetchFault.throttled(message, retryAfter);
        }
        return status >= 500 || status == 408 || status == 425
                ? FetchFault.passing(message)
                : FetchFault.lasting(message);
    }
}
