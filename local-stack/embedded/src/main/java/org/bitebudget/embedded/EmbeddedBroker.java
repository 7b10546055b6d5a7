package org.bitebudget.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.embedded.child.ChildSpec;

/** The broker as a child process of this one. */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final BrokerSettings settings;
    private final Child child;

    private EmbeddedBroker(BrokerSettings settings, Child child) {
        this.settings = settings;
        this.child = child;
    }

    /** How the broker's process is started; the class path must hold this module and what it needs. */
    public static ChildSpec spec(BrokerSettings settings, String classPath, Path log) {
        return new ChildSpec(
                "broker",
                classPath,
                BrokerServer.class.getName(),
                List.of(
                        settings.data().toAbsolutePath().toString(),
                        Integer.toString(settings.port()),
                        Integer.toString(settings.controllerPort())),
                List.of("-Xms96m", "-Xmx320m", "-XX:+UseSerialGC", "-Dlog4j2.configurationFile=log4j2-embedded.xml"),
                Map.of(),
                settings.data().toAbsolutePath().getParent(),
                log);
    }

    /** Starts it with this process's own class path and waits until it serves. */
    public static EmbeddedBroker start(BrokerSettings settings, Path log) {
        EmbeddedBroker broker =
                new EmbeddedBroker(settings, Child.start(spec(settings, System.getProperty("java.class.path"), log)));
        broker.child.awaitReady(START, () -> serves(settings.bootstrap()));
        return broker;
    }

    /** Whether a broker answers at the address. */
    public static boolean serves(String bootstrap) {
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                50,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200);
        try (Admin admin = Admin.create(config)) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The address for clients. */
    public String bootstrap() {
        return settings.bootstrap();
    }

    /** Ends it as a power cut would. */
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }
}
