package org.bitebudget.ocr.domain.correct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.ocr.domain.product.Product;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.taxonomy.Taxonomy;

/** Reads pointers and values as docs/corrections.md lists them; whoever wrote them is not trusted. */
public final class CorrectionReader {

    private static final Pattern LINE = Pattern.compile("/lines/([1-9]\\d{0,3})(?:/(\\w+))?");
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,10}(\\.\\d{1,4})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final int LONGEST_TEXT = 200;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalDate latest;

    /** @param latest no day after this is taken */
    public CorrectionReader(LocalDate latest) {
        this.latest = latest;
    }

    /**
     * What a corrected field says.
     *
     * @param value a text as it stands, an object as its JSON, or null
     * @throws RefusedCorrectionException if there is no such field, or the value is none for it
     */
    public Correction read(String pointer, String value) {
        return switch (pointer) {
            case "/merchant" -> new Correction.Merchant(text(value));
            case "/date" -> new Correction.Date(date(value));
            case "/time" -> new Correction.Time(time(value));
            case "/currency" -> new Correction.Currency(currency(value));
            case "/total" -> new Correction.Amount(Sum.TOTAL, amount(value));
            case "/subtotal" -> new Correction.Amount(Sum.SUBTOTAL, amount(value));
            case "/tax_total" -> new Correction.Amount(Sum.TAX_TOTAL, amount(value));
            case "/rounding" -> new Correction.Amount(Sum.ROUNDING, amount(value));
            case "/duplicate_of" -> {
                nothing(value);
                yield new Correction.NoDuplicate();
            }
            case "/lines/-" -> missedLine(object(value));
            default -> ofLine(pointer, value);
        };
    }

    private static Correction ofLine(String pointer, String value) {
        Matcher line = LINE.matcher(pointer);
        if (!line.matches()) {
            throw new RefusedCorrectionException("no such field can be corrected");
        }
        int lineNo = Integer.parseInt(line.group(1));
        if (line.group(2) == null) {
            nothing(value);
            return new Correction.NoLine(lineNo);
        }
        return switch (line.group(2)) {
            case "name" -> new Correction.LineName(lineNo, text(value));
            case "unit" -> new Correction.LineUnit(lineNo, text(value));
            case "quantity" -> new Correction.LineQuantity(lineNo, quantity(value));
            case "unit_price" -> new Correction.LineUnitPrice(lineNo, amount(value));
            case "total" -> new Correction.LineTotal(lineNo, amount(value));
            case "category_id" -> new Correction.LineCategory(lineNo, category(value));
            case "product" -> new Correction.LineProduct(lineNo, value == null ? null : product(object(value)));
            default -> throw new RefusedCorrectionException("no such field of a line can be corrected");
        };
    }

    private static Correction missedLine(JsonNode line) {
        String quantity = member(line, "quantity");
        String category = member(line, "category_id");
        return new Correction.MissedLine(
                text(member(line, "name")),
                amount(member(line, "total")),
                quantity == null ? BigDecimal.ONE : quantity(quantity),
                category == null ? null : category(category));
    }

    private static Product product(JsonNode product) {
        String brand = member(product, "brand");
        String size = member(product, "size");
        try {
            return Product.of(
                    text(member(product, "name")),
                    brand == null ? null : text(brand),
                    size == null ? null : text(size),
                    member(product, "barcode"));
        } catch (IllegalArgumentException e) {
            throw new RefusedCorrectionException("the barcode is none");
        }
    }

    private static String text(String value) {
        require(value != null && !value.isBlank() && value.length() <= LONGEST_TEXT, "a text of 1 to 200 characters");
        return value.strip();
    }

    private LocalDate date(String value) {
        try {
            LocalDate date = LocalDate.parse(value == null ? "" : value);
            require(!date.isBefore(EARLIEST) && !date.isAfter(latest), "a day from 1990 on that is not in the future");
            return date;
        } catch (DateTimeException e) {
            throw new RefusedCorrectionException("expected a date such as 2026-03-14");
        }
    }

    private static LocalTime time(String value) {
        try {
            return LocalTime.parse(value == null ? "" : value);
        } catch (DateTimeException e) {
            throw new RefusedCorrectionException("expected a time such as 17:42");
        }
    }

    private static String currency(String value) {
        require(Currencies.isKnown(value), "an ISO 4217 code");
        return value;
    }

    private static String category(String value) {
        require(value != null && Taxonomy.shipped().find(value).isPresent(), "a category of the taxonomy");
        return value;
    }

    private static BigDecimal amount(String value) {
        require(value != null && AMOUNT.matcher(value).matches(), "an amount such as 17.42");
        return new BigDecimal(value);
    }

    private static BigDecimal quantity(String value) {
        require(value != null && COUNT.matcher(value).matches(), "a decimal above zero");
        BigDecimal quantity = new BigDecimal(value);
        require(quantity.signum() > 0, "a decimal above zero");
        return quantity;
    }

    private static JsonNode object(String value) {
        try {
            JsonNode node = JSON.readTree(value == null ? "" : value);
            require(node.isObject(), "an object");
            return node;
        } catch (IOException e) {
            throw new RefusedCorrectionException("expected an object");
        }
    }

    private static String member(JsonNode object, String name) {
        JsonNode member = object.path(name);
        require(member.isTextual() || member.isMissingNode() || member.isNull(), "texts as members");
        return member.textValue();
    }

    private static void nothing(String value) {
        require(value == null, "null");
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new RefusedCorrectionException("expected " + expected);
        }
    }
}
