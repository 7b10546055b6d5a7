package org.bitebudget.gateway.domain.feed;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row as the feed gave it, nothing checked yet.
 *
 * @param line line of the feed from 1, the header counts
 * @param values what the row says; a column that is absent or blank is not in the map
 */
public record FeedRow(long line, Map<Column, String> values) implements FeedItem {

    /** The columns of a feed; others are ignored, also {@code store}: the request says whose feed it is. */
    public enum Column {
        /** The store's own id of the product. */
        PRODUCT_ID("product_id"),
        /** Name of the product. */
        PRODUCT_NAME("product_name"),
        /** Size such as {@code 6 x 330 ml}. */
        SIZE("size"),
        /** Price in major units with a decimal point. */
        PRICE("price"),
        /** ISO 4217 code. */
        CURRENCY("currency"),
        /** ISO 8601 instant, local time or date. */
        OBSERVED_AT("observed_at"),
        /** Promotion in the store's words. */
        PROMO("promo"),
        /** Price without promotion. */
        LIST_PRICE("list_price"),
        /** Category in the store's words. */
        CATEGORY("category"),
        /** Number under the barcode: a GTIN. */
        BARCODE("barcode", "ean", "gtin"),
        /** Whether the store has it now. */
        IN_STOCK("in_stock", "instock", "inStock", "available", "availability");

        private final String wireName;

        @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
        private final Set<String> aliases;

        Column(String wireName, String... aliases) {
            this.wireName = wireName;
            this.aliases = Set.of(aliases);
        }

        /** Name in headers and JSON rows. */
        public String wireName() {
            return wireName;
        }

        /** Whether a row may name it in several ways, of which the first counts. */
        public boolean hasAliases() {
            return !aliases.isEmpty();
        }

        /** JSON pointer to this column's field of a row. */
        public String pointer() {
            return "/" + wireName;
        }

        /** The column of that name or an alias of it, if it is one of ours. */
        public static Optional<Column> named(String name) {
            for (Column column : values()) {
                if (column.wireName.equals(name) || column.aliases.contains(name)) {
                    return Optional.of(column);
                }
            }
            return Optional.empty();
        }
    }

    /** Drops blank values and the white space around the others. */
    public FeedRow {
        Map<Column, String> stripped = new EnumMap<>(Column.class);
        values.forEach((column, value) -> {
            String text = value == null ? "" : value.strip();
            if (!text.isEmpty()) {
                stripped.put(column, text);
            }
        });
        values = stripped;
    }

    /** The column's value, if the row has one. */
    public Optional<String> value(Column column) {
        return Optional.ofNullable(values.get(column));
    }
}
