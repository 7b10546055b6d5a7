package org.bitebudget.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.embedded.child.ChildSpec;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.embedded.parts.Parts;
import org.bitebudget.embedded.setup.TopicSetup;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.SchemaRegistry;

/** Apicurio's registry as a child process; it keeps its schemas in the broker's topic {@code kafkasql-journal}. */
public final class EmbeddedRegistry implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final int port;
    private final Child child;

    private EmbeddedRegistry(int port, Child child) {
        this.port = port;
        this.child = child;
    }

    /** How the registry's process is started. The topic it keeps its schemas in must be there already. */
    public static ChildSpec spec(int port, String bootstrap, Path data, Path log) {
        return new ChildSpec(
                "registry",
                runner(Parts.fromEnvironment().registry()).toString(),
                "io.quarkus.runner.GeneratedMain",
                List.of(),
                List.of(
                        "-Xms48m",
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.http.access-log.enabled=false",
                        "-Dapicurio.storage.kind=kafkasql",
                        "-Dapicurio.kafkasql.bootstrap.servers=" + bootstrap,
                        "-Dapicurio.storage.snapshot.location=" + data.toAbsolutePath(),
                        // its own jobs look for changed log levels every second
                        "-Dapicurio.logconfigjob.every=1h"),
                Map.of(),
                data.toAbsolutePath(),
                log);
    }

    private static Path runner(Path distribution) {
        try (Stream<Path> files = Files.list(distribution)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no runner in " + distribution + File.separator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, waits until it serves and sets the compatibility of all subjects. */
    public static EmbeddedRegistry start(int port, String bootstrap, Path data, Path log) {
        int chosen = Ports.orFree(port);
        new TopicSetup(bootstrap, (short) 1).createRegistryJournal();
        EmbeddedRegistry registry = new EmbeddedRegistry(chosen, Child.start(spec(chosen, bootstrap, data, log)));
        registry.child.awaitReady(START, probe(chosen));
        registry.schemas().requireBackwardTransitiveByDefault();
        return registry;
    }

    /** Whether the registry on that port serves. */
    public static Probe probe(int port) {
        return Probe.http(URI.create(url(port) + "/subjects"));
    }

    /** Address of the Confluent-compatible API of a registry on that port. */
    public static String url(int port) {
        return "http://localhost:" + port + "/apis/ccompat/v7";
    }

    /** Address of its Confluent-compatible API. */
    public URI url() {
        return URI.create(url(port));
    }

    /** A client of it. */
    public SchemaRegistry schemas() {
        return SchemaRegistry.at(RegistrySettings.at(url()));
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
