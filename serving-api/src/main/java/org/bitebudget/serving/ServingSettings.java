package org.bitebudget.serving;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.config.Settings;

/**
 * What serving-api is told by its environment.
 *
 * @param kafka bootstrap servers
 * @param registry schema registry
 * @param clickHouse HTTP address of ClickHouse
 * @param data directory of the materialised state
 * @param blobs directory of the sealed images
 * @param keys directory of the households' keys
 * @param tokenSecretFile secret that tokens are signed with
 * @param port HTTP port; 0 takes a free one
 * @param gatewayUrl base address of the ingest gateway as browsers reach it
 * @param zone zone that the page shows times in
 */
public record ServingSettings(
        String kafka,
        RegistrySettings registry,
        URI clickHouse,
        Path data,
        Path blobs,
        Path keys,
        Path tokenSecretFile,
        int port,
        URI gatewayUrl,
        ZoneId zone) {

    /** Reads the variables {@code BITEBUDGET_*}; defaults fit the local stack. */
    public static ServingSettings from(Settings settings) {
        return new ServingSettings(
                settings.text("BITEBUDGET_KAFKA", "localhost:19092"),
                RegistrySettings.at(
                        settings.httpUri("BITEBUDGET_REGISTRY", URI.create("http://localhost:18081/apis/ccompat/v7"))),
                settings.httpUri("BITEBUDGET_CLICKHOUSE", URI.create("http://localhost:18123")),
                settings.path("BITEBUDGET_DATA", Path.of("var", "serving-api")),
                settings.path("BITEBUDGET_BLOBS", Path.of("var", "blobs")),
                settings.path("BITEBUDGET_KEYS", Path.of("var", "keys")),
                settings.path("BITEBUDGET_TOKEN_SECRET_FILE", Path.of("var", "token.secret")),
                settings.port("BITEBUDGET_PORT", 8081),
                settings.httpUri("BITEBUDGET_GATEWAY_URL", URI.create("http://localhost:8080")),
                ZoneId.of(settings.text("BITEBUDGET_ZONE", "UTC")));
    }
}
