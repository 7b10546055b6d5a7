package org.bitebudget.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.Problem;
import org.bitebudget.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every failed request with {@code application/problem+json}: a {@link ProblemException} as it says, a bare status
 * by its closest {@link ErrorCode}, and anything else as {@link ErrorCode#INTERNAL} whose cause is in the log alone.
 */
final class Problems implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @Override
    public void handle(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (response.ended()) {
            return;
        }
        ProblemException failure = failure(request);
        if (failure.errorCode() == ErrorCode.INTERNAL) {
            LOG.error(
                    "event=request-failed trace={} method={} route={}",
                    Requests.trace(request).traceId(),
                    request.request().method(),
                    Routes.of(request),
                    request.failure());
        }
        if (response.headWritten()) {
            // too late for a status: a cut connection tells the client that the answer is not whole
            request.request().connection().close();
            return;
        }
        failure.retryAfter().ifPresent(wait -> response.putHeader("Retry-After", Long.toString(seconds(wait))));
        Problem problem = failure.problem().withTraceId(Requests.trace(request).traceId());
        if (!request.request().isEnded()) {
            // the rest of the body was never asked for; without this the connection would wait for it
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(problem.toJson()));
    }

    private static ProblemException failure(RoutingContext request) {
        Throwable cause = request.failure();
        if (cause instanceof ProblemException problem) {
            return problem;
        }
        int status = cause instanceof HttpException http ? http.getStatusCode() : request.statusCode();
        if (cause != null && !(cause instanceof HttpException) && status == 500) {
            return new ProblemException(ErrorCode.INTERNAL, "the trace id finds the cause in our log", cause);
        }
        return switch (status) {
            case 400 -> new ProblemException(ErrorCode.INVALID_PARAMETER, "the request cannot be understood");
            case 401 -> new ProblemException(ErrorCode.UNAUTHORIZED, "send a bearer token");
            case 403 -> new ProblemException(ErrorCode.FORBIDDEN_SCOPE, "the token does not allow this");
            case 404 -> new ProblemException(ErrorCode.NOT_FOUND, "there is no such path");
            case 405 ->
                new ProblemException(
                        ErrorCode.METHOD_NOT_ALLOWED, request.request().method() + " is not possible here");
            case 406 -> new ProblemException(ErrorCode.NOT_ACCEPTABLE, "ask for another media type");
            case 408 -> new ProblemException(ErrorCode.REQUEST_TIMEOUT, "send the request faster");
            case 413 -> new ProblemException(ErrorCode.PAYLOAD_TOO_LARGE, "send a smaller body");
            case 415 -> new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "send another content type");
            case 429 -> new ProblemException(ErrorCode.TOO_MANY_REQUESTS, "send fewer requests");
            case 503 -> new ProblemException(ErrorCode.OVERLOADED, "try again later");
            default -> new ProblemException(ErrorCode.INTERNAL, "the trace id finds the cause in our log");
        };
    }

    /** Whole seconds, rounded up, since a client that comes too early is refused again. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
