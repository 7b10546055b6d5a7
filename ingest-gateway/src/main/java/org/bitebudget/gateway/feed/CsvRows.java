package org.bitebudget.gateway.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.FeedRow;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;
import org.bitebudget.platform.problem.ProblemException;

/** Rows of CSV whose header names the columns of a feed. */
final class CsvRows implements FeedRows {

    private static final Set<Column> NEEDED = Set.of(Column.PRODUCT_ID, Column.PRODUCT_NAME, Column.PRICE);

    private final CsvRecords records;
    private final List<Optional<Column>> columns;

    /** @throws ProblemException if the first line is no header with the columns that every row needs */
    CsvRows(InputStream in) throws IOException {
        this.records = new CsvRecords(in);
        this.columns = columns(records.header());
    }

    @Override
    public Optional<FeedItem> next() throws IOException {
        return records.next().map(entry -> entry.reject() == null ? row(entry) : entry.reject());
    }

    private FeedRow row(CsvRecords.Entry entry) {
        Map<Column, String> values = new EnumMap<>(Column.class);
        for (int i = 0; i < columns.size(); i++) {
            String value = entry.values().get(i);
            columns.get(i).ifPresent(column -> values.put(column, value));
        }
        return new FeedRow(entry.line(), values);
    }

    private static List<Optional<Column>> columns(List<String> header) {
        List<Optional<Column>> columns = new ArrayList<>();
        header.forEach(name -> columns.add(column(name, columns)));
        List<Column> known = columns.stream().flatMap(Optional::stream).toList();
        for (Column needed : NEEDED) {
            if (!known.contains(needed)) {
                throw CsvRecords.noHeader("the header lacks the column " + needed.wireName());
            }
        }
        if (known.size() != Set.copyOf(known).size()) {
            throw CsvRecords.noHeader("the header names a column twice");
        }
        return columns;
    }

    /** Of several columns with barcodes, or that tell the stock, the first one counts. */
    private static Optional<Column> column(String name, List<Optional<Column>> before) {
        Optional<Column> column = Column.named(name.toLowerCase(Locale.ROOT));
        boolean another = column.filter(Column::hasAliases).isPresent() && before.contains(column);
        return another ? Optional.empty() : column;
    }
}
