package org.bitebudget.gateway.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.gateway.domain.connector.ConnectorState;
import org.bitebudget.gateway.domain.connector.Position;
import org.bitebudget.gateway.index.IndexDatabase;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.ids.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What connectors keep between runs, also over a restart. It lies beside the index of the topics and is lost with it, so that no
 * page is taken as unchanged whose prices are gone.
 *
 * <p>Keys: {@code c} + connector; {@code C} + connector|fingerprint of its file|position.
 */
final class ConnectorStates {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorStates.class);
    private static final ObjectMapper JSON = Json.mapper();

    private final IndexDatabase database;

    ConnectorStates(IndexDatabase database) {
        this.database = database;
    }

    /** The state of a connector. */
    ConnectorState state(String connector) {
        return read(stateKey(connector), ConnectorState.class).orElse(ConnectorState.NEW);
    }

    /** What is known of a page as the file now asks for it. */
    Optional<Validators> validators(AdapterFile file, Position at) {
        return read(validatorsKey(file, at), Validators.class);
    }

    /** Keeps the state after a run with what was learned of its pages. */
    void put(AdapterFile file, ConnectorState state, Map<Position, Validators> validators) {
        try (IndexDatabase.Change change = database.change()) {
            change.put(stateKey(file.name()), bytes(state));
            validators.forEach((at, known) -> change.put(validatorsKey(file, at), bytes(known)));
            change.apply();
        }
    }

    private <T> Optional<T> read(byte[] key, Class<T> type) {
        return database.get(key).flatMap(json -> {
            try {
                return Optional.of(JSON.readValue(json, type));
            } catch (IOException e) {
                // an older version wrote it in another form; a run without it is only a little dearer
                LOG.warn("event=connector-state-unreadable type={}", type.getSimpleName());
                return Optional.empty();
            }
        });
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] stateKey(String connector) {
        return ("c" + Keys.join(connector)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] validatorsKey(AdapterFile file, Position at) {
        return ("C" + Keys.join(file.name(), file.fingerprint(), at.value() + "." + at.page()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
