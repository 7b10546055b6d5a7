package org.bitebudget.gateway.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.FeedRow;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;
import org.bitebudget.gateway.domain.feed.RowFault;
import org.bitebudget.gateway.domain.feed.RowReject;

/** Reads one row out of a JSON token stream. */
final class JsonRow {

    /** NaN and Infinity come through as tokens, so that they refuse a price and not the whole array. */
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(FeedRows.LONGEST_ROW)
                    .maxNumberLength(100)
                    .maxNameLength(200)
                    .maxNestingDepth(20)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private JsonRow() {}

    /** The row whose first token is the current one; afterwards the current token is the row's last. */
    static FeedItem read(JsonParser json, long line) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return new RowReject(line, null, RowFault.MALFORMED_FEED_LINE, "the row is no JSON object");
        }
        Map<Column, String> values = new EnumMap<>(Column.class);
        Column strange = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Optional<Column> column = Column.named(json.currentName());
            JsonToken value = json.nextToken();
            if (column.isEmpty() || value == JsonToken.VALUE_NULL) {
                json.skipChildren();
            } else if (value == JsonToken.VALUE_STRING || value.isNumeric() || isStock(column.get(), value)) {
                values.putIfAbsent(column.get(), json.getText());
            } else {
                strange = column.get();
                json.skipChildren();
            }
        }
        return strange == null
                ? new FeedRow(line, values)
                : new RowReject(line, strange.pointer(), RowFault.INVALID_FIELD, "neither a text nor a number");
    }

    private static boolean isStock(Column column, JsonToken value) {
        return column == Column.IN_STOCK && value.isBoolean();
    }
}
