package org.bitebudget.gateway.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bitebudget.gateway.domain.feed.RowFault;
import org.bitebudget.gateway.domain.feed.RowReject;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.FieldError;
import org.bitebudget.platform.problem.ProblemException;

/**
 * Records of CSV (RFC 4180) with a header; comma, semicolon or tab, as the header says. A broken line costs that line: the
 * lines that a quote without end would swallow are read again on their own.
 */
public final class CsvRecords {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    private final CsvLines lines;
    private final CSVFormat format;
    private final List<String> header;
    private CSVParser parser;

    /**
     * Reads the header.
     *
     * @throws ProblemException if there is none
     */
    public CsvRecords(InputStream in) throws IOException {
        this.lines = new CsvLines(new BoundedLines(in));
        String first = lines.headerLine();
        this.format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(first))
                .setRecordSeparator('\n')
                .get();
        this.header = header(first);
        this.parser = CSVParser.builder().setReader(lines).setFormat(format).get();
    }

    /**
     * A record, or why a line is none.
     *
     * @param line its first line, from 1; the header counts
     * @param values one for each column of the header; none where it is no record
     * @param reject why it is no record, null if it is one
     */
    public record Entry(long line, List<String> values, RowReject reject) {}

    /** Names of the columns. */
    public List<String> header() {
        return header;
    }

    /** The next record; empty at the end. */
    public Optional<Entry> next() throws IOException {
        Optional<RowReject> brokenLine = lines.startRecord();
        if (brokenLine.isPresent()) {
            return brokenLine.map(CsvRecords::broken);
        }
        try {
            var records = parser.iterator();
            return records.hasNext() ? Optional.of(entry(records.next())) : Optional.empty();
        } catch (IllegalStateException | UncheckedIOException e) {
            lines.rethrowIfSenderFailed();
            return Optional.of(startAgainAfterFirstLine());
        }
    }

    private Entry entry(CSVRecord record) {
        if (record.size() != header.size()) {
            return broken(new RowReject(
                    lines.firstLine(),
                    null,
                    RowFault.MALFORMED_FEED_LINE,
                    "the row has " + record.size() + " columns, the header " + header.size()));
        }
        return new Entry(lines.firstLine(), record.toList(), null);
    }

    private Entry startAgainAfterFirstLine() throws IOException {
        long line = lines.firstLine();
        lines.pushBackAllButFirst();
        parser = CSVParser.builder().setReader(lines).setFormat(format).get();
        return broken(new RowReject(line, null, RowFault.MALFORMED_FEED_LINE, "broken quotes"));
    }

    private static Entry broken(RowReject reject) {
        return new Entry(reject.line(), List.of(), reject);
    }

    private static char delimiter(String header) {
        return DELIMITERS.stream()
                .max((a, b) -> Long.compare(count(header, a), count(header, b)))
                .orElseThrow();
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private List<String> header(String first) throws IOException {
        try (CSVParser line = CSVParser.builder()
                .setReader(new StringReader(first))
                .setFormat(format)
                .get()) {
            return line.iterator().next().toList().stream().map(String::strip).toList();
        } catch (IllegalStateException | UncheckedIOException e) {
            throw noHeader(e.getMessage());
        }
    }

    /** The refusal of a feed whose first line is of no use. */
    static ProblemException noHeader(String reason) {
        return new ProblemException(
                ErrorCode.MISSING_FIELD,
                "A CSV feed starts with a header such as product_id,product_name,size,price,currency,observed_at.",
                FieldError.atLine(1, reason));
    }
}
