package org.bitebudget.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.gateway.connector.ConnectorSettings;
import org.bitebudget.gateway.http.HttpLimits;
import org.bitebudget.platform.config.Settings;

/**
 * The gateway's settings.
 *
 * @param kafka brokers
 * @param registry base URL of the schema registry
 * @param data directory of the gateway's own indexes
 * @param blobs directory of the sealed images
 * @param keys directory of the households' keys
 * @param tokenSecret file with the secret of the tokens
 * @param host interface to listen on
 * @param port port to listen on, 0 for any
 * @param eventLoops event loops that serve requests
 * @param chunkRows rows of a feed a transaction
 * @param brokerTimeout how long a request waits for the brokers
 * @param limits how much at once
 * @param connectors where price connectors are declared
 */
public record GatewayConfig(
        String kafka,
        URI registry,
        Path data,
        Path blobs,
        Path keys,
        Path tokenSecret,
        String host,
        int port,
        int eventLoops,
        int chunkRows,
        Duration brokerTimeout,
        HttpLimits limits,
        ConnectorSettings connectors) {

    private static final int MEGABYTE = 1024 * 1024;
    private static final String LOCAL_PAGES = "http://localhost:8081,http://127.0.0.1:8081";

    /** Reads the settings; defaults work with the local stack. */
    public static GatewayConfig from(Settings settings) {
        return new GatewayConfig(
                settings.text("BITEBUDGET_KAFKA", "localhost:19092"),
                settings.httpUri("BITEBUDGET_REGISTRY", URI.create("http://localhost:18081/apis/ccompat/v7")),
                settings.path("BITEBUDGET_DATA", Path.of("var")).resolve("ingest-gateway"),
                settings.path("BITEBUDGET_BLOBS", Path.of("var", "blobs")),
                settings.path("BITEBUDGET_KEYS", Path.of("var", "keys")),
                settings.path("BITEBUDGET_TOKEN_SECRET_FILE", Path.of("var", "token.secret")),
                settings.text("BITEBUDGET_HOST", "0.0.0.0"),
                settings.port("BITEBUDGET_PORT", 8080),
                settings.integer("BITEBUDGET_EVENT_LOOPS", 1, 1, 64),
                settings.integer("BITEBUDGET_FEED_CHUNK_ROWS", 5000, 1, 100_000),
                settings.duration("BITEBUDGET_KAFKA_TIMEOUT", Duration.ofSeconds(30)),
                limits(settings),
                new ConnectorSettings(
                        settings.path("BITEBUDGET_CONNECTORS", Path.of("var", "connectors")),
                        settings.integer("BITEBUDGET_CONNECTORS_AT_ONCE", 2, 1, 32)));
    }

    private static HttpLimits limits(Settings settings) {
        return new HttpLimits(
                settings.integer("BITEBUDGET_UPLOAD_BUFFER_MB", 48, 11, 2000) * MEGABYTE,
                settings.integer("BITEBUDGET_FEEDS_AT_ONCE", 4, 1, 64),
                settings.integer("BITEBUDGET_REQUESTS_AT_ONCE", 256, 1, 10_000),
                settings.integer("BITEBUDGET_WORKERS", 4, 1, 64),
                settings.integer("BITEBUDGET_REQUESTS_PER_MINUTE", 1200, 1, 1_000_000),
                ZoneId.of(settings.text("BITEBUDGET_ZONE", "UTC")),
                origins(settings.text("BITEBUDGET_CORS_ORIGINS", LOCAL_PAGES)));
    }

    private static List<String> origins(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
    }
}
