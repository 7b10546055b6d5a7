package org.bitebudget.gateway.connector;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Asks stores over HTTP, without blocking a thread; follows redirects itself, since each must be looked at. */
final class Fetcher {

    private static final int MOST_REDIRECTS = 5;
    private static final int IDLE_SECONDS = 15;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Vertx vertx;
    private final HttpClient client;

    Fetcher(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAliveTimeout(IDLE_SECONDS));
    }

    /**
     * A question.
     *
     * @param uri address
     * @param headers headers for whoever answers
     * @param ownHeaders headers for the adapter's own host alone
     * @param guard whom to ask
     * @param timeout for all of it, redirects and the answer's last byte included
     * @param mostBytes largest answer
     */
    record Question(
            URI uri,
            Map<String, String> headers,
            Map<String, String> ownHeaders,
            AddressGuard guard,
            Duration timeout,
            int mostBytes) {}

    /** Asks; fails with a {@link FetchFault} unless there is an answer of any status but a redirect. */
    Future<Answer> ask(Question question) {
        Promise<Answer> answer = Promise.promise();
        AtomicReference<HttpClientRequest> underWay = new AtomicReference<>();
        long timer = vertx.setTimer(question.timeout().toMillis(), fired -> {
            if (answer.tryFail(FetchFault.passing("no whole answer within " + question.timeout()))) {
                HttpClientRequest request = underWay.get();
                if (request != null) {
                    request.reset();
                }
            }
        });
        hop(question, question.uri(), 1, underWay).onComplete(done -> {
            vertx.cancelTimer(timer);
            if (done.succeeded()) {
                answer.tryComplete(done.result());
            } else {
                answer.tryFail(fault(done.cause()));
            }
        });
        return answer.future();
    }

    private Future<Answer> hop(Question question, URI uri, int requests, AtomicReference<HttpClientRequest> underWay) {
        return vertx.executeBlocking(() -> question.guard().resolve(uri), false)
                .compose(address -> client.request(options(question, uri, address)))
                .compose(request -> {
                    underWay.set(request);
                    // who listens only after sending may find that the answer is over already
                    Future<Answer> answer = request.response()
                            .compose(response -> answered(question, uri, requests, underWay, response));
                    return request.send().compose(sent -> answer);
                });
    }

    private Future<Answer> answered(
            Question question,
            URI uri,
            int requests,
            AtomicReference<HttpClientRequest> underWay,
            HttpClientResponse response) {
        String location = response.getHeader("Location");
        if (!REDIRECTS.contains(response.statusCode()) || location == null) {
            return collected(question, uri, response)
                    .map(body -> new Answer(uri, response.statusCode(), response.headers(), body.getBytes(), requests));
        }
        response.exceptionHandler(gone -> {}); // its body is of no interest
        response.request().reset();
        if (requests > MOST_REDIRECTS) {
            throw FetchFault.lasting("more than " + MOST_REDIRECTS + " redirects");
        }
        return hop(question, uri.resolve(location), requests + 1, underWay);
    }

    private static RequestOptions options(Question question, URI uri, InetSocketAddress address) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl(AddressGuard.isHttps(uri))
                .setHost(uri.getHost())
                .setPort(AddressGuard.port(uri))
                .setServer(SocketAddress.inetSocketAddress(address))
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setConnectTimeout(question.timeout().toMillis());
        question.headers().forEach(options::putHeader);
        if (question.guard().isHome(uri)) {
            question.ownHeaders().forEach(options::putHeader);
        }
        return options;
    }

    private static Future<Buffer> collected(Question question, URI uri, HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(bytes -> {
            if (body.length() + bytes.length() <= question.mostBytes()) {
                body.appendBuffer(bytes);
            } else if (whole.tryFail(FetchFault.lasting(
                    "the answer of " + uri.getHost() + " is larger than " + question.mostBytes() + " bytes"))) {
                response.request().reset();
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }

    /** What went wrong below HTTP may pass. Its words may hold the address, so they stay out. */
    private static Throwable fault(Throwable cause) {
        return cause instanceof FetchFault || cause instanceof Error
                ? cause
                : FetchFault.passing("the store cannot be reached or broke off: "
                        + cause.getClass().getSimpleName());
    }
}
