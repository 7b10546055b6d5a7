package org.bitebudget.embedded.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.bitebudget.embedded.BrokerSettings;
import org.bitebudget.embedded.EmbeddedBroker;
import org.bitebudget.embedded.EmbeddedClickHouse;
import org.bitebudget.embedded.EmbeddedRegistry;
import org.bitebudget.embedded.setup.ClickHouseSetup;
import org.bitebudget.embedded.setup.SchemaSetup;
import org.bitebudget.embedded.setup.TopicSetup;

/** Child processes of the test's JVM with data in the module's {@code target}; each starts when first asked for. */
final class EmbeddedParts implements PartSource {

    private final Path home = Path.of(
                    "target", "embedded", Long.toString(ProcessHandle.current().pid()))
            .toAbsolutePath();
    private EmbeddedBroker broker;
    private EmbeddedRegistry registry;
    private EmbeddedClickHouse clickHouse;

    @Override
    public synchronized String bootstrap() {
        if (broker == null) {
            broker = EmbeddedBroker.start(new BrokerSettings(home.resolve("kafka"), 0, 0), home.resolve("broker.log"));
            new TopicSetup(broker.bootstrap(), (short) 1).createAll();
        }
        return broker.bootstrap();
    }

    @Override
    public synchronized URI registry() {
        if (registry == null) {
            registry = EmbeddedRegistry.start(0, bootstrap(), home.resolve("registry"), home.resolve("registry.log"));
            new SchemaSetup(registry.schemas()).registerAll();
        }
        return registry.url();
    }

    @Override
    public synchronized URI clickHouse() {
        if (clickHouse == null) {
            clickHouse = EmbeddedClickHouse.start(0, 0, home.resolve("clickhouse"), home.resolve("clickhouse.log"));
            new ClickHouseSetup(clickHouse.url(), ClickHouseSetup.Layout.SINGLE).createAll();
        }
        return clickHouse.url();
    }

    /** Ends the processes as a power cut would, since nobody needs their data any more. */
    @Override
    public synchronized void close() {
        if (registry != null) {
            registry.kill();
        }
        if (clickHouse != null) {
            clickHouse.kill();
        }
        if (broker != null) {
            broker.kill();
        }
        deleteData();
    }

    private void deleteData() {
        if (!Files.isDirectory(home)) {
            return;
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                boolean kept = file.equals(home)
                        || (file.toString().endsWith(".log") && file.getParent().equals(home));
                if (!kept) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
