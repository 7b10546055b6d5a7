package org.bitebudget.gateway.domain.feed;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bitebudget.gateway.domain.feed.FeedRow.Column;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.product.Gtin;
import org.bitebudget.platform.product.ProductSize;
import org.bitebudget.platform.product.PromotionText;
import org.bitebudget.platform.product.SizeText;
import org.bitebudget.platform.taxonomy.Category;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * Checks one row after the other; for one thread. Prices are taken as printed or not at all: more decimals than the currency has are
 * refused rather than rounded, since nobody pays 1.999 EUR and a silent rounding would hide a feed's mistake.
 */
public final class RowReader {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\t\\r\\n]+");
    private static final int LONGEST_ID = 256;
    private static final int LONGEST_TEXT = 500;
    private static final long LARGEST_MINOR = 1_000_000_000_000L;

    private final FeedTerms terms;
    private String lastTime = "";
    private Optional<ObservedAt> lastSeen = Optional.empty();

    /** @param terms what holds for every row */
    public RowReader(FeedTerms terms) {
        this.terms = terms;
    }

    /** The observation that the row tells, or why it is refused; the first fault found counts. */
    public RowReading read(FeedRow row) {
        try {
            return observation(row);
        } catch (Refusal refusal) {
            return new RowReject(row.line(), refusal.column.pointer(), refusal.fault, refusal.getMessage());
        }
    }

    /** Whether the row has words on its stock that are not understood; its price is taken as one in stock. */
    public static boolean saysNothingOfStock(FeedRow row) {
        Optional<String> words = row.value(Column.IN_STOCK);
        return words.isPresent() && words.flatMap(Availability::parse).isEmpty();
    }

    private Observation observation(FeedRow row) throws Refusal {
        String product = text(row, Column.PRODUCT_ID, LONGEST_ID).orElseThrow(() -> missing(Column.PRODUCT_ID));
        String name = text(row, Column.PRODUCT_NAME, LONGEST_TEXT).orElseThrow(() -> missing(Column.PRODUCT_NAME));
        String currency = currency(row);
        Money price = amount(row, Column.PRICE, currency).orElseThrow(() -> missing(Column.PRICE));
        Optional<Money> listPrice = amount(row, Column.LIST_PRICE, currency);
        Optional<String> sizeText = text(row, Column.SIZE, LONGEST_TEXT);
        Optional<String> category = text(row, Column.CATEGORY, LONGEST_TEXT);
        Optional<ProductSize> size = SizeText.of(sizeText, name, currency);
        return new Observation(
                row.line(),
                terms.source(),
                terms.store(),
                product,
                name,
                price,
                listPrice,
                sizeText,
                size,
                size.flatMap(content -> content.unitPrice(price)),
                text(row, Column.PROMO, LONGEST_TEXT).map(promo -> PromotionText.read(promo, listPrice.orElse(price))),
                category,
                category.flatMap(Taxonomy.shipped()::named).map(Category::id),
                barcode(row),
                row.value(Column.IN_STOCK).flatMap(Availability::parse).orElse(true),
                seen(row));
    }

    private String currency(FeedRow row) throws Refusal {
        String code = row.value(Column.CURRENCY).or(terms::currency).orElseThrow(() -> missing(Column.CURRENCY));
        if (!Currencies.isKnown(code)) {
            throw new Refusal(
                    Column.CURRENCY,
                    RowFault.UNKNOWN_CURRENCY,
                    "'" + shown(code) + "' is no ISO 4217 code such as EUR");
        }
        return code;
    }

    private static Optional<Money> amount(FeedRow row, Column column, String currency) throws Refusal {
        Optional<String> text = row.value(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!DECIMAL.matcher(text.get()).matches()) {
            throw new Refusal(
                    column,
                    RowFault.NOT_A_NUMBER,
                    "'" + shown(text.get()) + "' is no plain number with a decimal point such as 1.99");
        }
        BigDecimal value = new BigDecimal(text.get());
        if (value.signum() < 0) {
            throw new Refusal(column, RowFault.NEGATIVE_PRICE, "'" + shown(text.get()) + "' is below zero");
        }
        if (value.signum() == 0) {
            throw new Refusal(column, RowFault.INVALID_FIELD, "a price is above zero; leave out what is not for sale");
        }
        return Optional.of(exact(column, value, currency));
    }

    private static Money exact(Column column, BigDecimal value, String currency) throws Refusal {
        int decimals = Currencies.exponent(currency);
        if (value.stripTrailingZeros().scale() > decimals) {
            throw new Refusal(
                    column,
                    RowFault.INVALID_FIELD,
                    value.toPlainString() + " has more decimals than the " + decimals + " of " + currency);
        }
        Money money = Money.of(value, currency);
        if (money.minor() > LARGEST_MINOR) {
            throw new Refusal(column, RowFault.INVALID_FIELD, value.toPlainString() + " is no price of a product");
        }
        return money;
    }

    private ObservedAt seen(FeedRow row) throws Refusal {
        Optional<String> text = row.value(Column.OBSERVED_AT);
        if (text.isEmpty()) {
            return terms.asOf()
                    .map(instant -> new ObservedAt(instant, terms.zone(), true))
                    .orElseThrow(() -> new Refusal(
                            Column.OBSERVED_AT,
                            RowFault.MISSING_FIELD,
                            "the row has no time and the feed no as_of instant"));
        }
        ObservedAt seen = parsed(text.get())
                .orElseThrow(() -> new Refusal(
                        Column.OBSERVED_AT,
                        RowFault.INVALID_FIELD,
                        "'" + shown(text.get()) + "' is no ISO 8601 instant or date since 1970"));
        if (seen.isTooFarAhead(terms.now())) {
            throw new Refusal(
                    Column.OBSERVED_AT,
                    RowFault.DATE_IN_FUTURE,
                    "'" + shown(text.get()) + "' is more than 24 hours ahead");
        }
        return seen;
    }

    /** Most feeds are of one day or one moment, so the last text is often this one too. */
    private Optional<ObservedAt> parsed(String text) {
        if (!text.equals(lastTime)) {
            lastTime = text;
            lastSeen = ObservedAt.parse(text, terms.zone());
        }
        return lastSeen;
    }

    private static Optional<String> text(FeedRow row, Column column, int longest) throws Refusal {
        Optional<String> value = row.value(column)
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC))
                .map(text ->
                        CONTROL.matcher(text).find() ? LINE_BREAKS.matcher(text).replaceAll(" ") : text);
        if (value.isPresent() && value.get().length() > longest) {
            throw new Refusal(column, RowFault.INVALID_FIELD, "longer than " + longest + " characters");
        }
        if (value.isPresent() && CONTROL.matcher(value.get()).find()) {
            throw new Refusal(column, RowFault.INVALID_FIELD, "holds a control character");
        }
        return value;
    }

    /** A price is worth having without its barcode, so a wrong one costs the identity across stores and not the row. */
    private static Optional<Gtin> barcode(FeedRow row) {
        return row.value(Column.BARCODE).flatMap(Gtin::parse).filter(number -> !number.isInStore());
    }

    private static Refusal missing(Column column) {
        return new Refusal(column, RowFault.MISSING_FIELD, column.wireName() + " is missing");
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** Leaves the reading of a row at its first fault; without a stack trace, since a feed may have millions. */
    private static final class Refusal extends Exception {
        private final Column column;
        private final RowFault fault;

        Refusal(Column column, RowFault fault, String reason) {
            super(reason, null, false, false);
            this.column = column;
            this.fault = fault;
        }
    }
}
