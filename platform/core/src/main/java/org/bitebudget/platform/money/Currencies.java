package org.bitebudget.platform.money;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/**
 * The one pinned currency table: ISO 4217 codes that have minor units, and how many decimals each has. It also holds the
 * codes withdrawn since 2015, since prices and receipts may be years old. The table is a resource of ours and not the
 * JVM's, so that an amount means the same on every Java release.
 */
public final class Currencies {

    private static final Map<String, Integer> EXPONENTS = read();

    private Currencies() {}

    /**
     * Decimals of the currency's minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
     *
     * @throws UnknownCurrencyException if the table does not hold the code
     */
    public static int exponent(String code) {
        Integer exponent = code == null ? null : EXPONENTS.get(code);
        if (exponent == null) {
            throw new UnknownCurrencyException(code);
        }
        return exponent;
    }

    /** Whether the table holds the code (upper case only). */
    public static boolean isKnown(String code) {
        return code != null && EXPONENTS.containsKey(code);
    }

    /** Every code of the table. */
    public static Set<String> codes() {
        return EXPONENTS.keySet();
    }

    private static Map<String, Integer> read() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream resource = Objects.requireNonNull(
                        Currencies.class.getResourceAsStream("currencies.csv"), "resource currencies.csv");
                var rows = format.parse(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .collect(Collectors.toUnmodifiableMap(
                            row -> row.get("code"), row -> Integer.valueOf(row.get("exponent"))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the currency table", e);
        }
    }
}
