package org.bitebudget.platform.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;

/**
 * A schema registry in memory behind a real HTTP port of this JVM: the part of Confluent's API that the product uses, with
 * Avro's own compatibility rules. For tests that need encoded events but no registry process.
 */
public final class InProcessRegistry implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Schema> byId = new ArrayList<>();
    private final ConcurrentMap<String, List<Schema>> subjects = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> compatibility = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failuresToCome = new AtomicInteger();

    private InProcessRegistry(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port of the loopback interface. */
    public static InProcessRegistry start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        InProcessRegistry registry = new InProcessRegistry(server);
        server.createContext("/", registry::handle);
        server.start();
        return registry;
    }

    /** How to reach it, with a short deadline. */
    public RegistrySettings settings() {
        URI url = URI.create("http://localhost:" + server.getAddress().getPort());
        return new RegistrySettings(url, Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    /** How many calls came so far. */
    public int calls() {
        return calls.get();
    }

    /** The compatibility that was set for a subject, or null. */
    public String compatibilityOf(String subject) {
        return compatibility.get(subject);
    }

    /** The next calls are answered with status 503. */
    public void failNext(int count) {
        failuresToCome.set(count);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        try (exchange) {
            if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                answer(exchange, 503, Map.of("error_code", 50301, "message", "not now"));
                return;
            }
            String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
            switch (exchange.getRequestMethod() + " " + path[0]) {
                case "GET subjects" -> answer(exchange, 200, subjects.keySet());
                case "POST subjects" -> register(exchange, path[1]);
                case "GET schemas" -> schema(exchange, Integer.parseInt(path[2]));
                case "PUT config" -> configure(exchange, path.length > 1 ? path[1] : "");
                case "POST compatibility" ->
                    answer(exchange, 200, Map.of("is_compatible", isCompatible(path[2], posted(exchange))));
                default -> answer(exchange, 404, Map.of("error_code", 404, "message", "no such path"));
            }
        }
    }

    private void register(HttpExchange exchange, String subject) throws IOException {
        Schema schema = posted(exchange);
        if (!isCompatible(subject, schema)) {
            answer(exchange, 409, Map.of("error_code", 409, "message", "the schema is incompatible"));
            return;
        }
        answer(exchange, 200, Map.of("id", add(subject, schema)));
    }

    private synchronized int add(String subject, Schema schema) {
        List<Schema> versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        if (!versions.contains(schema)) {
            versions.add(0, schema);
        }
        if (!byId.contains(schema)) {
            byId.add(schema);
        }
        return byId.indexOf(schema) + 1;
    }

    private void schema(HttpExchange exchange, int id) throws IOException {
        Schema schema = known(id);
        if (schema == null) {
            answer(exchange, 404, Map.of("error_code", 40403, "message", "schema not found"));
        } else {
            answer(exchange, 200, Map.of("schema", schema.toString()));
        }
    }

    private synchronized Schema known(int id) {
        return id < 1 || id > byId.size() ? null : byId.get(id - 1);
    }

    private void configure(HttpExchange exchange, String subject) throws IOException {
        String rule =
                JSON.readTree(exchange.getRequestBody()).path("compatibility").asText();
        compatibility.put(subject, rule);
        answer(exchange, 200, Map.of("compatibility", rule));
    }

    private synchronized boolean isCompatible(String subject, Schema schema) {
        try {
            new SchemaValidatorBuilder()
                    .canReadStrategy()
                    .validateAll()
                    .validate(schema, subjects.getOrDefault(subject, List.of()));
            return true;
        } catch (SchemaValidationException e) {
            return false;
        }
    }

    private static Schema posted(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        return new Schema.Parser().parse(body.path("schema").asText());
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
