package org.bitebudget.stack.sample;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.bitebudget.stack.sample.SampleReceipt.Line;
import org.bitebudget.stack.sample.SampleReceipt.TaxPart;
import org.bitebudget.stack.sample.SlipRow.Size;

/** Writes a receipt's rows as its shop's till would. */
final class ReceiptSlip {

    private final SampleReceipt receipt;
    private final TillStyle style;
    private final TillWords words;
    private final RandomGenerator random;
    private final List<SlipRow> rows = new ArrayList<>();

    private ReceiptSlip(SampleReceipt receipt, RandomGenerator random) {
        this.receipt = receipt;
        this.style = receipt.shop().style();
        this.words = TillWords.in(receipt.shop().language());
        this.random = random;
    }

    static List<SlipRow> rows(SampleReceipt receipt, RandomGenerator random) {
        ReceiptSlip slip = new ReceiptSlip(receipt, random);
        slip.heading();
        slip.items();
        slip.totals();
        slip.payment();
        slip.taxes();
        slip.footer();
        return List.copyOf(slip.rows);
    }

    private void heading() {
        SampleShop shop = receipt.shop();
        Size size = shop.name().length() * 2 <= style.columns() ? Size.DOUBLE : Size.TALL;
        int room = size == Size.DOUBLE ? style.columns() / 2 : style.columns();
        rows.add(new SlipRow(centred(shop.name(), room), size));
        shop.heading().forEach(row -> add(centred(row, style.columns())));
        add("");
        String date = receipt.at().format(DateTimeFormatter.ofPattern(style.date(), Locale.ENGLISH));
        String time = receipt.at().format(DateTimeFormatter.ofPattern(style.time(), Locale.ENGLISH));
        add(apart(words.date() + " " + date, time));
        add(words.receipt() + " " + receipt.number());
        add("-".repeat(style.columns()));
    }

    private void items() {
        if (style.items() == TillStyle.ItemLayout.COLUMNS) {
            add(columns(words.quantity(), words.article(), words.price(), words.amount()));
        }
        for (Line line : receipt.lines()) {
            item(line);
            if (line.discount() != 0) {
                add(apart("  " + words.discount(), amount(line.discount())));
            }
        }
        add("-".repeat(style.columns()));
    }

    private void item(Line line) {
        String total = amount(line.gross()) + (style.taxCodes() ? " " + line.taxCode() : "");
        switch (style.items()) {
            case COLUMNS -> add(columns(quantity(line), line.name(), amount(line.unitPrice()), amount(line.gross())));
            case PRICE_AT_END -> {
                add(apart(line.name(), total));
                if (!line.single()) {
                    add("   " + quantityTimesPrice(line));
                }
            }
            case QUANTITY_ABOVE -> {
                if (!line.single()) {
                    add("   " + quantityTimesPrice(line));
                }
                add(apart(line.name(), total));
            }
            case NAME_THEN_QUANTITY -> {
                add(line.name());
                add(apart("  " + quantityTimesPrice(line), total));
            }
            case CODE_FIRST -> {
                add(apart(line.code() + " " + line.name(), total));
                if (!line.single()) {
                    add("        " + quantityTimesPrice(line));
                }
            }
        }
    }

    private void totals() {
        boolean addsUp = !receipt.shop().taxes().included() || receipt.rounding() != 0;
        if (addsUp || random.nextInt(100) < 25) {
            add(apart(words.subtotal(), amount(receipt.subtotal())));
        }
        if (!receipt.shop().taxes().included()) {
            receipt.taxes().stream()
                    .filter(part -> part.tax() != 0)
                    .forEach(part -> add(apart("Tax " + rate(part), amount(part.tax()))));
        }
        if (receipt.rounding() != 0) {
            add(apart(words.rounding(), amount(receipt.rounding())));
        }
        String label = words.total().get(random.nextInt(words.total().size()));
        rows.add(new SlipRow(cased(apart(label, withSymbol(receipt.total()))), Size.TALL));
    }

    private void payment() {
        if (receipt.card()) {
            String card = words.card().get(random.nextInt(words.card().size()));
            add(apart(card, amount(receipt.total())));
        } else {
            add(apart(words.cash(), amount(receipt.cash())));
            add(apart(words.change(), amount(receipt.change())));
        }
        add("");
    }

    private void taxes() {
        if (!receipt.shop().taxes().included()) {
            return;
        }
        if (style.taxTable()) {
            add(table(words.tax() + "%", words.net(), words.tax(), words.gross()));
            receipt.taxes()
                    .forEach(part -> add(table(
                            part.code() + " " + rate(part),
                            amount(part.net()),
                            amount(part.tax()),
                            amount(part.gross()))));
        } else {
            receipt.taxes().stream()
                    .filter(part -> part.tax() != 0)
                    .forEach(part -> add(apart(words.tax() + " " + rate(part), amount(part.tax()))));
        }
        add("");
    }

    private void footer() {
        add(centred(words.thanks().get(random.nextInt(words.thanks().size())), style.columns()));
        if (random.nextBoolean()) {
            add(centred("*".repeat(style.columns() / 2), style.columns()));
        }
    }

    private void add(String text) {
        rows.add(SlipRow.of(cased(text)));
    }

    private String cased(String text) {
        return style.upperCase() ? text.toUpperCase(Locale.ROOT) : text;
    }

    private String quantityTimesPrice(Line line) {
        return line.weighed()
                ? quantity(line) + " kg x " + amount(line.unitPrice()) + "/kg"
                : quantity(line) + " x " + amount(line.unitPrice());
    }

    private String quantity(Line line) {
        BigDecimal quantity = line.quantity();
        return quantity.toPlainString().replace('.', style.decimalMark());
    }

    private String amount(long minor) {
        String digits = "%d%c%02d".formatted(Math.abs(minor) / 100, style.decimalMark(), Math.abs(minor) % 100);
        return minor < 0 ? "-" + digits : digits;
    }

    private String withSymbol(long minor) {
        String gap = style.symbol().length() > 1 ? " " : "";
        return style.symbolFirst() ? style.symbol() + gap + amount(minor) : amount(minor) + " " + style.symbol();
    }

    private String rate(TaxPart part) {
        String percent =
                BigDecimal.valueOf(part.basisPoints(), 2).stripTrailingZeros().toPlainString();
        return percent.replace('.', style.decimalMark()) + "%";
    }

    private String columns(String quantity, String name, String price, String amount) {
        return ("%-6s%-" + (style.columns() - 21) + "s%7s%8s").formatted(quantity, name, price, amount);
    }

    private String table(String first, String second, String third, String fourth) {
        int room = (style.columns() - 10) / 3;
        return ("%-10s%" + room + "s%" + room + "s%" + room + "s").formatted(first, second, third, fourth);
    }

    private String apart(String left, String right) {
        int gap = Math.max(1, style.columns() - left.length() - right.length());
        return left + " ".repeat(gap) + right;
    }

    private static String centred(String text, int columns) {
        return " ".repeat(Math.max(0, (columns - text.length()) / 2)) + text;
    }
}
