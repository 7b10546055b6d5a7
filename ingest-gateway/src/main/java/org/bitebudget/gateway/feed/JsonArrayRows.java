package org.bitebudget.gateway.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.FieldError;
import org.bitebudget.platform.problem.ProblemException;

/** Rows of a JSON array. Nothing tells where the next row starts once the JSON is broken, so that ends the feed. */
final class JsonArrayRows implements FeedRows {

    private final JsonParser json;
    private boolean started;

    JsonArrayRows(InputStream in) throws IOException {
        this.json = JsonRow.JSON.createParser(in);
    }

    @Override
    public Optional<FeedItem> next() throws IOException {
        try {
            if (!started) {
                started = true;
                json.nextToken();
            }
            JsonToken token = json.nextToken();
            if (token == null) {
                throw broken("the array has no end");
            }
            if (token != JsonToken.END_ARRAY) {
                return Optional.of(
                        JsonRow.read(json, json.currentTokenLocation().getLineNr()));
            }
            if (json.nextToken() != null) {
                throw broken("something follows the array");
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw broken("the JSON is broken at column " + e.getLocation().getColumnNr());
        }
    }

    private ProblemException broken(String reason) {
        return new ProblemException(
                ErrorCode.MALFORMED_JSON,
                "The rows before the fault may have been taken. Mend the feed and send it again from the start with the"
                        + " same batch_id; rows that were taken are not taken twice.",
                FieldError.atLine(json.currentLocation().getLineNr(), reason));
    }
}
