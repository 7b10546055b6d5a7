package org.bitebudget.gateway.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.FeedRow;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;
import org.bitebudget.gateway.domain.feed.RowFault;
import org.bitebudget.gateway.domain.feed.RowReject;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.FieldError;
import org.bitebudget.platform.problem.ProblemException;

/**
 * Rows of CSV (RFC 4180) with a header; comma, semicolon or tab, as the header says. A broken line costs that line: the
 * lines that a quote without end would swallow are read again on their own.
 */
final class CsvRows implements FeedRows {

    private static final Set<Column> NEEDED = Set.of(Column.PRODUCT_ID, Column.PRODUCT_NAME, Column.PRICE);
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    private final CsvLines lines;
    private final CSVFormat format;
    private final List<Optional<Column>> header;
    private CSVParser parser;

    /** @throws ProblemException if the first line is no header with the columns that every row needs */
    CsvRows(InputStream in) throws IOException {
        this.lines = new CsvLines(new BoundedLines(in));
        String first = lines.headerLine();
        this.format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(first))
                .setRecordSeparator('\n')
                .get();
        this.header = columns(first);
        this.parser = CSVParser.builder().setReader(lines).setFormat(format).get();
    }

    @Override
    public Optional<FeedItem> next() throws IOException {
        Optional<RowReject> brokenLine = lines.startRecord();
        if (brokenLine.isPresent()) {
            return Optional.of(brokenLine.get());
        }
        try {
            var records = parser.iterator();
            return records.hasNext() ? Optional.of(row(records.next())) : Optional.empty();
        } catch (IllegalStateException | java.io.UncheckedIOException e) {
            lines.rethrowIfSenderFailed();
            return Optional.of(startAgainAfterFirstLine());
        }
    }

    private FeedItem row(CSVRecord record) {
        if (record.size() != header.size()) {
            return new RowReject(
                    lines.firstLine(),
                    null,
                    RowFault.MALFORMED_FEED_LINE,
                    "the row has " + record.size() + " columns, the header " + header.size());
        }
        Map<Column, String> values = new EnumMap<>(Column.class);
        for (int i = 0; i < record.size(); i++) {
            String value = record.get(i);
            header.get(i).ifPresent(column -> values.put(column, value));
        }
        return new FeedRow(lines.firstLine(), values);
    }

    private RowReject startAgainAfterFirstLine() throws IOException {
        long line = lines.firstLine();
        lines.pushBackAllButFirst();
        parser = CSVParser.builder().setReader(lines).setFormat(format).get();
        return new RowReject(line, null, RowFault.MALFORMED_FEED_LINE, "broken quotes");
    }

    private static char delimiter(String header) {
        return DELIMITERS.stream()
                .max((a, b) -> Long.compare(count(header, a), count(header, b)))
                .orElseThrow();
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private List<Optional<Column>> columns(String first) throws IOException {
        List<Optional<Column>> columns = new ArrayList<>();
        try (CSVParser line = CSVParser.builder()
                .setReader(new StringReader(first))
                .setFormat(format)
                .get()) {
            line.iterator().next().forEach(name -> columns.add(column(name, columns)));
        } catch (IllegalStateException | java.io.UncheckedIOException e) {
            throw noHeader(e.getMessage());
        }
        List<Column> known = columns.stream().flatMap(Optional::stream).toList();
        for (Column needed : NEEDED) {
            if (!known.contains(needed)) {
                throw noHeader("the header lacks the column " + needed.wireName());
            }
        }
        if (known.size() != Set.copyOf(known).size()) {
            throw noHeader("the header names a column twice");
        }
        return columns;
    }

    /** Of several columns with barcodes, or that tell the stock, the first one counts. */
    private static Optional<Column> column(String name, List<Optional<Column>> before) {
        Optional<Column> column = Column.named(name.strip().toLowerCase(Locale.ROOT));
        boolean another = column.filter(Column::hasAliases).isPresent() && before.contains(column);
        return another ? Optional.empty() : column;
    }

    private static ProblemException noHeader(String reason) {
        return new ProblemException(
                ErrorCode.MISSING_FIELD,
                "A CSV feed starts with a header such as product_id,product_name,size,price,currency,observed_at.",
                FieldError.atLine(1, reason));
    }
}
