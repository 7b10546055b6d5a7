package org.bitebudget.ml.batch;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bitebudget.forecast.csv.CsvFiles;
import org.bitebudget.ml.domain.prices.ObservedPrice;
import org.bitebudget.ml.domain.prices.PriceTrack;

/**
 * Price observations in one file, in the columns that price feeds have: of these {@code store}, {@code product_id}, {@code price},
 * {@code observed_at} and, if there is one, {@code promo} are read.
 */
public final class PriceCsv {
    private static final int FRACTION_DIGITS = 4;
    private static final int DATE_LENGTH = 10;

    private PriceCsv() {}

    /**
     * The days on which a product of a store was seen.
     *
     * @param days oldest first, no day twice; amounts in ten-thousandths
     */
    public record Seen(String store, String product, List<ObservedPrice> days) {}

    /**
     * Daily prices of every store and product, in the order in which they first appear.
     *
     * @param file plain or packed with xz
     * @throws IOException if it can't be read or lacks a column; the message names it
     */
    public static List<PriceTrack> tracks(Path file) throws IOException {
        return seen(file).stream()
                .map(product -> PriceTrack.of(product.days(), FRACTION_DIGITS))
                .toList();
    }

    /**
     * What was seen of every store and product, in the order in which they first appear. The last line of a day holds. Lines without a positive
     * price are passed over: nothing can be learned from them.
     *
     * @param file plain or packed with xz
     * @throws IOException if it can't be read or lacks a column; the message names it
     */
    public static List<Seen> seen(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        Map<Product, SortedMap<Integer, ObservedPrice>> byProduct = new LinkedHashMap<>();
        try (CSVParser parser = CSVParser.parse(CsvFiles.reader(file), format)) {
            for (String column : List.of("store", "product_id", "price", "observed_at")) {
                if (!parser.getHeaderMap().containsKey(column)) {
                    throw new IOException(file + " has no column " + column);
                }
            }
            for (CSVRecord line : parser) {
                add(byProduct, line);
            }
        }
        List<Seen> seen = new ArrayList<>(byProduct.size());
        byProduct.forEach(
                (product, days) -> seen.add(new Seen(product.store(), product.product(), List.copyOf(days.values()))));
        return seen;
    }

    private record Product(String store, String product) {}

    private static void add(Map<Product, SortedMap<Integer, ObservedPrice>> byProduct, CSVRecord line)
            throws IOException {
        ObservedPrice observed;
        try {
            observed = observed(line);
        } catch (NumberFormatException | DateTimeException e) {
            throw new IOException("line " + (line.getRecordNumber() + 1) + ": " + e.getMessage(), e);
        }
        if (observed.minor() > 0) {
            byProduct
                    .computeIfAbsent(new Product(line.get("store"), line.get("product_id")), product -> new TreeMap<>())
                    .put(observed.day(), observed);
        }
    }

    private static ObservedPrice observed(CSVRecord line) {
        String at = line.get("observed_at");
        int day = Math.toIntExact(LocalDate.parse(at.substring(0, Math.min(DATE_LENGTH, at.length())))
                .toEpochDay());
        long price = new BigDecimal(line.get("price"))
                .movePointRight(FRACTION_DIGITS)
                .longValue();
        boolean promo = isTold(line, "promo") || (isTold(line, "list_price") && isCut(line));
        return new ObservedPrice(day, price, promo, 0, "", line.getRecordNumber());
    }

    private static boolean isTold(CSVRecord line, String column) {
        return line.isMapped(column) && !line.get(column).isBlank();
    }

    private static boolean isCut(CSVRecord line) {
        return new BigDecimal(line.get("list_price")).compareTo(new BigDecimal(line.get("price"))) > 0;
    }
}
