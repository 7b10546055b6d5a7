package org.bitebudget.gateway.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.RowFault;
import org.bitebudget.gateway.domain.feed.RowReject;

/** Rows of newline-delimited JSON; a broken line costs that line. */
final class JsonLineRows implements FeedRows {

    private final BoundedLines lines;

    JsonLineRows(InputStream in) {
        this.lines = new BoundedLines(in);
    }

    @Override
    public Optional<FeedItem> next() throws IOException {
        Optional<BoundedLines.Line> line = lines.next();
        return line.isEmpty() ? Optional.empty() : Optional.of(row(line.get()));
    }

    private static FeedItem row(BoundedLines.Line line) throws IOException {
        if (line.reject() != null) {
            return line.reject();
        }
        try (JsonParser json = JsonRow.JSON.createParser(line.text())) {
            json.nextToken();
            FeedItem item = JsonRow.read(json, line.number());
            return json.nextToken() == null ? item : malformed(line, "there is more on the line than one row");
        } catch (JsonProcessingException e) {
            return malformed(line, "broken JSON at column " + e.getLocation().getColumnNr());
        }
    }

    private static RowReject malformed(BoundedLines.Line line, String reason) {
        return new RowReject(line.number(), null, RowFault.MALFORMED_FEED_LINE, reason);
    }
}
