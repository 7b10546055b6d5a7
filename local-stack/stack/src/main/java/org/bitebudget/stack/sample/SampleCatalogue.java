package org.bitebudget.stack.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The products that samples are drawn from, read from the packaged {@code products.csv}. */
final class SampleCatalogue {

    private final List<SampleProduct> products;

    private SampleCatalogue(List<SampleProduct> products) {
        this.products = products;
    }

    static SampleCatalogue read() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream csv = Objects.requireNonNull(
                        SampleCatalogue.class.getResourceAsStream("products.csv"), "products.csv");
                InputStreamReader reader = new InputStreamReader(csv, StandardCharsets.UTF_8)) {
            return new SampleCatalogue(
                    format.parse(reader).stream().map(SampleCatalogue::product).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SampleProduct product(CSVRecord row) {
        return new SampleProduct(
                row.get("sku"),
                Assortment.valueOf(row.get("assortment").toUpperCase(Locale.ROOT)),
                row.get("category"),
                Long.parseLong(row.get("eur_cents")),
                row.get("size"),
                Boolean.parseBoolean(row.get("weighed")),
                Map.of(Language.EN, row.get("en"), Language.ES, row.get("es"), Language.DE, row.get("de")));
    }

    /** All products in the order of the file. */
    List<SampleProduct> products() {
        return products;
    }

    /** The products that a shop sells, in the order of the file. */
    List<SampleProduct> soldBy(SampleShop shop) {
        return products.stream()
                .filter(product -> shop.assortments().contains(product.assortment()))
                .toList();
    }
}
