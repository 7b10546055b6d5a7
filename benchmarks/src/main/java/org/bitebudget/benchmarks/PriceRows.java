package org.bitebudget.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.bitebudget.platform.product.ProductSize;
import org.bitebudget.platform.product.SizeText;
import org.tukaani.xz.XZInputStream;

/** Price files as feeds send them: CSV, plain or packed as {@code .xz}. */
final class PriceRows {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private PriceRows() {}

    /**
     * A row.
     *
     * @param sizeText the size column, where it says anything
     */
    record Row(
            String store,
            String product,
            String name,
            Optional<String> sizeText,
            String price,
            String currency,
            String promo,
            Optional<String> unitPrice) {

        Optional<ProductSize> size() {
            return SizeText.of(sizeText, name, currency);
        }

        String key() {
            return store + "|" + product;
        }
    }

    /** The price files of a directory. */
    static List<Path> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.csv(\\.xz)?"))
                    .sorted()
                    .toList();
        }
    }

    /** All rows of a file, in their order. */
    static List<Row> read(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = file.toString().endsWith(".xz") ? new XZInputStream(bytes) : bytes;
                InputStreamReader reader = new InputStreamReader(plain, StandardCharsets.UTF_8)) {
            List<Row> rows = new ArrayList<>();
            for (CSVRecord row : FORMAT.parse(reader)) {
                rows.add(new Row(
                        text(row, "store").orElse(""),
                        row.get("product_id"),
                        row.get("product_name"),
                        text(row, "size"),
                        row.get("price"),
                        row.get("currency"),
                        text(row, "promo").orElse(""),
                        text(row, "unit_price")));
            }
            return rows;
        }
    }

    /** Each product as it was seen last. */
    static List<Row> products(List<Row> rows) {
        Map<String, Row> last = new LinkedHashMap<>();
        rows.forEach(row -> last.put(row.key(), row));
        return List.copyOf(last.values());
    }

    private static Optional<String> text(CSVRecord row, String column) {
        return row.isMapped(column) && row.isSet(column)
                ? Optional.of(row.get(column).strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
