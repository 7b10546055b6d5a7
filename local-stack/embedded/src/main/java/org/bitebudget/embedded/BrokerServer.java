package org.bitebudget.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real Kafka broker and controller (KRaft, one node) in this JVM; its data survives restarts and kills. */
public final class BrokerServer implements AutoCloseable {

    private final KafkaRaftServer server;

    private BrokerServer(KafkaRaftServer server) {
        this.server = server;
    }

    /** Formats the data directory at its first use, then starts; returns when clients are served. */
    public static BrokerServer start(BrokerSettings settings) {
        format(settings.data());
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings.properties()), Time.SYSTEM);
        server.startup();
        return new BrokerServer(server);
    }

    /** Arguments: data directory, port, controller port. */
    public static void main(String[] args) {
        BrokerSettings settings =
                new BrokerSettings(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        BrokerServer broker = start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
        broker.server.awaitShutdown();
    }

    private static void format(Path data) {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(data);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setIgnoreFormatted(true)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(data.toAbsolutePath().toString())
                    .addDirectory(data.toAbsolutePath().toString())
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("can't format the broker's data directory " + data, e);
        } catch (Exception e) {
            throw new IllegalStateException("can't format the broker's data directory " + data, e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
