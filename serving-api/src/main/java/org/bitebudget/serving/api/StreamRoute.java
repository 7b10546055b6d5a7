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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WebSocket that tells a household's clients what changes. */
public final class StreamRoute {

    private static final Logger LOG = LoggerFactory.getLogger(StreamRoute.class);
    private static final String PATH = "/api/v1/stream";
    private static final String PROTOCOL_HEADER = "Sec-WebSocket-Protocol";
    private static final String TOKEN_PROTOCOL = "bearer.";
    private static final long PING_MILLIS = 30_000;
    private static final int QUEUE_BYTES = 1 << 20;
    private static final short TRY_AGAIN_LATER = 1013;

    private final Vertx vertx;
    private final Map<String, Set<Client>> clients = new ConcurrentHashMap<>();

    public StreamRoute(Vertx vertx) {
        this.vertx = vertx;
    }

    private record Client(ServerWebSocket socket, Principal principal) {}

    void mount(Router router, BearerTokens tokens) {
        router.get(PATH)
                .handler(StreamRoute::tokenFromProtocol)
                .handler(tokens.requiring())
                .handler(this::accept);
    }

    /** Tells the clients whom an event concerns; never blocks. */
    public void publish(SpecificRecord event) {
        StreamMessage.about(event).ifPresent(message -> {
            Set<Client> listening = clients.getOrDefault(message.household(), Set.of());
            if (!listening.isEmpty()) {
                String text = message.json().toString();
                listening.stream()
                        .filter(client -> client.principal().may(message.scope()))
                        .forEach(client -> send(client, text));
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
                .onSuccess(socket -> open(new Client(socket, principal)))
                .onFailure(context::fail);
    }

    private void open(Client client) {
        String household = client.principal().household();
        ServerWebSocket socket = client.socket();
        socket.setWriteQueueMaxSize(QUEUE_BYTES);
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
        send(client, hello(client.principal()).toString());
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

    private static void send(Client client, String text) {
        ServerWebSocket socket = client.socket();
        if (socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            LOG.info("event=stream-client-too-slow");
            socket.close(TRY_AGAIN_LATER, "fetch what you missed and come back");
            return;
        }
        socket.writeTextMessage(text);
    }
}
