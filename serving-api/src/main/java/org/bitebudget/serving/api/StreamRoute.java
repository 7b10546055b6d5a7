package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.token.Scope;

/** The WebSocket that tells a household's clients what changes. */
public final class StreamRoute {

    private static final String PATH = "/api/v1/stream";
    private static final String PROTOCOL_HEADER = "Sec-WebSocket-Protocol";
    private static final String TOKEN_PROTOCOL = "bearer.";
    private static final long PING_MILLIS = 30_000;

    private final Vertx vertx;
    private final Map<String, Set<StreamClient>> clients = new ConcurrentHashMap<>();

    public StreamRoute(Vertx vertx) {
        this.vertx = vertx;
    }

    void mount(Router router, BearerTokens tokens) {
        router.get(PATH)
                .handler(StreamRoute::tokenFromProtocol)
                .handler(tokens.requiring())
                .handler(this::accept);
    }

    /** Tells the clients whom an event concerns; never blocks. */
    public void publish(SpecificRecord event) {
        StreamMessage.about(event).ifPresent(message -> {
            Set<StreamClient> listening = clients.getOrDefault(message.household(), Set.of());
            if (!listening.isEmpty()) {
                String text = message.json().toString();
                listening.stream()
                        .filter(client -> client.principal().may(message.scope()))
                        .forEach(client -> client.send(text));
            }
        });
    }

    /** Browsers can't set headers on a WebSocket, so the token may come as a sub-protocol. */
    private static void tokenFromProtocol(RoutingContext context) {
        HttpServerRequest request = context.request();
        String protocols = request.getHeader(PROTOCOL_HEADER);
        if (protocols != null && request.getHeader("Authorization") == null) {
            for (String protocol : protocols.split(",")) {
                if (protocol.strip().startsWith(TOKEN_PROTOCOL)) {
                    request.headers()
                            .set("Authorization", "Bearer " + protocol.strip().substring(TOKEN_PROTOCOL.length()));
                }
            }
        }
        context.next();
    }

    private void accept(RoutingContext context) {
        Principal principal = Requests.principal(context);
        if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
            throw Query.invalid("this route is a WebSocket: send Upgrade: websocket");
        }
        context.request()
                .toWebSocket()
                .onSuccess(socket -> open(new StreamClient(socket, principal)))
                .onFailure(context::fail);
    }

    private void open(StreamClient client) {
        String household = client.principal().household();
        ServerWebSocket socket = client.socket();
        clients.computeIfAbsent(household, ignored -> ConcurrentHashMap.newKeySet())
                .add(client);
        long ping = vertx.setPeriodic(PING_MILLIS, ignored -> socket.writePing(Buffer.buffer("bb")));
        socket.closeHandler(ignored -> {
            vertx.cancelTimer(ping);
            clients.computeIfPresent(household, (id, listening) -> {
                listening.remove(client);
                return listening.isEmpty() ? null : listening;
            });
        });
        client.send(hello(client.principal()).toString());
    }

    private static ObjectNode hello(Principal principal) {
        List<String> scopes =
                principal.scopes().stream().map(Scope::wireName).sorted().toList();
        ObjectNode data = EventJson.object().put("household", principal.household());
        data.set("scopes", EventJson.arrayOf(scopes, EventJson::text));
        ObjectNode json = EventJson.object().put("type", "hello");
        json.set("data", data);
        return json;
    }
}
