package org.bitebudget.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bitebudget.benchmarks.PriceRows.Row;
import org.bitebudget.platform.product.ProductSize;
import org.bitebudget.platform.product.SizeText;
import org.bitebudget.platform.text.DataFile;

/** Labelled pairs of products: our own of {@code identity.txt}, and those of a price file that {@code identity-pairs.tsv} names. */
final class IdentityPairs {

    private static final String HELD = "== held";
    private static final String OWN_CURRENCY = "EUR";

    private IdentityPairs() {}

    /** A product as the matcher sees it. */
    record Described(String name, Optional<ProductSize> size) {}

    /**
     * A pair.
     *
     * @param part {@code tuning}, {@code held} or {@code taken}
     */
    record Pair(String part, Described one, Described other, boolean same) {}

    /** Every two names of a line are one product, those of two lines of a block are two. */
    static List<Pair> own() {
        List<Pair> pairs = new ArrayList<>();
        List<List<Described>> block = new ArrayList<>();
        String part = "tuning";
        for (String line : lines()) {
            if (line.equals(HELD)) {
                part = "held";
            } else if (line.isBlank()) {
                pairs.addAll(pairs(block, part));
                block.clear();
            } else if (!line.startsWith("#")) {
                block.add(List.of(line.split(" \\| ")).stream()
                        .map(name -> new Described(name, SizeText.inName(name, OWN_CURRENCY)))
                        .toList());
            }
        }
        pairs.addAll(pairs(block, part));
        return pairs;
    }

    /** The labelled pairs whose products the file has; ids are the file's own. */
    static List<Pair> of(Map<String, Row> products) {
        List<Pair> pairs = new ArrayList<>();
        for (List<String> row : DataFile.rows(IdentityPairs.class, "identity-pairs.tsv", 4)) {
            Row one = products.get(row.get(1));
            Row other = products.get(row.get(2));
            if (one != null && other != null) {
                pairs.add(new Pair(
                        row.get(0), described(one), described(other), row.get(3).equals("1")));
            }
        }
        return pairs;
    }

    private static Described described(Row row) {
        return new Described(row.name(), row.size());
    }

    private static List<Pair> pairs(List<List<Described>> block, String part) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < block.size(); i++) {
            for (int j = i; j < block.size(); j++) {
                for (int a = 0; a < block.get(i).size(); a++) {
                    for (int b = i == j ? a + 1 : 0; b < block.get(j).size(); b++) {
                        pairs.add(
                                new Pair(part, block.get(i).get(a), block.get(j).get(b), i == j));
                    }
                }
            }
        }
        return pairs;
    }

    private static List<String> lines() {
        try (InputStream resource = Objects.requireNonNull(IdentityPairs.class.getResourceAsStream("identity.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
