package org.bitebudget.gateway.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A store's server on this machine, which answers as a test wants it to. */
public final class StoreServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Answering answering = ask -> Reply.of(404, "");

    /**
     * A request.
     *
     * @param number how many came before it, and one
     * @param uri path and query
     * @param headers first value of each, names in lower case
     */
    public record Asked(int number, URI uri, Map<String, String> headers) {

        /** A parameter of the query, or null. */
        public String parameter(String name) {
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            for (String part : query.split("&")) {
                if (part.startsWith(name + "=")) {
                    return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return null;
        }
    }

    /** What a server says to a request. */
    @FunctionalInterface
    public interface Answering {
        /** The reply; may take its time. */
        Reply to(Asked asked) throws InterruptedException;
    }

    /**
     * A reply.
     *
     * @param declared length that is declared, -1 for that of the body
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Reply(int status, byte[] body, Map<String, String> headers, long declared) {

        /** A text in UTF-8. */
        public static Reply of(int status, String body) {
            return new Reply(status, body.getBytes(StandardCharsets.UTF_8), Map.of(), -1);
        }

        /** Bytes as they are. */
        public static Reply bytes(byte[] body) {
            return new Reply(200, body, Map.of(), -1);
        }

        /** The same with headers. */
        public Reply with(String... namesAndValues) {
            Map<String, String> more = new HashMap<>(headers);
            for (int i = 0; i < namesAndValues.length; i += 2) {
                more.put(namesAndValues[i], namesAndValues[i + 1]);
            }
            return new Reply(status, body, more, declared);
        }

        /** The same, but it declares to be longer than it is and breaks off. */
        public Reply cutOff() {
            return new Reply(status, body, headers, body.length + 1000L);
        }

        /** The same, packed. */
        public Reply packed() {
            try {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                    gzip.write(body);
                }
                return new Reply(status, packed.toByteArray(), headers, declared).with("Content-Encoding", "gzip");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Starts one that knows nothing yet. */
    public StoreServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** From now on it answers so. */
    public void answers(Answering how) {
        answering = how;
    }

    /** What it was asked so far. */
    public List<Asked> asked() {
        return asked;
    }

    /** Its address, without a slash at the end. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            Asked ask;
            synchronized (asked) {
                ask = new Asked(asked.size() + 1, exchange.getRequestURI(), headers);
                asked.add(ask);
            }
            Reply reply = answering.to(ask);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            boolean bodyless = reply.status() == 304 || (reply.body().length == 0 && reply.declared() < 0);
            exchange.sendResponseHeaders(
                    reply.status(), bodyless ? -1 : reply.declared() < 0 ? reply.body().length : reply.declared());
            if (!bodyless) {
                OutputStream out = exchange.getResponseBody();
                out.write(reply.body());
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
