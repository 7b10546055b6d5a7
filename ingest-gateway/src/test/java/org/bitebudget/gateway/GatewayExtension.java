package org.bitebudget.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.platform.files.DurableFiles;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test class a gateway of this JVM against a real broker and registry, and a client of it.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final GatewayExtension gateway = new GatewayExtension();
 *
 * private final String token = gateway.token(GatewayClient.household(), Scope.PRICES_WRITE);
 * }</pre>
 */
public final class GatewayExtension extends GatewayClient implements BeforeAllCallback, AfterAllCallback {

    private final StackExtension stack = new StackExtension();
    private Path home;
    private GatewayUnderTest gateway;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        stack.beforeAll(context);
        home = Files.createTempDirectory("gateway-");
        gateway = GatewayUnderTest.start(stack, home);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        gateway.close();
        DurableFiles.deleteTree(home);
    }

    /** Stops the gateway and starts it once more with the same data. */
    void restart() throws Exception {
        gateway.close();
        gateway = GatewayUnderTest.start(stack, home);
    }

    /** Broker and registry. */
    StackExtension stack() {
        return stack;
    }

    /** The topics of the broker. */
    StackTopics topics() {
        return stack.topics();
    }

    @Override
    protected int port() {
        return gateway.port();
    }

    @Override
    protected Path home() {
        return home;
    }
}
