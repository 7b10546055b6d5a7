package org.bitebudget.ocr;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.bitebudget.platform.metrics.Metrics;

/** Health, readiness and metrics on a port of their own. */
final class ManagementServer implements AutoCloseable {

    private static final String PLAIN = "text/plain; charset=utf-8";

    private final HttpServer server;

    ManagementServer(int port, BooleanSupplier healthy, BooleanSupplier ready, Metrics metrics) throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/health", exchange -> answer(exchange, healthy.getAsBoolean()));
        server.createContext("/ready", exchange -> answer(exchange, ready.getAsBoolean()));
        server.createContext("/metrics", exchange -> send(exchange, 200, Metrics.MEDIA_TYPE, metrics.scrape()));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, boolean ok) throws IOException {
        send(exchange, ok ? 200 : 503, PLAIN, ok ? "ok\n" : "not ready\n");
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
