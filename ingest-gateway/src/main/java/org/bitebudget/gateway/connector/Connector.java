package org.bitebudget.gateway.connector;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.gateway.domain.connector.Adapter;
import org.bitebudget.gateway.domain.connector.ConnectorState;
import org.bitebudget.gateway.domain.connector.Position;
import org.bitebudget.gateway.domain.connector.RunReport;
import org.bitebudget.gateway.domain.connector.RunReport.Outcome;
import org.bitebudget.gateway.domain.feed.BatchProgress;
import org.bitebudget.gateway.domain.feed.FeedTerms;
import org.bitebudget.gateway.domain.feed.Source;
import org.bitebudget.gateway.feed.FeedIngest;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.trace.TraceContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches one store's prices; a run is one batch. */
final class Connector {

    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
    private static final int FAILURES_TO_OPEN = 5;
    private static final Duration OPEN = Duration.ofSeconds(60);
    private static final float ALL = 100;

    private final AdapterFile file;
    private final Adapter adapter;
    private final Tools tools;
    private final CircuitBreaker breaker;
    private final ConnectorMeter meter;
    private final Instant since;

    /**
     * What all connectors share.
     *
     * @param ingest takes rows in
     * @param states keeps what is needed between runs
     * @param pages for fetching pages
     * @param secrets values that adapter files only name
     */
    record Tools(FeedIngest ingest, ConnectorStates states, PageSource.Tools pages, Secrets secrets) {}

    /** @param file one that declares an adapter */
    Connector(AdapterFile file, Tools tools, ConnectorMeter meter) {
        this.file = file;
        this.adapter = file.adapter().orElseThrow();
        this.tools = tools;
        this.meter = meter;
        this.breaker = breaker(file.name());
        this.since = tools.pages().clock().instant();
        meter.watch(breaker);
    }

    /** Opens after five failures in a row, for a minute; then one request decides. */
    static CircuitBreaker breaker(String name) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(FAILURES_TO_OPEN)
                        .minimumNumberOfCalls(FAILURES_TO_OPEN)
                        .failureRateThreshold(ALL)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .ignoreException(failure ->
                                failure instanceof FetchFault fault && fault.kind() == FetchFault.Kind.THROTTLED)
                        .build());
    }

    AdapterFile file() {
        return file;
    }

    CircuitBreaker.State breakerState() {
        return breaker.getState();
    }

    ConnectorState state() {
        return tools.states().state(file.name());
    }

    /** Ends its part in the metrics, so that another of its name may take it; a run under way goes on. */
    void retire() {
        meter.unwatch();
    }

    /** When it is due by its schedule, which counts from when its file was read until it has run. */
    Instant due() {
        return state().nextRun(adapter.schedule(), since);
    }

    /** Fetches what there is; blocks for as long as that takes. Never throws what the store or the brokers are to blame for. */
    RunReport run() {
        ConnectorState before = state();
        Instant started = tools.pages().clock().instant().truncatedTo(ChronoUnit.MILLIS);
        String batchId = file.name() + " " + started;
        PageSource source = new PageSource(file.name(), adapter, tools.secrets(), tools.pages(), breaker, meter);
        Position from = Optional.ofNullable(before.resume())
                .filter(at -> at.value() < adapter.request().values().size())
                .orElseGet(source.route()::first);
        FetchedRows rows = new FetchedRows(adapter, source, from, at -> fresh(at, started));
        RunReport report = taken(rows, batchId, started);
        Map<Position, Validators> learned = report.outcome() == Outcome.FAILED ? Map.of() : rows.validators();
        ConnectorState after =
                before.after(report, rows.failedAt(), rows.fault().flatMap(FetchFault::retryAfter));
        tools.states().put(file, after, learned);
        meter.run(report);
        LOG.info(
                "event=connector-run connector={} outcome={} reason=\"{}\" pages={} rows={} accepted={} rejected={}",
                file.name(),
                report.outcome(),
                report.reason(),
                report.fetched().pages(),
                report.rows(),
                report.accepted(),
                report.rejected());
        return report;
    }

    private Optional<Validators> fresh(Position at, Instant now) {
        return tools.states().validators(file, at).filter(known -> known.readAt()
                .plus(adapter.manners().refresh())
                .isAfter(now));
    }

    private RunReport taken(FetchedRows rows, String batchId, Instant started) {
        FeedTerms terms = new FeedTerms(
                Source.CONNECTOR, adapter.store(), adapter.zone(), Optional.of(started), adapter.currency(), started);
        try {
            BatchProgress progress =
                    rows.begin() ? tools.ingest().take(terms, batchId, rows, TraceContext.start()) : BatchProgress.NONE;
            return report(rows, batchId, started, rows.outcome(), rows.reason(), progress);
        } catch (ProblemException e) {
            return report(rows, batchId, started, Outcome.FAILED, untaken(e), BatchProgress.NONE);
        } catch (FetchFault e) {
            return report(rows, batchId, started, Outcome.FAILED, e.getMessage(), BatchProgress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String untaken(ProblemException problem) {
        return problem.errorCode() == ErrorCode.TOO_MANY_REQUESTS
                ? "another feed of this store is being read"
                : problem.errorCode().title() + "; chunks of rows that were committed before stay";
    }

    private RunReport report(
            FetchedRows rows, String batchId, Instant started, Outcome outcome, String reason, BatchProgress progress) {
        Instant ended = tools.pages().clock().instant();
        return RunReport.of(batchId, started, ended, outcome, reason, rows.fetched(), progress);
    }
}
