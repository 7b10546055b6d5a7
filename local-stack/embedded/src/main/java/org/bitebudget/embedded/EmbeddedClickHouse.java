package org.bitebudget.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.embedded.child.ChildSpec;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.embedded.parts.Parts;

/** ClickHouse as a child process: one node, on loopback only, within 1 GB of memory. */
public final class EmbeddedClickHouse implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final int httpPort;
    private final int tcpPort;
    private final Child child;

    private EmbeddedClickHouse(int httpPort, int tcpPort, Child child) {
        this.httpPort = httpPort;
        this.tcpPort = tcpPort;
        this.child = child;
    }

    /** How ClickHouse's process is started; writes its configuration files into the data directory. */
    public static ChildSpec spec(int httpPort, int tcpPort, Path data, String classPath, Path log) {
        Path home = data.toAbsolutePath();
        Path config = writeConfiguration(home);
        return new ChildSpec(
                "clickhouse",
                classPath,
                ClickHouseServer.class.getName(),
                List.of(
                        Parts.fromEnvironment().clickHouseLibrary().toString(),
                        config.toString(),
                        home.resolve("store").toString(),
                        Integer.toString(httpPort),
                        Integer.toString(tcpPort)),
                List.of("-Xms16m", "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of(),
                home,
                log);
    }

    /** Starts it with this process's own class path and waits until it serves; port 0 takes a free one. */
    public static EmbeddedClickHouse start(int httpPort, int tcpPort, Path data, Path log) {
        int http = Ports.orFree(httpPort);
        int tcp = Ports.orFree(tcpPort);
        EmbeddedClickHouse server = new EmbeddedClickHouse(
                http, tcp, Child.start(spec(http, tcp, data, System.getProperty("java.class.path"), log)));
        server.child.awaitReady(START, probe(http));
        return server;
    }

    /** Whether the server on that port answers queries. */
    public static Probe probe(int httpPort) {
        return Probe.http(URI.create("http://localhost:" + httpPort + "/?query=SELECT%201"));
    }

    private static Path writeConfiguration(Path home) {
        try {
            Files.createDirectories(home);
            for (String file : List.of("config.xml", "users.xml")) {
                try (InputStream template = EmbeddedClickHouse.class.getResourceAsStream("clickhouse-" + file)) {
                    String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
                    Files.writeString(home.resolve(file), text.replace("{{home}}", home.toString()));
                }
            }
            return home.resolve("config.xml");
        } catch (IOException e) {
            throw new UncheckedIOException("can't write ClickHouse's configuration into " + home, e);
        }
    }

    /** Address of its HTTP interface. */
    public URI url() {
        return URI.create("http://localhost:" + httpPort);
    }

    /** Port of its native protocol. */
    public int tcpPort() {
        return tcpPort;
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
