package org.bitebudget.gateway.http;

import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.bitebudget.gateway.domain.feed.BatchProgress;
import org.bitebudget.gateway.domain.feed.FeedTerms;
import org.bitebudget.gateway.domain.feed.RowReject;
import org.bitebudget.gateway.domain.feed.Source;
import org.bitebudget.gateway.feed.FeedFormat;
import org.bitebudget.gateway.feed.FeedIngest;
import org.bitebudget.gateway.feed.FeedRows;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.trace.TraceContext;

/** {@code POST /api/v1/price-feeds/{store}}: a feed of any length, read while it arrives. */
final class FeedRoute {

    private final FeedIngest ingest;
    private final WorkerExecutor workers;
    private final Admission feeds;
    private final Clock clock;
    private final Counts counts;

    /**
     * @param ingest takes the rows in
     * @param workers threads that may block for as long as a feed takes
     * @param feeds how many feeds at once
     * @param clock tells what is too far ahead
     * @param counts what was taken
     */
    FeedRoute(FeedIngest ingest, WorkerExecutor workers, Admission feeds, Clock clock, Counts counts) {
        this.ingest = ingest;
        this.workers = workers;
        this.feeds = feeds;
        this.clock = clock;
        this.counts = counts;
    }

    void post(RoutingContext context) {
        HttpServerRequest request = context.request();
        FeedTerms terms = new FeedTerms(
                Source.FEED,
                Names.parse(context.pathParam("store"), "store"),
                parameter(request, "zone", Zones::parse).orElse(ZoneOffset.UTC),
                parameter(request, "as_of", FeedRoute::instant),
                parameter(request, "currency", FeedRoute::currency),
                clock.instant());
        String batchId = Optional.ofNullable(request.getParam("batch_id"))
                .map(batch -> Names.parse(batch, "batch_id"))
                .orElseGet(() -> UUID.randomUUID().toString());
        feeds.enter(1);
        context.addEndHandler(ended -> feeds.leave(1));
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        TraceContext trace = Requests.trace(context);
        BodyStream body = BodyStream.of(request);
        workers.executeBlocking(() -> take(terms, batchId, () -> FeedFormat.open(body, type, encoding), trace), false)
                .onSuccess(progress -> {
                    counts.accepted("feed", false);
                    Json.answer(context, 200, answer(terms.store(), batchId, progress));
                })
                .onFailure(failure -> body.discard().onComplete(ignored -> context.fail(failure)));
    }

    private BatchProgress take(FeedTerms terms, String batchId, Feed feed, TraceContext trace) {
        try {
            return ingest.take(terms, batchId, feed.open(), trace);
        } catch (IOException e) {
            throw new ProblemException(
                    ErrorCode.REQUEST_TIMEOUT,
                    "The feed stopped arriving. Send it again from the start with the same batch_id; rows that were"
                            + " taken are not taken twice.",
                    e);
        }
    }

    /** A feed whose first bytes are still to be read, which may wait for the sender. */
    private interface Feed {
        FeedRows open() throws IOException;
    }

    private static Map<String, Object> answer(String store, String batchId, BatchProgress progress) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("batch_id", batchId);
        answer.put("store", store);
        answer.put("rows", progress.rows());
        answer.put("accepted", progress.accepted());
        answer.put("revised", progress.revised());
        answer.put("duplicates", progress.duplicates());
        answer.put("duplicate_lines", progress.duplicateLines());
        answer.put("conflicts", progress.conflicts());
        answer.put("rejected", progress.rejected());
        answer.put("rejects", rejects(progress.rejects()));
        return answer;
    }

    /** Refused rows as they are shown. */
    static List<Map<String, Object>> rejects(List<RowReject> rejects) {
        return rejects.stream()
                .map(reject -> {
                    Map<String, Object> shown = new LinkedHashMap<>();
                    shown.put("line", reject.line());
                    if (reject.pointer() != null) {
                        shown.put("pointer", reject.pointer());
                    }
                    shown.put("code", ErrorCode.valueOf(reject.fault().name()).code());
                    shown.put("reason", reject.reason());
                    return shown;
                })
                .toList();
    }

    private static <T> Optional<T> parameter(HttpServerRequest request, String name, Function<String, T> parse) {
        String text = request.getParam(name);
        try {
            return Optional.ofNullable(text).map(parse);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER, "the parameter " + name + " is not valid", e);
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String currency(String code) {
        if (!Currencies.isKnown(code)) {
            throw new IllegalArgumentException(code);
        }
        return code;
    }
}
