package org.bitebudget.platform.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bitebudget.platform.metrics.Metrics;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.platform.trace.TraceContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running HTTP server with what all our apps have in common: {@code /health}, {@code /ready}, {@code /metrics}, traces,
 * an access log, problems instead of stack traces, and a stop that lets running requests end.
 */
public final class HttpApp {

    private static final Logger LOG = LoggerFactory.getLogger(HttpApp.class);

    /** Statuses the router sets on its own, past all failure handlers. */
    private static final int[] ROUTER_STATUSES = {400, 404, 405, 406, 415, 500};

    /** Servers of one Vert.x that ask for the same negative port share a free one. */
    private static final AtomicInteger FREE_PORTS = new AtomicInteger();

    private final String name;
    private final List<HttpServer> servers;
    private final Readiness readiness;

    private HttpApp(String name, List<HttpServer> servers, Readiness readiness) {
        this.name = name;
        this.servers = servers;
        this.readiness = readiness;
    }

    /** Describes a server for an app of that name. */
    public static Builder builder(Vertx vertx, String name, Metrics metrics) {
        return new Builder(vertx, name, metrics);
    }

    /**
     * Options every server starts from: idle connections end after 60 s, and no HTTP/2 in clear text, which nothing but
     * some client libraries would ever upgrade to.
     */
    public static HttpServerOptions defaultOptions() {
        return new HttpServerOptions().setIdleTimeout(60).setHttp2ClearTextEnabled(false);
    }

    /** The port it listens on. */
    public int port() {
        return servers.get(0).actualPort();
    }

    /** Reports not ready, takes no new connections, lets running requests end for so long, then closes. */
    public Future<Void> stop(Duration grace) {
        LOG.info("event=http-stopping app={} graceMillis={}", name, grace.toMillis());
        readiness.stopping();
        return Future.all(servers.stream().map(server -> server.shutdown(grace)).toList())
                .mapEmpty();
    }

    /** Collects an app's routes and checks, then starts it. */
    public static final class Builder {
        private final Vertx vertx;
        private final String name;
        private final Metrics metrics;
        private final Map<String, ReadyCheck> checks = new LinkedHashMap<>();
        private final List<Consumer<Router>> routes = new ArrayList<>();
        private HttpServerOptions options = defaultOptions();
        private Handler<RoutingContext> metricsGuard = RoutingContext::next;
        private int eventLoops = 1;

        private Builder(Vertx vertx, String name, Metrics metrics) {
            this.vertx = vertx;
            this.name = name;
            this.metrics = metrics;
        }

        /** Adds a check to {@code /ready}. */
        public Builder check(String checkName, ReadyCheck check) {
            checks.put(checkName, check);
            return this;
        }

        /** Adds the app's own routes; they come after the common ones. Handlers are shared by all event loops. */
        public Builder routes(Consumer<Router> mount) {
            routes.add(mount);
            return this;
        }

        /** {@code /metrics} needs a token with {@link Scope#ADMIN}: for ports that anyone can reach. */
        public Builder metricsForAdminsOnly(BearerTokens tokens) {
            metricsGuard = tokens.requiring(Scope.ADMIN);
            return this;
        }

        /** Replaces the server's options; start from {@link HttpApp#defaultOptions()}. */
        public Builder options(HttpServerOptions serverOptions) {
            options = serverOptions;
            return this;
        }

        /** How many event loops serve requests; 1 otherwise. */
        public Builder eventLoops(int count) {
            eventLoops = count;
            return this;
        }

        /**
         * Starts listening.
         *
         * @param host interface to listen on, {@code 0.0.0.0} for all
         * @param port 0 for any free one, see {@link HttpApp#port()}
         * @return fails if the port is taken
         */
        public Future<HttpApp> start(String host, int port) {
            Readiness readiness = new Readiness(vertx, Map.copyOf(checks));
            Router router = router(readiness);
            List<HttpServer> servers = new CopyOnWriteArrayList<>();
            int shared = port == 0 ? -FREE_PORTS.incrementAndGet() : port;
            return vertx.deployVerticle(
                            () -> new Listener(router, options, host, shared, servers),
                            new DeploymentOptions().setInstances(eventLoops))
                    .map(deployed -> {
                        HttpApp app = new HttpApp(name, List.copyOf(servers), readiness);
                        LOG.info("event=http-started app={} host={} port={}", name, host, app.port());
                        return app;
                    });
        }

        private Router router(Readiness readiness) {
            Router router = Router.router(vertx);
            Problems problems = new Problems();
            for (int status : ROUTER_STATUSES) {
                router.errorHandler(status, problems);
            }
            router.route().failureHandler(problems);
            router.route().handler(Builder::traced);
            router.route().handler(new AccessLog(metrics.registry()));
            router.get("/health").handler(request -> Json.answer(request, 200, Map.of("status", "up", "app", name)));
            router.get("/ready").handler(readiness);
            router.get("/metrics").handler(metricsGuard).handler(this::scrape);
            routes.forEach(mount -> mount.accept(router));
            return router;
        }

        private void scrape(RoutingContext request) {
            request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, Metrics.MEDIA_TYPE)
                    .end(metrics.scrape());
        }

        private static void traced(RoutingContext request) {
            request.response()
                    .putHeader(TraceContext.HEADER, Requests.trace(request).traceparent());
            request.next();
        }
    }

    /** One event loop's server. */
    private static final class Listener extends VerticleBase {
        private final Router router;
        private final HttpServerOptions options;
        private final String host;
        private final int port;
        private final List<HttpServer> servers;

        Listener(Router router, HttpServerOptions options, String host, int port, List<HttpServer> servers) {
            this.router = router;
            this.options = options;
            this.host = host;
            this.port = port;
            this.servers = servers;
        }

        @Override
        public Future<?> start() {
            return vertx.createHttpServer(options)
                    .requestHandler(router)
                    .listen(port, host)
                    .onSuccess(servers::add);
        }
    }
}
