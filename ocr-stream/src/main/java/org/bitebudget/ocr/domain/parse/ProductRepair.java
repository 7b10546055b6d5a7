package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.ocr.domain.text.Row;
import org.bitebudget.ocr.domain.text.Word;

/**
 * Mends the last number of a bought line where quantity times unit price says what it is: {@code 2 x 0.85  170} and
 * {@code 2 x 3.96  7.924} have lost a point or gained a mark, {@code 2 x 5.30  10.€0} a digit.
 */
final class ProductRepair {

    private static final int LEAST_WITHOUT_POINT = 100;
    private static final double MENDED = 0.7;

    private ProductRepair() {}

    /** The figures, the last one as an amount where the others prove it. */
    static List<Figure> mended(Row row, String text, List<Figure> figures) {
        int word =
                text.length() - row.words().get(row.words().size() - 1).text().length();
        List<Figure> whole = figures.stream()
                // digits behind a character that is none are only the end of a number
                .filter(figure -> figure.isAmount() || figure.from() <= word)
                .toList();
        if (whole.size() < 2) {
            return figures;
        }
        Figure last = whole.get(whole.size() - 1);
        if (last.kind() == Figure.Kind.NUMBER) {
            return proven(last, whole.subList(0, whole.size() - 1))
                    .map(minor -> replaced(whole, amount(last, minor)))
                    .orElse(figures);
        }
        return unread(row, text, whole).map(amount -> added(whole, amount)).orElse(figures);
    }

    private static Optional<Long> proven(Figure last, List<Figure> others) {
        int decimals = Math.max(0, last.value().scale());
        long printed = decimals == 0
                ? last.value().longValue()
                : decimals == 3 ? last.value().movePointRight(2).longValue() : 0;
        if (printed <= 0 || (decimals == 0 && printed < LEAST_WITHOUT_POINT)) {
            return Optional.empty();
        }
        boolean isProduct = others.stream().anyMatch(quantity -> others.stream()
                .anyMatch(price -> !price.equals(quantity)
                        && price.isAmount()
                        && isCount(quantity)
                        && ItemFigures.product(quantity.value(), price.value()) == printed));
        // a single piece whose unit price has lost its point as well; the column of discounts shows that there are
        // points
        boolean isSingle = decimals == 0
                && others.stream().anyMatch(other -> other.value().compareTo(BigDecimal.ONE) == 0)
                && others.stream().anyMatch(other -> other.value().compareTo(last.value()) == 0)
                && others.stream()
                        .anyMatch(other -> other.isAmount() && other.value().signum() == 0);
        return isProduct || isSingle ? Optional.of(printed) : Optional.empty();
    }

    private static boolean isCount(Figure figure) {
        return figure.kind() == Figure.Kind.NUMBER && figure.value().signum() > 0;
    }

    /** A last word that is the product but for characters that are no digits. */
    private static Optional<Figure> unread(Row row, String text, List<Figure> figures) {
        Word last = row.words().get(row.words().size() - 1);
        int from = text.length() - last.text().length();
        Figure price = figures.get(figures.size() - 1);
        if (price.to() > from || !price.isAmount()) {
            return Optional.empty();
        }
        return figures.stream()
                .filter(ProductRepair::isCount)
                .map(quantity -> ItemFigures.product(quantity.value(), price.value()))
                .filter(minor ->
                        isAlmost(last.text(), BigDecimal.valueOf(minor, 2).toPlainString()))
                .findFirst()
                .map(minor -> new Figure(
                        Figure.Kind.AMOUNT,
                        BigDecimal.valueOf(minor, 2),
                        last.text(),
                        last.confidence() * MENDED,
                        last.box(),
                        from,
                        text.length()));
    }

    private static boolean isAlmost(String printed, String product) {
        if (printed.length() != product.length() || printed.charAt(printed.length() - 3) != '.') {
            return false;
        }
        int same = 0;
        for (int i = 0; i < printed.length(); i++) {
            boolean equal = printed.charAt(i) == product.charAt(i);
            if (!equal && Character.isDigit(printed.charAt(i))) {
                return false;
            }
            same += equal ? 1 : 0;
        }
        return same >= printed.length() - 1;
    }

    private static Figure amount(Figure figure, long minor) {
        return new Figure(
                Figure.Kind.AMOUNT,
                BigDecimal.valueOf(minor, 2),
                figure.raw(),
                figure.confidence() * MENDED,
                figure.box(),
                figure.from(),
                figure.to());
    }

    private static List<Figure> replaced(List<Figure> figures, Figure last) {
        return added(figures.subList(0, figures.size() - 1), last);
    }

    private static List<Figure> added(List<Figure> figures, Figure last) {
        List<Figure> mended = new ArrayList<>(figures);
        mended.add(last);
        return mended;
    }
}
