package org.bitebudget.gateway.domain.connector;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bitebudget.gateway.domain.connector.FieldRule.Notation;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.FeedRow;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;
import org.bitebudget.gateway.domain.feed.RowFault;
import org.bitebudget.gateway.domain.feed.RowReject;
import org.bitebudget.platform.money.Currencies;

/** Makes a row of a feed from an item of an answer. */
public final class RowMapping {

    private static final char REPLACEMENT = '\uFFFD';

    private final Adapter adapter;

    /** @param adapter tells where the columns stand */
    public RowMapping(Adapter adapter) {
        this.adapter = adapter;
    }

    /**
     * The row that the item tells, or why it is none.
     *
     * @param line number of the item within its run, from 1
     * @param item what stands at a path of the item
     */
    public FeedItem row(long line, Function<String, Optional<String>> item) {
        Map<Column, String> values = new EnumMap<>(Column.class);
        adapter.fields().forEach((column, rule) -> rule.text(item).ifPresent(text -> values.put(column, text)));
        for (Map.Entry<Column, String> value : values.entrySet()) {
            if (value.getValue().indexOf(REPLACEMENT) >= 0) {
                return new RowReject(
                        line,
                        value.getKey().pointer(),
                        RowFault.MALFORMED_FEED_LINE,
                        "bytes that are none of the answer's encoding");
            }
        }
        Optional<RowReject> unreadable =
                read(line, values, Column.PRICE).or(() -> read(line, values, Column.LIST_PRICE));
        return unreadable.isPresent() ? unreadable.get() : new FeedRow(line, values);
    }

    /** Replaces a price in words by its number; what it is for is the size, unless the item names one. */
    private Optional<RowReject> read(long line, Map<Column, String> values, Column column) {
        FieldRule rule = adapter.fields().get(column);
        String text = values.get(column);
        if (text == null || rule.notation() == Notation.PLAIN) {
            return Optional.empty();
        }
        Optional<PriceText> price = PriceText.parse(text, rule.notation(), minorDigits(values));
        if (price.isEmpty()) {
            return Optional.of(new RowReject(
                    line,
                    column.pointer(),
                    RowFault.NOT_A_NUMBER,
                    "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
                            + "' is no price written as declared"));
        }
        values.put(column, price.get().amount().toPlainString());
        price.get().per().ifPresent(size -> values.putIfAbsent(Column.SIZE, size));
        return Optional.empty();
    }

    private int minorDigits(Map<Column, String> values) {
        String currency =
                values.getOrDefault(Column.CURRENCY, adapter.currency().orElse(""));
        return Currencies.isKnown(currency) ? Currencies.exponent(currency) : 0;
    }
}
