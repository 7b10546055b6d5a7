package org.bitebudget.gateway;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.platform.config.Settings;

/** A gateway of this JVM against a real broker and registry. */
public final class GatewayUnderTest extends GatewayClient implements AutoCloseable {

    private final Gateway gateway;
    private final Path home;

    private GatewayUnderTest(Gateway gateway, Path home) {
        this.gateway = gateway;
        this.home = home;
    }

    /** Starts one and waits until it is ready. */
    public static GatewayUnderTest start(StackExtension stack, Path home) throws Exception {
        return start(stack, home, Map.of());
    }

    /** The same with further variables of the environment. */
    public static GatewayUnderTest start(StackExtension stack, Path home, Map<String, String> further)
            throws Exception {
        Map<String, String> environment = new HashMap<>(environment(stack, home));
        environment.putAll(further);
        Gateway gateway = Gateway.start(GatewayConfig.from(Settings.of(environment)), environment, Clock.systemUTC());
        GatewayUnderTest started = new GatewayUnderTest(gateway, home);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> started.send(HttpRequest.newBuilder(started.uri("/ready")))
                                .status()
                        == 200);
        return started;
    }

    /** Settings of a gateway with its data below {@code home}. */
    public static Map<String, String> environment(StackExtension stack, Path home) {
        return Map.of(
                "BITEBUDGET_KAFKA", stack.bootstrap(),
                "BITEBUDGET_REGISTRY", stack.registry().toString(),
                "BITEBUDGET_DATA", home.toString(),
                "BITEBUDGET_BLOBS", home.resolve("blobs").toString(),
                "BITEBUDGET_KEYS", home.resolve("keys").toString(),
                "BITEBUDGET_TOKEN_SECRET_FILE", home.resolve("token.secret").toString(),
                "BITEBUDGET_FEED_CHUNK_ROWS", "100",
                "BITEBUDGET_CONNECTORS", home.resolve("connectors").toString(),
                "BITEBUDGET_PORT", "0");
    }

    @Override
    protected int port() {
        return gateway.port();
    }

    @Override
    protected Path home() {
        return home;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
