package org.bitebudget.ocr.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;
import org.bitebudget.ocr.domain.category.NameClassifier.Labelled;

/**
 * Names with labels from a CSV file. A further column may divide the labels: nearly every value of it belongs to one label, it has
 * more values than there are labels, and values recur. Of several such columns the one with the most values counts.
 *
 * @param names those that have a label
 * @param divider the column that divides the labels
 */
public record LabelledNames(List<Labelled> names, Optional<String> divider) {

    /** Fewer names for each value, and a column is taken for names or numbers of products. */
    private static final int NAMES_PER_VALUE = 10;

    /** The most labels for each value of a dividing column, on average. */
    private static final double LABELS_PER_VALUE = 1.05;

    /**
     * Reads a file.
     *
     * @throws BadFileException if there is no such file, or it lacks one of the columns
     */
    public static LabelledNames in(Path file, String name, String label) throws IOException {
        List<CSVRecord> rows = CsvFile.rows(file, name, label).stream()
                .filter(row -> !row.get(label).isBlank())
                .toList();
        Optional<String> divider = rows.isEmpty() ? Optional.empty() : divider(rows, name, label);
        return new LabelledNames(
                rows.stream()
                        .map(row -> new Labelled(row.get(name), row.get(label), row.get(divider.orElse(label))))
                        .toList(),
                divider);
    }

    private static Optional<String> divider(List<CSVRecord> rows, String name, String label) {
        long labels = distinct(rows, row -> row.get(label));
        return rows.get(0).getParser().getHeaderNames().stream()
                .filter(column -> !column.equals(name) && !column.equals(label))
                .filter(column -> rows.stream().allMatch(row -> row.isSet(column)))
                .filter(column -> {
                    long values = distinct(rows, row -> row.get(column));
                    long pairs = distinct(rows, row -> List.of(row.get(column), row.get(label)));
                    return values > labels
                            && values * NAMES_PER_VALUE <= rows.size()
                            && pairs <= values * LABELS_PER_VALUE;
                })
                .max(Comparator.comparingLong(column -> distinct(rows, row -> row.get(column))));
    }

    private static long distinct(List<CSVRecord> rows, Function<CSVRecord, ?> value) {
        return rows.stream().map(value).distinct().count();
    }
}
