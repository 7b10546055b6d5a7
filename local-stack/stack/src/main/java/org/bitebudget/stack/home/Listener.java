package org.bitebudget.stack.home;

import java.util.Locale;

/** Everything that listens on a port of its own, with the port it has unless that is taken. */
public enum Listener {
    /** Kafka's clients. */
    BROKER(19092),
    /** Kafka's controller. */
    CONTROLLER(19093),
    /** Schema registry. */
    REGISTRY(18081),
    /** ClickHouse over HTTP. */
    CLICKHOUSE(18123),
    /** ClickHouse's native protocol. */
    CLICKHOUSE_NATIVE(19000),
    /** Uploads, feeds and commands. */
    INGEST_GATEWAY(8080),
    /** Queries, WebSocket and the web page. */
    SERVING_API(8081),
    /** Health and metrics of the receipt reader. */
    OCR_STREAM(8082),
    /** Flink's web interface. */
    FLINK(8083),
    /** Flink's metrics. */
    FLINK_METRICS(9249);

    private final int usualPort;

    Listener(int usualPort) {
        this.usualPort = usualPort;
    }

    /** The port it has unless that is taken. */
    public int usualPort() {
        return usualPort;
    }

    /** Its name in files and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
