package org.bitebudget.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the embedded broker keeps its data and listens.
 *
 * @param data directory that survives restarts
 * @param port for clients
 * @param controllerPort for its own controller
 */
public record BrokerSettings(Path data, int port, int controllerPort) {

    /** Chooses free ports where 0 is given. */
    public BrokerSettings {
        port = Ports.orFree(port);
        controllerPort = Ports.orFree(controllerPort);
    }

    /** The address clients are given. */
    public String bootstrap() {
        return "localhost:" + port;
    }

    /** One node that is broker and controller, on loopback only, which restarts within seconds after a kill. */
    Map<String, Object> properties() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@localhost:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", data.toAbsolutePath().toString());
        for (String own : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(own + ".replication.factor", "1");
            settings.put(own + ".num.partitions", "4");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "false");
        // Flink's transactions must outlive any downtime, or what they hold is lost
        settings.put("transaction.max.timeout.ms", "604800000");
        // each topic says for itself how long it keeps its records
        settings.put("log.retention.ms", "-1");
        // After a kill the old session has to run out before the broker may register again, so it is short. Any
        // shorter,
        // and late heartbeats of a busy machine take every partition offline, which keeps the machine busy.
        settings.put("broker.session.timeout.ms", "6000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("log.cleaner.dedupe.buffer.size", "16777216");
        // the files of an index are as large as this from their start
        settings.put("log.index.size.max.bytes", "1048576");
        return settings;
    }
}
