package org.bitebudget.stack.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.UndecodableRecordException;
import org.bitebudget.schema.Topics;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.topics.Cluster;

/**
 * Counts what {@link PriceRows} compares.
 *
 * @param cluster the brokers
 * @param registry the registry
 * @param clickHouse address of ClickHouse over HTTP
 */
record PriceRowsReader(Cluster cluster, RegistrySettings registry, URI clickHouse) {

    private static final String COUNTS =
            "SELECT store, toString(count()) AS rows FROM bitebudget.price_history FINAL GROUP BY store FORMAT JSONEachRow";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    PriceRows read() {
        PriceRows rows = new PriceRows();
        AvroCodec<PriceObservation> codec = AvroCodec.of(registry, Topics.PRICE_OBSERVATIONS);
        cluster.readAll(Topics.PRICE_OBSERVATIONS.name(), record -> {
            try {
                rows.record(codec.decode(record.value()));
            } catch (UndecodableRecordException e) {
                System.err.println("A record of prices can't be read, at offset " + record.offset());
            }
        });
        countRows(rows);
        return rows;
    }

    private void countRows(PriceRows rows) {
        HttpRequest request = HttpRequest.newBuilder(clickHouse)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(COUNTS))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            ObjectMapper json = new ObjectMapper();
            for (String line : answer.body().lines().toList()) {
                JsonNode row = json.readTree(line);
                rows.rows(row.path("store").asText(), row.path("rows").asLong());
            }
        } catch (IOException e) {
            throw CommandFailedException.unreachable("ClickHouse at " + clickHouse);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking ClickHouse", e);
        }
    }
}
