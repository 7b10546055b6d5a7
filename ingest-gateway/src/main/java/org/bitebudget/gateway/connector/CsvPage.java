package org.bitebudget.gateway.connector;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.feed.CsvRecords;
import org.bitebudget.platform.problem.ProblemException;

/** An answer in CSV with a header; a path is the name of a column. */
final class CsvPage implements Page {

    private final List<Item> items = new ArrayList<>();

    /** @throws FetchFault if it has no header */
    CsvPage(String text) {
        try {
            CsvRecords records = new CsvRecords(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            for (Optional<CsvRecords.Entry> next = records.next(); next.isPresent(); next = records.next()) {
                items.add(new CsvItem(records.header(), next.get()));
            }
        } catch (ProblemException e) {
            throw FetchFault.passing("the answer is no CSV with a header");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Item> items() {
        return items;
    }

    @Override
    public Optional<String> value(String path) {
        return Optional.empty();
    }

    private record CsvItem(List<String> header, CsvRecords.Entry entry) implements Item {

        @Override
        public Optional<String> value(String column) {
            int at = header.indexOf(column);
            return at < 0 || entry.reject() != null
                    ? Optional.empty()
                    : Optional.of(entry.values().get(at)).filter(text -> !text.isBlank());
        }

        @Override
        public Optional<String> fault() {
            return Optional.ofNullable(entry.reject()).map(reject -> "line " + reject.line() + ": " + reject.reason());
        }
    }
}
